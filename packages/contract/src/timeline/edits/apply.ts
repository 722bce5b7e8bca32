import type { Timeline } from '../schema.ts';
import type { Edit } from './edit.ts';
import { replace, retime, trim } from './lengths.ts';
import { insert, merge, move, rippleDelete, split } from './order.ts';
import { addOverlay, removeOverlay, setOverlay, setTransition } from './overlays.ts';
import { settle, type Tracks } from './settle.ts';

export interface Edited {
  timeline: Timeline;
  /** The edit that gives back exactly the document from before. */
  inverse: Edit;
}

/**
 * Takes a valid timeline and an edit, gives the edited timeline, valid again, and the way back.
 * The timeline given is not changed. Throws `AdmintError` with a `timeline.…` code when the edit makes no sense.
 */
export function applyEdit(timeline: Timeline, edit: Edit): Edited {
  const tracks =
    edit.kind === 'restore' ? { ...timeline, ...edit.tracks } : settle(edited(timeline, edit), timeline.fps);
  const { video, overlays, audio } = tracks;
  return {
    timeline: { ...timeline, video, overlays, audio },
    inverse: { kind: 'restore', tracks: changedTracks(timeline, { video, overlays, audio }) },
  };
}

function edited(timeline: Timeline, edit: Exclude<Edit, { kind: 'restore' }>): Tracks {
  switch (edit.kind) {
    case 'trim':
      return trim(timeline, edit);
    case 'split':
      return split(timeline, edit);
    case 'merge':
      return merge(timeline, edit);
    case 'move':
      return move(timeline, edit);
    case 'insert':
      return insert(timeline, edit);
    case 'ripple_delete':
      return rippleDelete(timeline, edit);
    case 'replace':
      return replace(timeline, edit);
    case 'retime':
      return retime(timeline, edit);
    case 'set_transition':
      return setTransition(timeline, edit);
    case 'set_text':
      return setOverlay(timeline, { ...edit, kind: 'set_overlay', change: { text: edit.text } });
    case 'set_overlay':
      return setOverlay(timeline, edit);
    case 'add_overlay':
      return addOverlay(timeline, edit);
    case 'remove_overlay':
      return removeOverlay(timeline, edit);
  }
}

/** The old tracks that differ from the new ones: all an undo needs to keep. */
function changedTracks(before: Tracks, after: Tracks): Partial<Tracks> {
  const changed = (key: keyof Tracks) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  return {
    ...(changed('video') && { video: before.video }),
    ...(changed('overlays') && { overlays: before.overlays }),
    ...(changed('audio') && { audio: before.audio }),
  };
}
