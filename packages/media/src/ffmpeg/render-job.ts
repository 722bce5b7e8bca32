import { AdmintError, type Timeline } from '@admint/contract';
import { soundPlan } from '../audio/sound-plan.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import type { RenderOrder, RenderOutcome } from '../render/order.ts';
import { segmentsOf, type Segment } from '../render/segments.ts';
import { usedSources } from '../render/used-sources.ts';
import type { GraphContext } from '../render/video-graph.ts';
import { makeSound } from './make-sound.ts';
import type { Tell } from './media-process.ts';
import { probeFile } from './probe-file.ts';
import { renderCached, type CachedOutcome, type ContextOf } from './render-cached.ts';
import { renderWhole } from './render-whole.ts';

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
  const used = process.resourceUsage();
  const cpuSeconds = (used.userCPUTime + used.systemCPUTime) / 1e6;
  return { ...made, frames, warnings, peakMemory: used.maxRSS * 1024, cpuSeconds };
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
  await renderWhole(order, context, segments, sound, (frame) => tell(frame, segments.at(-1)?.end ?? 0));
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
