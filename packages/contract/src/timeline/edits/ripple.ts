import { place } from '../layout.ts';
import type { Timeline } from '../schema.ts';
import type { Tracks } from './settle.ts';

/**
 * Moves what is fixed to the whole ad along with the picture under it: from frame `at` on, `by` frames
 * were put in (positive) or the |by| frames before `at` were taken out (negative). Texts that span the
 * place grow or shrink; voices and effects move; music keeps its beat.
 */
export function ripple(tracks: Tracks, at: number, by: number): Tracks {
  if (by === 0) return tracks;
  const shift = (frame: number) => {
    if (frame < Math.min(at, at + by)) return frame;
    return frame >= at ? frame + by : at + by;
  };
  const overlays = tracks.overlays.flatMap((overlay) => {
    if (overlay.anchor.to !== 'timeline') return [overlay];
    const start = shift(overlay.start);
    if (overlay.length === null) return [{ ...overlay, start }];
    const length = shift(overlay.start + overlay.length) - start;
    return length > 0 ? [{ ...overlay, start, length }] : [];
  });
  const audio = tracks.audio.map((item) =>
    item.role === 'music' ? item : { ...item, start: shift(item.start) },
  );
  return { ...tracks, overlays, audio };
}

/** Takes an item's index, gives the frame at which it stops being seen alone: where the next one begins. */
export function visibleEnd(timeline: Pick<Timeline, 'video'>, index: number): number {
  const placed = place(timeline);
  return placed[index + 1]?.start ?? placed[index]?.end ?? 0;
}
