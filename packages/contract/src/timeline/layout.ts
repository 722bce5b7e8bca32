import type { TextOverlayItem, Timeline, VideoItem } from './schema.ts';

export interface Placed {
  item: VideoItem;
  index: number;
  /** First frame on the timeline, inclusive; shared with the item before while a transition runs. */
  start: number;
  /** One past the last frame. */
  end: number;
}

/** Takes a timeline, gives each video item with its place in frames, transitions overlapped. */
export function place(timeline: Pick<Timeline, 'video'>): Placed[] {
  let cursor = 0;
  return timeline.video.map((item, index) => {
    const overlap = index === 0 ? 0 : item.transition.frames;
    const start = cursor - overlap;
    cursor = start + item.length;
    return { item, index, start, end: cursor };
  });
}

/** Takes a timeline, gives its length in frames. */
export function duration(timeline: Pick<Timeline, 'video'>): number {
  return place(timeline).at(-1)?.end ?? 0;
}

/** Frames of the timeline: first inclusive, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Takes a timeline and one of its overlays, gives the frames it is on screen, or null when there are none. */
export function overlaySpan(timeline: Pick<Timeline, 'video'>, overlay: TextOverlayItem): Span | null {
  const { anchor } = overlay;
  const whole = { start: 0, end: duration(timeline) };
  const around =
    anchor.to === 'timeline' ? whole : place(timeline).find(({ item }) => item.id === anchor.item_id);
  if (!around) return null;
  const start = around.start + overlay.start;
  const end = overlay.length === null ? around.end : Math.min(start + overlay.length, around.end);
  return end > start ? { start, end } : null;
}
