import { AdmintError } from '@admint/contract';
import { soundPlan } from '../audio/sound-plan.ts';
import { cutPoints } from '../cache/cut-points.ts';
import { segmentKey, soundKey } from '../cache/segment-key.ts';
import type { SegmentStore, StoredSegment } from '../cache/segment-store.ts';
import type { FilmOrder, FilmOutcome, RenderOrder } from '../render/order.ts';
import { runsOf, segmentsOf, type Segment } from '../render/segments.ts';
import { VIDEO_SETTINGS } from '../render/settings.ts';
import type { GraphContext } from '../render/video-graph.ts';
import { encodeSegments, type Lane } from './encode-segments.ts';
import { makeSound } from './make-sound.ts';
import { ITEMS_PER_GRAPH } from './render-whole.ts';
import { stitch } from './stitch.ts';
import { takePackets } from './stored-packets.ts';

/** Gives what drawing a film needs; asked only when something has to be drawn. */
export type ContextOf = (film: FilmOrder) => Promise<GraphContext>;

interface Keyed {
  segment: Segment;
  key: string;
}

/** A film with what of it is not in the store yet. */
interface Planned {
  film: FilmOrder;
  keyed: Keyed[];
  missing: Keyed[];
  runs: Segment[][];
}

/**
 * Encodes what the store lacks of every film, reading sources once for films that lack the same frames, and joins
 * each film without encoding again. Throws `stitch_doubtful` when parts do not join cleanly.
 */
export async function renderSegments(
  order: RenderOrder,
  store: SegmentStore,
  contextOf: ContextOf,
  tell: (frame: number, frames: number) => void,
): Promise<FilmOutcome[]> {
  const planned = order.films.map((film) => plan(film, order, store));
  const total = planned.reduce((sum, { keyed }) => sum + framesOf(keyed), 0);
  let done = total - planned.reduce((sum, { missing }) => sum + framesOf(missing), 0);
  const sounds = new Map<string, Promise<StoredSegment>>();
  const soundOf = (film: FilmOrder) => {
    const key = soundKey(soundPlan(film.timeline));
    const made = sounds.get(key) ?? storedSound(film, key, store, contextOf);
    made.catch(() => undefined);
    sounds.set(key, made);
    return made;
  };
  const waiting = planned.map(({ film }) => soundOf(film));
  for (const group of groupsOf(planned)) {
    const lanes = await Promise.all(group.map((entry) => lanesOf(entry, order, store, contextOf)));
    for (let run = 0; run < (lanes[0]?.length ?? 0); run++) {
      const together = lanes.flatMap((own) => own[run] ?? []);
      await encodeSegments(together, () => tell(++done, total));
    }
  }
  const outcomes: FilmOutcome[] = [];
  for (const [i, entry] of planned.entries()) {
    const sound = await waiting[i];
    if (!sound) throw new RangeError('a film without sound');
    await stitch(entry.film.timeline, partsOf(entry, store), sound, entry.film.outPath);
    const { lufs = -70, true_peak: truePeak = -99 } = sound.facts;
    const segments = { total: entry.keyed.length, encoded: entry.missing.length };
    outcomes.push({
      frames: framesOf(entry.keyed),
      encodedFrames: framesOf(entry.missing),
      segments,
      lufs,
      truePeak,
    });
  }
  tell(total, total);
  return outcomes;
}

const framesOf = (keyed: readonly Keyed[]) =>
  keyed.reduce((sum, { segment }) => sum + segment.end - segment.start, 0);

function plan(film: FilmOrder, order: RenderOrder, store: SegmentStore): Planned {
  const { timeline, layers, cards } = film;
  const settings = VIDEO_SETTINGS[order.quality];
  const keyed = segmentsOf(timeline, cutPoints(timeline, layers)).map((segment) => ({
    segment,
    key: segmentKey(timeline, segment, layers, cards, settings),
  }));
  const missing = keyed.filter(({ key }) => !store.has(key));
  return {
    film,
    keyed,
    missing,
    runs: runsOf(
      missing.map(({ segment }) => segment),
      ITEMS_PER_GRAPH,
    ),
  };
}

/** An encoder keeps some forty pictures: the square and the 4:5 film may run side by side, two of full HD would take a gigabyte. */
const PIXELS_TOGETHER = 1.3 * 1920 * 1080;

/** Films that lack the same frames and fit in memory together share their decodes. */
function groupsOf(planned: readonly Planned[]): Planned[][] {
  const groups: { windows: string; pixels: number; films: Planned[] }[] = [];
  for (const entry of planned) {
    if (entry.runs.length === 0) continue;
    const windows = JSON.stringify(entry.runs.map((run) => [run[0]?.start, run.at(-1)?.end]));
    const pixels = entry.film.timeline.width * entry.film.timeline.height;
    const found = groups.find(
      (group) => group.windows === windows && group.pixels + pixels <= PIXELS_TOGETHER,
    );
    if (found) {
      found.films.push(entry);
      found.pixels += pixels;
    } else groups.push({ windows, pixels, films: [entry] });
  }
  return groups.map(({ films }) => films);
}

async function lanesOf(
  { film, keyed, runs }: Planned,
  order: RenderOrder,
  store: SegmentStore,
  contextOf: ContextOf,
): Promise<Lane[]> {
  const context = await contextOf(film);
  const keyOf = new Map<Segment, string>(keyed.map(({ segment, key }) => [segment, key]));
  const settings = VIDEO_SETTINGS[order.quality];
  const onSegment: Lane['onSegment'] = (segment, coded) => store.write(keyOf.get(segment) ?? '', coded);
  return runs.map((run) => ({ context, run, settings, onSegment }));
}

function partsOf({ keyed }: Planned, store: SegmentStore) {
  return keyed.map(({ segment, key }) => {
    const coded = store.read(key);
    if (!coded) throw new AdmintError('stitch_doubtful', 'A part of the film could not be read back.');
    return { start: segment.start, length: segment.end - segment.start, coded };
  });
}

async function storedSound(
  film: FilmOrder,
  key: string,
  store: SegmentStore,
  contextOf: ContextOf,
): Promise<StoredSegment> {
  const found = store.read(key);
  if (found) return found;
  const { sources, warn = () => undefined } = await contextOf(film);
  const { sound, lufs, true_peak } = await makeSound(soundPlan(film.timeline), sources, warn);
  const extradata = Buffer.from(sound.context.extraData ?? Buffer.alloc(0));
  const coded = { extradata, packets: takePackets(sound.packets), facts: { lufs, true_peak } };
  sound.close();
  store.write(key, coded);
  return coded;
}
