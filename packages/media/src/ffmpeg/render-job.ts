import { AdmintError, type Timeline } from '@admint/contract';
import { soundPlan } from '../audio/sound-plan.ts';
import { memorySegmentStore, openSegmentStore, type SegmentStore } from '../cache/segment-store.ts';
import type { FilmOrder, FilmOutcome, RenderOrder, RenderOutcome } from '../render/order.ts';
import { segmentsOf } from '../render/segments.ts';
import { usedSources } from '../render/used-sources.ts';
import type { GraphContext, SourceFile } from '../render/video-graph.ts';
import { findFocuses } from './find-focuses.ts';
import { makeSound } from './make-sound.ts';
import type { Tell } from '../process/jobs.ts';
import { probeFile } from './probe-file.ts';
import { renderSegments, type ContextOf } from './render-segments.ts';
import { renderWhole } from './render-whole.ts';

type Sources = Map<string, SourceFile>;

/** Takes a render order, writes the finished films, tells how far they are by frame. */
export async function renderJob(order: RenderOrder, tell: Tell): Promise<RenderOutcome> {
  const warnings = new Set<string>();
  const sources: Sources = new Map();
  const store = order.cache ? openSegmentStore(order.cache) : memorySegmentStore();
  let padAll = false;
  const contextOf: ContextOf = async (film) => {
    await probeSources(film.timeline, order, sources);
    await findFocuses(film.timeline, sources, store);
    for (const warning of sourceWarnings(film.timeline, sources)) warnings.add(warning);
    const { timeline, layers, cards } = film;
    return { timeline, sources, layers, cards, padAll, warn: (warning) => void warnings.add(warning) };
  };
  let films: FilmOutcome[];
  try {
    films = await render(order, store, contextOf, warnings, tell);
  } catch (error) {
    if (!(error instanceof AdmintError) || error.code !== 'media_short') throw error;
    // A file can promise more pictures than it can be decoded to.
    warnings.add('A source ended earlier than its file says; its last picture stays.');
    padAll = true;
    films = await render(order, store, contextOf, warnings, tell).catch(unreadable);
  }
  const used = process.resourceUsage();
  const cpuSeconds = (used.userCPUTime + used.systemCPUTime) / 1e6;
  return { films, warnings: [...warnings], peakMemory: used.maxRSS * 1024, cpuSeconds };
}

/** Still too short with every last picture held: there was none. */
function unreadable(error: unknown): never {
  if (!(error instanceof AdmintError) || error.code !== 'media_short') throw error;
  throw new AdmintError('media_unreadable', 'One of the files holds no picture that can be decoded.', {
    cause: error,
  });
}

async function render(
  order: RenderOrder,
  store: SegmentStore,
  contextOf: ContextOf,
  warnings: Set<string>,
  tell: Tell,
): Promise<FilmOutcome[]> {
  try {
    return await renderSegments(order, store, contextOf, tell);
  } catch (error) {
    if (!(error instanceof AdmintError) || error.code !== 'stitch_doubtful') throw error;
    warnings.add(`${error.message} The film was encoded anew in one piece.`);
  }
  const outcomes: FilmOutcome[] = [];
  for (const film of order.films) outcomes.push(await inOnePiece(film, order, await contextOf(film), tell));
  return outcomes;
}

async function inOnePiece(
  film: FilmOrder,
  order: RenderOrder,
  context: GraphContext,
  tell: Tell,
): Promise<FilmOutcome> {
  const segments = segmentsOf(film.timeline);
  const frames = segments.at(-1)?.end ?? 0;
  const {
    sound,
    lufs,
    true_peak: truePeak,
  } = await makeSound(soundPlan(film.timeline), context.sources, context.warn ?? (() => undefined));
  await renderWhole(film, order.quality, context, segments, sound, (frame) => tell(frame, frames));
  sound.close();
  return {
    frames,
    encodedFrames: frames,
    segments: { total: segments.length, encoded: segments.length },
    lufs,
    truePeak,
  };
}

async function probeSources(timeline: Timeline, order: RenderOrder, sources: Sources): Promise<void> {
  for (const sha256 of usedSources(timeline)) {
    const file = order.sources[sha256];
    if (!file)
      throw new AdmintError(
        'media_missing',
        `A file the timeline needs is missing (${sha256.slice(0, 12)}).`,
      );
    if (!sources.has(sha256)) sources.set(sha256, { file, info: await probeFile(file) });
  }
}

function sourceWarnings(timeline: Timeline, sources: ReadonlyMap<string, SourceFile>): string[] {
  const shown = timeline.video.flatMap((item, index) => {
    const info = item.kind === 'clip' ? sources.get(item.source.sha256)?.info : undefined;
    if (item.kind !== 'clip' || !info) return [];
    if (info.kind === 'audio') throw new AdmintError('media_unreadable', `Clip ${index + 1} has no picture.`);
    if (info.kind === 'image') return [];
    const missing = (item.in + item.length * item.speed) / timeline.fps - info.duration;
    return missing > 2 / timeline.fps
      ? [`Clip ${index + 1} is ${missing.toFixed(1)} s shorter than its place; its last picture stays.`]
      : [];
  });
  const heard = timeline.audio.flatMap((item) => {
    const info = sources.get(item.source.sha256)?.info;
    return info && !info.audio ? [`There is no sound in the file used as ${item.role}.`] : [];
  });
  return [...shown, ...heard];
}
