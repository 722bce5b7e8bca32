import { duration } from '../layout.ts';
import type { Timeline, VideoItem } from '../schema.ts';
import { sourceFrames } from '../sources.ts';
import type { EditOf } from './edit.ts';
import { findClip, findItem, refuse } from './refuse.ts';
import { ripple, visibleEnd } from './ripple.ts';
import { settle, type Tracks } from './settle.ts';

/** seconds; what a trim or a split leaves at least, unless the item was shorter already */
const SHORTEST_SECONDS = 0.5;

/** Fewest frames an edit may leave of an item. */
export function shortest(timeline: Timeline, item: VideoItem): number {
  return Math.min(item.length, Math.ceil(SHORTEST_SECONDS * timeline.fps));
}

/** Puts a changed item in the place of the old one, and moves what follows in time by the difference. */
function withLength(timeline: Timeline, index: number, item: VideoItem, tracks: Tracks): Tracks {
  const video = timeline.video.with(index, item);
  const settled = settle({ ...tracks, video }, timeline.fps);
  const by = duration(settled) - duration(timeline);
  return ripple({ ...tracks, video: settled.video }, visibleEnd(timeline, index), by);
}

export function trim(timeline: Timeline, edit: EditOf<'trim'>): Tracks {
  const { item, index } = findItem(timeline, edit.item_id);
  const [start, end] = [edit.start ?? 0, edit.end ?? 0];
  const length = item.length - start + end;
  if (length < shortest(timeline, item)) {
    throw refuse('too_short', `At least ${SHORTEST_SECONDS} seconds have to stay.`);
  }
  if (item.kind === 'card') return withLength(timeline, index, { ...item, length }, timeline);
  const from = item.in + Math.round(start * item.speed);
  const most = Math.floor((sourceFrames(item.source, timeline.fps) - from) / item.speed + 1e-6);
  if (from < 0 || length > most) throw refuse('no_more_source', 'The source has no more frames there.');
  const overlays = timeline.overlays.flatMap((overlay) => {
    if (overlay.anchor.to !== 'item' || overlay.anchor.item_id !== item.id || start === 0) return [overlay];
    const begins = overlay.start - start;
    if (begins >= 0) return [{ ...overlay, start: begins }];
    if (overlay.length === null) return [{ ...overlay, start: 0 }];
    return overlay.length + begins > 0 ? [{ ...overlay, start: 0, length: overlay.length + begins }] : [];
  });
  return withLength(timeline, index, { ...item, in: from, length }, { ...timeline, overlays });
}

export function retime(timeline: Timeline, edit: EditOf<'retime'>): Tracks {
  const { item, index } = findClip(timeline, edit.item_id);
  if (!(edit.speed >= 0.25 && edit.speed <= 4)) throw refuse('bad_speed', 'Speed is between 0.25 and 4.');
  const wished = Math.max(1, Math.round((item.length * item.speed) / edit.speed));
  const room = sourceFrames(item.source, timeline.fps) - item.in;
  const length = Math.min(wished, Math.floor(room / edit.speed + 1e-6));
  if (length < 1) throw refuse('too_short', 'Nothing of the clip would be left at that speed.');
  return withLength(timeline, index, { ...item, speed: edit.speed, length }, timeline);
}

export function replace(timeline: Timeline, edit: EditOf<'replace'>): Tracks {
  const { item, index } = findClip(timeline, edit.item_id);
  const from = edit.in ?? 0;
  const room = Math.floor((sourceFrames(edit.source, timeline.fps) - from) / item.speed + 1e-6);
  if (from < 0 || room < 1) throw refuse('no_more_source', 'The new file has no frames there.');
  const sound = { ...item.sound, muted: item.sound.muted || !edit.source.has_audio };
  const length = Math.min(item.length, room);
  return withLength(timeline, index, { ...item, source: edit.source, in: from, length, sound }, timeline);
}
