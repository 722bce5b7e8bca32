/**
 * Measures the composition engine against the bare encoder and the way most projects compose, on clips with
 * moving texture and grain: `npm run bench:composition [-- --rounds 5] [--keep]`. One `name value` line per figure; medians of
 * interleaved runs. Everything runs through the engine's own FFmpeg; no other is needed.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { encodeVideo, probe, renderFilms, renderTimeline } from '../packages/media/dist/index.js';
import { adTimeline, boxLayers } from './composition-ad.mjs';
import { clipFrames, musicWav } from './composition-clips.mjs';

const run = promisify(execFile);
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const rounds = option('rounds', 3);
const folder = join(tmpdir(), 'admint-bench-composition');
const at = (name) => join(folder, name);
mkdirSync(folder, { recursive: true });

const say = (name, value) =>
  console.log(`${name} ${typeof value === 'number' ? Number(value.toFixed(4)) : value}`);
const note = (text) => process.stderr.write(`${text}\n`);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function makeSources() {
  const sizes = [
    [1280, 720],
    [1024, 576],
    [1280, 720],
    [1024, 576],
  ];
  const files = [];
  for (const [i, [width, height]] of sizes.entries()) {
    const outPath = at(`clip-${i}.mp4`);
    if (!existsSync(outPath)) {
      note(`making clip ${i + 1}`);
      const drawn = at(`drawn-${i}.mp4`);
      await encodeVideo({
        width,
        height,
        fps: 30,
        outPath: drawn,
        frames: clipFrames(width, height, 105, i + 1),
      });
      await baseline('deliver', { file: drawn, outPath, width, height, fps: 30 });
      rmSync(drawn);
    }
    files.push(outPath);
  }
  const music = at('music.wav');
  musicWav(music, 16);
  return { clips: files, music };
}

async function source(path) {
  const info = await probe(path);
  const { width, height, fps, duration } = info;
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return {
    sha256,
    content_type: info.content_type,
    width,
    height,
    fps,
    duration,
    has_audio: info.audio !== undefined,
  };
}

/** Runs one baseline in a process of its own, timed from start to exit as ours is. */
async function baseline(kind, order) {
  const entry = fileURLToPath(new URL('./composition-baselines.mjs', import.meta.url));
  const began = performance.now();
  const { stdout } = await run(process.execPath, [entry, kind, JSON.stringify(order)], { maxBuffer: 1e8 });
  return {
    seconds: (performance.now() - began) / 1000,
    ...JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}'),
  };
}

/** One ad laid out for four ratios, rendered together. */
async function timedFour() {
  const ratios = [
    [1920, 1080],
    [1080, 1920],
    [1080, 1080],
    [1080, 1350],
  ];
  const films = ratios.map(([width, height]) => {
    const timeline = ad({ width, height, fit: 'cover' });
    return { timeline, layers: boxLayers(timeline), outPath: at(`ratio-${width}x${height}.mp4`) };
  });
  const began = performance.now();
  const [result] = await renderFilms(films, { sources, quality: 'final' });
  return { seconds: (performance.now() - began) / 1000, cpu: result.cpu_seconds, result };
}

async function timed(input) {
  const began = performance.now();
  const result = await renderTimeline(input);
  return { seconds: (performance.now() - began) / 1000, cpu: result.cpu_seconds, result };
}

const { clips, music } = await makeSources();
const clipSources = await Promise.all(clips.map(source));
const musicSource = await source(music);
const sources = new Map([...clipSources.map((s, i) => [s.sha256, clips[i]]), [musicSource.sha256, music]]);
const ad = (options = {}) => adTimeline(clipSources, musicSource, options);
const order = (timeline, name, extra = {}) => ({
  timeline,
  sources,
  layers: boxLayers(timeline),
  outPath: at(name),
  quality: 'final',
  ...extra,
});

const full = ad();
const edited = ad({ trimFirst: 10 });
const raw = at('composite.yuv');
note('making the uncompressed composite');
const shape = { width: 1920, height: 1080, fps: 30 };
const baselineOrder = {
  timeline: full,
  layers: boxLayers(full),
  sources: [...sources],
  folder,
  raw,
  ...shape,
};
await baseline('raw', { ...baselineOrder, layers: undefined });

const seen = { ours: [], bare: [], naive: [], cold: [], same: [], edit: [], four: [], one: [] };
const cache = at('cache');
for (let round = 0; round < rounds; round++) {
  note(`round ${round + 1} of ${rounds}`);
  seen.ours.push(await timed(order(full, 'ours.mp4')));
  seen.bare.push(await baseline('bare', { raw, outPath: at('bare.mp4'), ...shape }));
  rmSync(cache, { recursive: true, force: true });
  seen.cold.push(await timed(order(full, 'cold.mp4', { cache })));
  seen.same.push(await timed(order(full, 'same.mp4', { cache })));
  seen.edit.push(await timed(order(edited, 'edit.mp4', { cache })));
  seen.one.push(await timed(order(ad({ fit: 'cover' }), 'one.mp4')));
  seen.four.push(await timedFour());
  if (round < 1 || rounds > 3)
    seen.naive.push(await baseline('naive', { ...baselineOrder, layers: undefined }));
}

const seconds = (name) => median(seen[name].map((entry) => entry.seconds));
const cpu = (name) => median(seen[name].map((entry) => entry.cpu ?? 0));
for (const name of ['ours', 'bare', 'naive', 'cold', 'same', 'edit']) {
  say(`${name}_seconds`, seconds(name));
  say(`${name}_cpu_seconds`, cpu(name));
}
const { drawing } = await baseline('draw', { ...baselineOrder, layers: undefined });
say('drawing_cpu_seconds', drawing);
say('ours/bare_encode', seconds('ours') / seconds('bare'));
say('ours/bare_encode_cpu', cpu('ours') / cpu('bare'));
say('naive/ours', seconds('naive') / seconds('ours'));
const touched = seen.edit[0].result;
say('one_edit_touched_share', touched.encoded_frames / touched.frames);
say('one_edit/full', seconds('edit') / seconds('cold'));
say('one_edit/full_cpu', cpu('edit') / cpu('cold'));
say('no_change/full', seconds('same') / seconds('cold'));
say('four_ratios/one', seconds('four') / seconds('one'));
say('four_ratios/one_cpu', cpu('four') / cpu('one'));
say('four_ratios_peak_memory_mb', Math.max(...seen.four.map((entry) => entry.result.peak_memory)) / 1e6);
say('peak_memory_mb', Math.max(...seen.ours.map((entry) => entry.result.peak_memory)) / 1e6);
say('peak_memory_cached_mb', Math.max(...seen.cold.map((entry) => entry.result.peak_memory)) / 1e6);

for (const [name, file] of [
  ['ours', 'ours.mp4'],
  ['cold', 'cold.mp4'],
  ['naive', 'naive.mp4'],
]) {
  const { ssim, psnr } = await baseline('compare', { raw, file: at(file), ...shape });
  say(`${name}_ssim`, ssim);
  say(`${name}_psnr`, psnr);
  say(`${name}_mb`, statSync(at(file)).size / 1e6);
}
say('ours_size/naive_size', statSync(at('ours.mp4')).size / statSync(at('naive.mp4')).size);
if (!process.argv.includes('--keep')) rmSync(folder, { recursive: true, force: true });
