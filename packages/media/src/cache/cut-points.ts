import type { LayerFile } from '../render/order.ts';
import { segmentsOf } from '../render/segments.ts';
import type { Timeline } from '@admint/contract';

/** A segment shorter than this costs more in key frames than a finer cache saves. */
const SHORTEST = 15;

/**
 * Takes a timeline and its layers, gives the frames at which solos are cut besides their own edges: where a
 * layer comes or goes, so that changing it touches only the frames it is seen in.
 */
export function cutPoints(timeline: Pick<Timeline, 'video'>, layers: readonly LayerFile[]): number[] {
  const edges = segmentsOf(timeline).flatMap(({ start, end }) => [start, end]);
  const wanted = [...new Set(layers.flatMap(({ start, length }) => [start, start + length]))].sort(
    (a, b) => a - b,
  );
  const taken: number[] = [];
  for (const cut of wanted) {
    if ([...edges, ...taken].every((edge) => Math.abs(edge - cut) >= SHORTEST)) taken.push(cut);
  }
  return taken;
}
