import { AdmintError, type Timeline } from '@admint/contract';
import { soundPlan } from '../audio/sound-plan.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import { printGraph } from '../render/filter-graph.ts';
import type { RenderOrder, RenderOutcome } from '../render/order.ts';
import { runsOf, segmentsOf, type Segment } from '../render/segments.ts';
import { VIDEO_SETTINGS } from '../render/settings.ts';
import { usedSources } from '../render/used-sources.ts';
import { videoGraph, type GraphContext } from '../render/video-graph.ts';
import { openGraph } from './graph-run.ts';
import { makeSound, type MadeSound } from './make-sound.ts';
import type { Tell } from './media-process.ts';
import { openMp4, type Mp4Writer } from './mp4-writer.ts';
import { probeFile } from './probe-file.ts';
import { ITEMS_PER_GRAPH, renderCached, type CachedOutcome, type ContextOf } from './render-cached.ts';
import { openVideoEncoder, type VideoEncoder } from './video-encoder.ts';

/** Takes a render order, writes the finished file, tells how far it is by frame. */
export async function renderJob(order: RenderOrder, tell: Tell): Promise<RenderOutcome> {
  const segments = segmentsOf(order.timeline);
  const frames = segments.at(-1)?.end ?? 0;
  const warnings: string[] = [];
  let context: Promise<GraphContext> | undefined;
  const contextOf = () => {
    context ??= prepare(order, warnings);
    return context;
  };
  const made = await render(order, segments, contextOf, warnings, tell);
  return { ...made, frames, warnings, peakMemory: process.resourceUsage().maxRSS * 1024 };
}

async function prepare(order: RenderOrder, warnings: string[]): Promise<GraphContext> {
  const { timeline, layers, cards } = order;
  const sources = await probeSources(order);
  warnings.push(...sourceWarnings(timeline, sources));
  return { timeline, sources, layers, cards };
}

async function render(
  order: RenderOrder,
  segments: readonly Segment[],
  contextOf: ContextOf,
  warnings: string[],
  tell: Tell,
): Promise<CachedOutcome> {
  if (order.cache) {
    try {
      return await renderCached(order, contextOf, tell);
    } catch (error) {
      if (!(error instanceof AdmintError) || error.code !== 'stitch_doubtful') throw error;
      warnings.push(`${error.message} The film was encoded anew in one piece.`);
    }
  }
  const context = await contextOf();
  const sound = makeSound(soundPlan(order.timeline), context.sources);
  sound.catch(() => undefined);
  await renderWhole(order, context, segments, sound, tell);
  const { lufs, true_peak } = await sound;
  const total = segments.length;
  return {
    segments: { total, encoded: total },
    encodedFrames: segments.at(-1)?.end ?? 0,
    lufs,
    truePeak: true_peak,
  };
}

async function probeSources(order: RenderOrder): Promise<Map<string, { file: string; info: MediaInfo }>> {
  const sources = new Map<string, { file: string; info: MediaInfo }>();
  for (const sha256 of usedSources(order.timeline)) {
    const file = order.sources[sha256];
    if (!file)
      throw new AdmintError(
        'media_missing',
        `A file the timeline needs is missing (${sha256.slice(0, 12)}).`,
      );
    sources.set(sha256, { file, info: await probeFile(file) });
  }
  return sources;
}

function sourceWarnings(timeline: Timeline, sources: ReadonlyMap<string, { info: MediaInfo }>): string[] {
  return timeline.video.flatMap((item, index) => {
    const info = item.kind === 'clip' ? sources.get(item.source.sha256)?.info : undefined;
    if (item.kind !== 'clip' || !info || info.kind !== 'video') return [];
    if (info.width === 0) throw new AdmintError('media_unreadable', `Clip ${index + 1} has no picture.`);
    const needed = (item.in + item.length * item.speed) / timeline.fps;
    const missing = needed - info.duration;
    return missing > 2 / timeline.fps
      ? [`Clip ${index + 1} is ${missing.toFixed(1)} s shorter than its place; its last picture stays.`]
      : [];
  });
}

async function renderWhole(
  order: RenderOrder,
  context: GraphContext,
  segments: readonly Segment[],
  sound: Promise<MadeSound>,
  tell: Tell,
): Promise<void> {
  const total = segments.at(-1)?.end ?? 0;
  const encoder = await openVideoEncoder(order.timeline, VIDEO_SETTINGS[order.quality]);
  try {
    const writer = await openMp4(order.outPath);
    const video = writer.addEncoder(encoder.context);
    const { sound: encoded } = await sound;
    const audio = writer.addEncoder(encoded.context);
    await writer.begin();
    for (const packet of encoded.packets) await writer.write(packet, audio);
    let done = 0;
    for (const run of runsOf(segments, ITEMS_PER_GRAPH)) {
      done += await encodeRun(context, run, encoder, writer, video, done, (frame) => tell(frame, total));
    }
    for (const packet of await encoder.flush()) await writer.write(packet, video);
    await writer.finish();
  } finally {
    encoder.close();
  }
}

/** Encodes one run's frames, numbered from `first`; gives how many they were. Throws `media_short`. */
async function encodeRun(
  context: GraphContext,
  run: readonly Segment[],
  encoder: VideoEncoder,
  writer: Mp4Writer,
  stream: number,
  first: number,
  onFrame: (frame: number) => void,
): Promise<number> {
  const expected = (run.at(-1)?.end ?? 0) - (run[0]?.start ?? 0);
  const graph = await openGraph(printGraph(videoGraph(context, run)), { media: 'video' });
  let count = 0;
  let pending: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const frame = await graph.outputs[0]?.next();
      await pending;
      if (!frame) break;
      const number = first + count++;
      pending = encoder.encode(frame, number).then(async (packets) => {
        for (const packet of packets) await writer.write(packet, stream);
      });
      pending.catch(() => undefined);
      onFrame(number + 1);
    }
    await pending;
  } finally {
    graph.close();
  }
  if (count !== expected)
    throw new AdmintError('media_short', `A part came out with ${count} of ${expected} pictures.`);
  return count;
}
