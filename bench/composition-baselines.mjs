/** What the engine is measured against; one baseline per process: `node composition-baselines.mjs <kind> <order>`. */
import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import '../packages/media/dist/ffmpeg/polyfill.js';
import { openGraph } from '../packages/media/dist/ffmpeg/graph-run.js';
import { makeSound } from '../packages/media/dist/ffmpeg/make-sound.js';
import { openMp4 } from '../packages/media/dist/ffmpeg/mp4-writer.js';
import { probeFile } from '../packages/media/dist/ffmpeg/probe-file.js';
import { openVideoEncoder } from '../packages/media/dist/ffmpeg/video-encoder.js';
import { soundPlan } from '../packages/media/dist/audio/sound-plan.js';
import { printGraph } from '../packages/media/dist/render/filter-graph.js';
import { segmentsOf } from '../packages/media/dist/render/segments.js';
import { VIDEO_SETTINGS } from '../packages/media/dist/render/settings.js';
import { stageFiles } from '../packages/media/dist/render/stage-files.js';
import { videoGraph } from '../packages/media/dist/render/video-graph.js';
import { boxLayers } from './composition-ad.mjs';

const [, , kind, json] = process.argv;
const order = JSON.parse(json ?? '{}');
const MEDIUM = { preset: 'medium', crf: 23, x264: 'open-gop=0', gopSeconds: 8, threads: 0 };
const TAG = 'setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709';

async function encodeGraph(text, outPath, shape, settings, sound) {
  const graph = await openGraph(text, { media: 'video' });
  const encoder = await openVideoEncoder(shape, settings);
  const writer = await openMp4(outPath);
  const stream = writer.addEncoder(encoder.context);
  const audio = sound ? writer.addEncoder(sound.context) : -1;
  await writer.begin();
  for (const packet of sound?.packets ?? []) await writer.write(packet, audio);
  let count = 0;
  let pending = Promise.resolve();
  for (;;) {
    const frame = await graph.outputs[0].next();
    await pending;
    if (!frame) break;
    pending = encoder.encode(frame, count++).then(async (packets) => {
      for (const packet of packets) await writer.write(packet, stream);
    });
  }
  for (const packet of await encoder.flush()) await writer.write(packet, stream);
  await writer.finish();
  graph.close();
  encoder.close();
  return count;
}

const rawSource = ({ raw, width, height, fps }) =>
  `movie=filename=${raw}:format_name=rawvideo:format_opts=video_size=${width}x${height}\\\\:pixel_format=yuv420p\\\\:framerate=${fps},${TAG}`;

async function stage() {
  const folder = mkdtempSync(join(order.folder, 'stage-'));
  process.chdir(folder);
  const { timeline } = order;
  const film = { timeline, layers: boxLayers(timeline), outPath: '' };
  const settings = { sources: new Map(order.sources), quality: 'final' };
  const given = await stageFiles([film], settings, folder, ['unused.mp4']);
  const staged = { sources: given.sources, ...given.films[0] };
  const sources = new Map();
  for (const [sha256, file] of Object.entries(staged.sources))
    sources.set(sha256, { file, info: await probeFile(file) });
  return { staged, sources, folder };
}

const kinds = {
  /** The finished pictures, uncompressed. */
  async raw() {
    const { staged, sources, folder } = await stage();
    const context = { timeline: order.timeline, sources, layers: staged.layers, cards: staged.cards };
    const graph = await openGraph(printGraph(videoGraph(context, segmentsOf(order.timeline))), {
      media: 'video',
    });
    const file = openSync(order.raw, 'w');
    for (;;) {
      const frame = await graph.outputs[0].next();
      if (!frame) break;
      writeSync(file, frame.toBuffer());
      frame.free();
    }
    graph.close();
    rmSync(folder, { recursive: true });
    return {};
  },
  /** A clip as a hosted model delivers it: a fraction of the bits the generator's own file has. */
  async deliver() {
    const settings = { ...MEDIUM, crf: 26, gopSeconds: 8 };
    const frames = await encodeGraph(`movie=${order.file}[v]`, order.outPath, order, settings);
    return { frames };
  },
  /** Decoding, scaling and overlays without any encoder. */
  async draw() {
    const { staged, sources, folder } = await stage();
    const context = { timeline: order.timeline, sources, layers: staged.layers, cards: staged.cards };
    const before = process.cpuUsage();
    const graph = await openGraph(printGraph(videoGraph(context, segmentsOf(order.timeline))), {
      media: 'video',
    });
    let frames = 0;
    for (let frame = await graph.outputs[0].next(); frame; frame = await graph.outputs[0].next()) {
      frames++;
      frame.free();
    }
    graph.close();
    rmSync(folder, { recursive: true });
    const used = process.cpuUsage(before);
    return { frames, drawing: (used.user + used.system) / 1e6 };
  },
  /** Nothing but the encoder, with our settings, on the finished pictures. */
  async bare() {
    const frames = await encodeGraph(
      `${rawSource(order)}[v]`,
      order.outPath,
      order,
      order.settings ?? VIDEO_SETTINGS.final,
    );
    return { frames };
  },
  /** Normalise every clip to a file, crossfade those to a file, then cards, text and sound in a last pass. */
  async naive() {
    const { staged, sources, folder } = await stage();
    const { timeline } = order;
    const { width: w, height: h, fps } = timeline;
    const clips = timeline.video.filter((item) => item.kind === 'clip');
    const fit = `scale=${w}:${h}:force_original_aspect_ratio=decrease:flags=bicubic:out_color_matrix=bt709,pad=${w}:${h}:(ow-iw)/2:(oh-ih)/2,setsar=1,format=yuv420p,${TAG}`;
    for (const [i, clip] of clips.entries()) {
      const { file } = sources.get(clip.source.sha256);
      const text = `movie=${file},trim=start=${clip.in / fps}:duration=${clip.length / fps},setpts=PTS-STARTPTS,${fit},fps=${fps}[v]`;
      await encodeGraph(text, `n${i}.mp4`, timeline, MEDIUM);
    }
    let offset = 0;
    let last = 'm0';
    let text = clips.map((_, i) => `movie=n${i}.mp4,settb=1/${fps},setpts=N[m${i}]`).join(';');
    for (const [i, clip] of clips.slice(1).entries()) {
      offset += clips[i].length - clip.transition.frames;
      text += `;[${last}][m${i + 1}]xfade=transition=fade:duration=${clip.transition.frames / fps}:offset=${offset / fps}[x${i}]`;
      last = `x${i}`;
    }
    await encodeGraph(`${text};[${last}]format=yuv420p[v]`, 'body.mp4', timeline, MEDIUM);
    const cards = timeline.video.filter((item) => item.kind === 'card');
    for (const [i, card] of cards.entries()) {
      const color = `color=c=0x${card.background.color.slice(1)}:s=${w}x${h}:r=${fps}:d=${card.length / fps},format=yuv420p,${TAG}[v]`;
      await encodeGraph(color, `card${i}.mp4`, timeline, MEDIUM);
    }
    const part = (name, label) => `movie=${name},settb=1/${fps},setpts=N[${label}]`;
    const joined = `${part('card0.mp4', 'a')};${part('body.mp4', 'b')};${part('card1.mp4', 'c')};[a][b][c]concat=n=3,settb=1/${fps},setpts=N[film]`;
    const over = videoGraph(
      { timeline, sources, layers: staged.layers, cards: staged.cards },
      segmentsOf(timeline),
    );
    const text2 = printGraph({
      chains: over.chains.slice(over.chains.findIndex((chain) => chain.to[0] === 'film') + 1),
    });
    const { sound } = await makeSound(soundPlan(timeline), sources, () => undefined);
    const frames = await encodeGraph(
      `${joined};${text2}`,
      join(order.folder, 'naive.mp4'),
      timeline,
      MEDIUM,
      sound,
    );
    process.chdir(order.folder);
    rmSync(folder, { recursive: true });
    return { frames };
  },
  /** SSIM (all planes) and PSNR (dB, all planes) of a file against the uncompressed pictures. */
  async compare() {
    const inputs = `movie=${order.file},setpts=N/${order.fps}/TB[a];${rawSource(order)},setpts=N/${order.fps}/TB,split[c][d]`;
    const text = `${inputs};[a][c]ssim[e];[e][d]psnr[v]`;
    const graph = await openGraph(text, { media: 'video' });
    let [ssim, squares, frames] = [0, 0, 0];
    for (;;) {
      const frame = await graph.outputs[0].next();
      if (!frame) break;
      const facts = frame.getMetadata().getAll();
      ssim += Number(facts['lavfi.ssim.All']);
      squares += Number(facts['lavfi.psnr.mse_avg'] ?? 0);
      frames++;
      frame.free();
    }
    graph.close();
    return {
      ssim: ssim / frames,
      psnr: squares > 0 ? 10 * Math.log10(255 ** 2 / (squares / frames)) : Number.NaN,
      frames,
    };
  },
};

const result = await kinds[kind]();
const used = process.resourceUsage();
console.log(
  JSON.stringify({
    ...result,
    cpu: (used.userCPUTime + used.systemCPUTime) / 1e6,
    memory: used.maxRSS * 1024,
  }),
);
process.exit(0);
