import { Grade } from '../grade.ts';
import type { Timeline } from '../schema.ts';
import { addAudio, moveAudio, removeAudio, replaceAudio, setAudio, setSound, trimAudio } from './audio.ts';
import type { Edit } from './edit.ts';
import { replace, retime, trim } from './lengths.ts';
import { insert, merge, move, rippleDelete, split } from './order.ts';
import { addOverlay, removeOverlay, setOverlay, setTransition } from './overlays.ts';
import { refuse } from './refuse.ts';
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
  const after = outcome(timeline, edit);
  const { video, overlays, audio } = after;
  const regraded = JSON.stringify(timeline.grade) !== JSON.stringify(after.grade);
  return {
    timeline: withGrade({ ...timeline, video, overlays, audio }, after.grade),
    inverse: {
      kind: 'restore',
      tracks: changedTracks(timeline, { video, overlays, audio }),
      ...(regraded && { grade: timeline.grade ?? null }),
    },
  };
}

function outcome(timeline: Timeline, edit: Edit): Tracks & Pick<Timeline, 'grade'> {
  if (edit.kind === 'set_grade') return { ...timeline, grade: checkedGrade(edit.grade) };
  if (edit.kind !== 'restore')
    return { grade: timeline.grade, ...settle(edited(timeline, edit), timeline.fps) };
  const grade = edit.grade === undefined ? timeline.grade : (edit.grade ?? undefined);
  return { ...timeline, ...edit.tracks, grade };
}

function checkedGrade(grade: Grade | null): Grade | undefined {
  const parsed = Grade.nullable().safeParse(grade);
  if (!parsed.success) throw refuse('bad_grade', 'A grade is one of the looks at a strength from 0 to 1.');
  return parsed.data ?? undefined;
}

/** Absent rather than undefined, so that a document is the same after saving and reading. */
function withGrade({ grade: _old, ...rest }: Timeline, grade: Grade | undefined): Timeline {
  return grade ? { ...rest, grade } : rest;
}

function edited(timeline: Timeline, edit: Exclude<Edit, { kind: 'restore' | 'set_grade' }>): Tracks {
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
    case 'add_audio':
      return addAudio(timeline, edit);
    case 'remove_audio':
      return removeAudio(timeline, edit);
    case 'replace_audio':
      return replaceAudio(timeline, edit);
    case 'trim_audio':
      return trimAudio(timeline, edit);
    case 'move_audio':
      return moveAudio(timeline, edit);
    case 'set_audio':
      return setAudio(timeline, edit);
    case 'set_sound':
      return setSound(timeline, edit);
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
