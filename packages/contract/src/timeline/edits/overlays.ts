import { duration, place } from '../layout.ts';
import { type TextOverlayItem, TextOverlayItem as TextOverlayShape, type Timeline } from '../schema.ts';
import { anchorLength } from '../validate.ts';
import type { EditOf } from './edit.ts';
import { findItem, refuse, refuseTakenId } from './refuse.ts';
import { ripple } from './ripple.ts';
import { settle, type Tracks } from './settle.ts';

function findOverlay(timeline: Timeline, id: string): { overlay: TextOverlayItem; index: number } {
  const index = timeline.overlays.findIndex((one) => one.id === id);
  const overlay = timeline.overlays[index];
  if (!overlay) throw refuse('no_overlay', `There is no text "${id}" in the timeline.`);
  return { overlay, index };
}

/** Checks shape and place of a text; throws `timeline.bad_overlay` with what is wrong. */
function checked(timeline: Timeline, overlay: TextOverlayItem): TextOverlayItem {
  const parsed = TextOverlayShape.safeParse(overlay);
  if (!parsed.success) throw refuse('bad_overlay', parsed.error.issues[0]?.message ?? 'not a text');
  const around = anchorLength(timeline, overlay);
  if (around === null || overlay.start >= around) {
    throw refuse('bad_overlay', 'The text would never be on screen.');
  }
  return parsed.data;
}

export function setOverlay(timeline: Timeline, edit: EditOf<'set_overlay'>): Tracks {
  const { overlay, index } = findOverlay(timeline, edit.overlay_id);
  const changed = checked(timeline, { ...overlay, ...edit.change, id: overlay.id, kind: 'text' });
  return { ...timeline, overlays: timeline.overlays.with(index, changed) };
}

export function addOverlay(timeline: Timeline, edit: EditOf<'add_overlay'>): Tracks {
  refuseTakenId(timeline, edit.overlay.id);
  const index = edit.index ?? timeline.overlays.length;
  return { ...timeline, overlays: timeline.overlays.toSpliced(index, 0, checked(timeline, edit.overlay)) };
}

export function removeOverlay(timeline: Timeline, edit: EditOf<'remove_overlay'>): Tracks {
  const { index } = findOverlay(timeline, edit.overlay_id);
  return { ...timeline, overlays: timeline.overlays.toSpliced(index, 1) };
}

export function setTransition(timeline: Timeline, edit: EditOf<'set_transition'>): Tracks {
  const { item, index } = findItem(timeline, edit.item_id);
  if (index === 0 && edit.transition.kind !== 'cut') {
    throw refuse('first_item', 'Nothing comes before the first item.');
  }
  const video = timeline.video.with(index, { ...item, transition: edit.transition });
  const settled = settle({ ...timeline, video }, timeline.fps);
  const at = place(timeline)[index - 1]?.end ?? 0;
  return ripple({ ...timeline, video: settled.video }, at, duration(settled) - duration(timeline));
}
