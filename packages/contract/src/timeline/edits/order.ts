import { duration, place } from '../layout.ts';
import type { TextOverlayItem, Timeline, VideoItem } from '../schema.ts';
import { sourceFrames } from '../sources.ts';
import type { EditOf } from './edit.ts';
import { shortest } from './lengths.ts';
import { findItem, refuse, refuseTakenId } from './refuse.ts';
import { ripple, visibleEnd } from './ripple.ts';
import { settle, type Tracks } from './settle.ts';

const CUT = { kind: 'cut', frames: 0 } as const;
const STILL = { kind: 'none', frames: 0 } as const;

export function split(timeline: Timeline, edit: EditOf<'split'>): Tracks {
  const { item, index } = findItem(timeline, edit.item_id);
  refuseTakenId(timeline, edit.new_id);
  const { at, new_id } = edit;
  const rest = item.length - at;
  const least = Math.max(1, shortest(timeline, item));
  if (at < least || rest < least) throw refuse('too_short', 'Both parts need half a second.');
  const after = timeline.video[index + 1]?.transition.frames ?? 0;
  if (at < item.transition.frames || rest < after) {
    throw refuse('inside_transition', 'A transition cannot be cut through; shorten it first.');
  }
  const first: VideoItem = { ...item, length: at };
  const second: VideoItem = { ...item, id: new_id, length: rest, transition: CUT };
  if (second.kind === 'clip') second.in += Math.floor(at * second.speed);
  const overlays = timeline.overlays.flatMap((overlay) =>
    overlay.anchor.to === 'item' && overlay.anchor.item_id === item.id
      ? splitOverlay(overlay, at, new_id)
      : [overlay],
  );
  return { ...timeline, video: timeline.video.toSpliced(index, 1, first, second), overlays };
}

/** A text over the cut goes on over the second part; neither part moves at the cut. */
function splitOverlay(overlay: TextOverlayItem, at: number, newId: string): TextOverlayItem[] {
  const anchor = { to: 'item', item_id: newId } as const;
  const { start, length } = overlay;
  if (start >= at) return [{ ...overlay, anchor, start: start - at }];
  const end = length === null ? null : start + length - at;
  if (end !== null && end <= 0) return [overlay];
  const head = { ...overlay, length: at - start, animate_out: STILL };
  const tail = { ...overlay, id: `${overlay.id}~${newId}`, anchor, start: 0, length: end, animate_in: STILL };
  return [head, tail];
}

export function merge(timeline: Timeline, edit: EditOf<'merge'>): Tracks {
  const { item, index } = findItem(timeline, edit.item_id);
  const next = timeline.video[index + 1];
  if (!next) throw refuse('not_mergeable', 'There is nothing after it.');
  if (!goesOn(item, next)) {
    throw refuse('not_mergeable', 'Only parts of the same clip that follow each other can be merged.');
  }
  const most =
    item.kind === 'clip'
      ? Math.floor((sourceFrames(item.source, timeline.fps) - item.in) / item.speed + 1e-6)
      : Number.POSITIVE_INFINITY;
  const length = Math.min(item.length + next.length, most);
  const overlays = timeline.overlays.map((overlay) => {
    if (overlay.anchor.to !== 'item') return overlay;
    if (overlay.anchor.item_id === item.id && overlay.length === null)
      return { ...overlay, length: Math.max(1, item.length - overlay.start) };
    if (overlay.anchor.item_id !== next.id) return overlay;
    return {
      ...overlay,
      anchor: { ...overlay.anchor, item_id: item.id },
      start: overlay.start + item.length,
    };
  });
  const video = timeline.video.toSpliced(index, 2, { ...item, length });
  const by = duration({ video }) - duration(timeline);
  return ripple({ ...timeline, video, overlays }, visibleEnd(timeline, index + 1), by);
}

function goesOn(item: VideoItem, next: VideoItem): boolean {
  if (next.transition.frames > 0) return false;
  if (item.kind === 'card' && next.kind === 'card') {
    return JSON.stringify(item.background) === JSON.stringify(next.background);
  }
  if (item.kind === 'card' || next.kind === 'card') return false;
  return (
    item.source.sha256 === next.source.sha256 &&
    item.speed === next.speed &&
    next.in === item.in + Math.floor(item.length * item.speed)
  );
}

export function move(timeline: Timeline, edit: EditOf<'move'>): Tracks {
  const { item, index } = findItem(timeline, edit.item_id);
  if (!Number.isInteger(edit.index) || edit.index < 0 || edit.index >= timeline.video.length) {
    throw refuse('no_place', `There is no place ${edit.index} in the timeline.`);
  }
  return { ...timeline, video: timeline.video.toSpliced(index, 1).toSpliced(edit.index, 0, item) };
}

export function insert(timeline: Timeline, edit: EditOf<'insert'>): Tracks {
  refuseTakenId(timeline, edit.item.id);
  if (!Number.isInteger(edit.index) || edit.index < 0 || edit.index > timeline.video.length) {
    throw refuse('no_place', `There is no place ${edit.index} in the timeline.`);
  }
  const at = place(timeline)[edit.index]?.start ?? duration(timeline);
  const video = timeline.video.toSpliced(edit.index, 0, edit.item);
  const settled = settle({ ...timeline, video }, timeline.fps);
  return ripple({ ...timeline, video: settled.video }, at, duration(settled) - duration(timeline));
}

export function rippleDelete(timeline: Timeline, edit: EditOf<'ripple_delete'>): Tracks {
  const { index } = findItem(timeline, edit.item_id);
  if (timeline.video.length === 1) throw refuse('last_item', 'An ad needs at least one clip or card.');
  const video = timeline.video.toSpliced(index, 1);
  const settled = settle({ ...timeline, video }, timeline.fps);
  const by = duration(settled) - duration(timeline);
  return ripple({ ...timeline, video: settled.video }, visibleEnd(timeline, index), by);
}
