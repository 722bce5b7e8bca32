import { AdmintError } from '@admint/contract';
import { soundPlan } from '../audio/sound-plan.ts';
import { cutPoints } from '../cache/cut-points.ts';
import { segmentKey, soundKey } from '../cache/segment-key.ts';
import { openSegmentStore, type SegmentStore, type StoredSegment } from '../cache/segment-store.ts';
import type { RenderOrder } from '../render/order.ts';
import { runsOf, segmentsOf, type Segment } from '../render/segments.ts';
import { VIDEO_SETTINGS } from '../render/settings.ts';
import type { GraphContext } from '../render/video-graph.ts';
import { encodeSegments } from './encode-segments.ts';
import { makeSound } from './make-sound.ts';
import type { Tell } from './media-process.ts';
import { ITEMS_PER_GRAPH } from './render-whole.ts';
import { stitch } from './stitch.ts';
import { takePackets } from './stored-packets.ts';

export interface CachedOutcome {
  segments: { total: number; encoded: number };
  encodedFrames: number;
  lufs: number;
  truePeak: number;
}

/** Gives what drawing needs; asked only when something has to be drawn. */
export type ContextOf = () => Promise<GraphContext>;

/**
 * Takes a render order with a cache folder, encodes only the segments and the sound the cache lacks, and joins all
 * to the finished file without encoding again. Throws `stitch_doubtful` when the parts do not join cleanly.
 */
export async function renderCached(
  order: RenderOrder,
  contextOf: ContextOf,
  tell: Tell,
): Promise<CachedOutcome> {
  const { timeline, layers, cards, cache } = order;
  if (!cache) throw new RangeError('no cache folder');
  const store = openSegmentStore(cache);
  const settings = VIDEO_SETTINGS[order.quality];
  const keyed = segmentsOf(timeline, cutPoints(timeline, layers)).map((segment) => ({
    segment,
    key: segmentKey(timeline, segment, layers, cards, settings),
  }));
  const total = keyed.at(-1)?.segment.end ?? 0;
  const missing = keyed.filter(({ key }) => !store.has(key));
  const keyOf = new Map<Segment, string>(keyed.map(({ segment, key }) => [segment, key]));
  let done = total - missing.reduce((sum, { segment }) => sum + segment.end - segment.start, 0);
  const encodedFrames = total - done;
  const sound = cachedSound(order, store, contextOf);
  sound.catch(() => undefined);
  if (missing.length > 0) {
    const context = await contextOf();
    for (const run of runsOf(
      missing.map(({ segment }) => segment),
      ITEMS_PER_GRAPH,
    )) {
      const keep = (segment: Segment, coded: StoredSegment) => store.write(keyOf.get(segment) ?? '', coded);
      await encodeSegments(context, run, settings, keep, () => tell(++done, total));
    }
  }
  const parts = keyed.map(({ segment, key }) => {
    const coded = store.read(key);
    if (!coded) throw new AdmintError('stitch_doubtful', 'A part of the film could not be read back.');
    return { start: segment.start, length: segment.end - segment.start, coded };
  });
  const audio = await sound;
  await stitch(timeline, parts, audio, order.outPath);
  tell(total, total);
  const { lufs = -70, true_peak: truePeak = -99 } = audio.facts;
  return { segments: { total: keyed.length, encoded: missing.length }, encodedFrames, lufs, truePeak };
}

async function cachedSound(
  order: RenderOrder,
  store: SegmentStore,
  contextOf: ContextOf,
): Promise<StoredSegment> {
  const plan = soundPlan(order.timeline);
  const key = soundKey(plan);
  const found = store.read(key);
  if (found) return found;
  const { sound, lufs, true_peak } = await makeSound(plan, (await contextOf()).sources);
  const extradata = Buffer.from(sound.context.extraData ?? Buffer.alloc(0));
  const coded = { extradata, packets: takePackets(sound.packets), facts: { lufs, true_peak } };
  sound.close();
  store.write(key, coded);
  return coded;
}
