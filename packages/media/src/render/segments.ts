import { AdmintError, place, type Timeline, type Transition, type VideoItem } from '@admint/contract';

/** A stretch of one item, alone on screen. Frames `from`–`to` count from the item's start. */
export interface SoloSegment {
  kind: 'solo';
  index: number;
  item: VideoItem;
  from: number;
  to: number;
  start: number;
  end: number;
}

/** Two items overlapping. The outgoing one shows its last `end − start` frames. */
export interface TransitionSegment {
  kind: 'transition';
  outgoing: { index: number; item: VideoItem };
  incoming: { index: number; item: VideoItem };
  transition: Transition;
  start: number;
  end: number;
}

export type Segment = SoloSegment | TransitionSegment;

/** Frames by which neighbours overlap; a cut never does. */
function overlapOf(item: VideoItem | undefined, index: number): number {
  return item === undefined || index === 0 ? 0 : item.transition.frames;
}

/**
 * Takes a timeline, gives the stretches it is encoded in: one per item alone and one per overlap, in order,
 * without gap. Solos are also cut at `cuts`. Throws `timeline_invalid` when two transitions meet in one item.
 */
export function segmentsOf(timeline: Pick<Timeline, 'video'>, cuts: readonly number[] = []): Segment[] {
  const placed = place(timeline);
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  return placed.flatMap(({ item, index, start, end }): Segment[] => {
    const head = overlapOf(item, index);
    const next = placed[index + 1];
    const tail = overlapOf(next?.item, index + 1);
    if (start < 0 || head + tail > item.length)
      throw new AdmintError(
        'timeline_invalid',
        `The transitions around item ${index + 1} are longer than the item.`,
      );
    const segments: Segment[] = [];
    const before = placed[index - 1];
    if (head > 0 && before)
      segments.push({
        kind: 'transition',
        outgoing: { index: index - 1, item: before.item },
        incoming: { index, item },
        transition: item.transition,
        start,
        end: start + head,
      });
    const edges = [
      start + head,
      ...sorted.filter((cut) => cut > start + head && cut < end - tail),
      end - tail,
    ];
    for (const [i, from] of edges.entries()) {
      const to = edges[i + 1];
      if (to === undefined || to <= from) continue;
      segments.push({ kind: 'solo', index, item, from: from - start, to: to - start, start: from, end: to });
    }
    return segments;
  });
}

/** Takes segments in order, gives the stretches of them that may share one graph: at most `most` items each. */
export function runsOf(segments: readonly Segment[], most: number): Segment[][] {
  const runs: Segment[][] = [];
  let items = new Set<number>();
  for (const segment of segments) {
    const last = runs.at(-1);
    const touched =
      segment.kind === 'solo' ? [segment.index] : [segment.outgoing.index, segment.incoming.index];
    const together = new Set([...items, ...touched]);
    if (last && last.at(-1)?.end === segment.start && together.size <= most) {
      last.push(segment);
      items = together;
    } else {
      runs.push([segment]);
      items = new Set(touched);
    }
  }
  return runs;
}
