import { duration } from '../layout.ts';
import { type AudioItem, AudioItem as AudioShape, Clip as ClipShape, type Timeline } from '../schema.ts';
import { audioSpan, sourceFrames } from '../sources.ts';
import type { EditOf } from './edit.ts';
import { findClip, refuse, refuseTakenId } from './refuse.ts';
import type { Tracks } from './settle.ts';

function findAudio(timeline: Timeline, id: string): { audio: AudioItem; index: number } {
  const index = timeline.audio.findIndex((one) => one.id === id);
  const audio = timeline.audio[index];
  if (!audio) throw refuse('no_audio', `There is no sound "${id}" in the timeline.`);
  return { audio, index };
}

/** Checks shape and place of a sound; throws `timeline.bad_audio` with what is wrong. */
function checked(timeline: Timeline, audio: AudioItem): AudioItem {
  const parsed = AudioShape.safeParse(audio);
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success) {
    throw refuse('bad_audio', issue ? `${issue.path.join('.')}: ${issue.message}` : 'not a sound');
  }
  if (audio.start >= duration(timeline)) throw refuse('bad_audio', 'The sound would begin after the ad.');
  if (audio.in >= sourceFrames(audio.source, timeline.fps)) {
    throw refuse('no_more_source', 'The sound would begin after the end of its file.');
  }
  return parsed.data;
}

function withAudio(timeline: Timeline, index: number, audio: AudioItem): Tracks {
  return { ...timeline, audio: timeline.audio.with(index, checked(timeline, audio)) };
}

export function addAudio(timeline: Timeline, edit: EditOf<'add_audio'>): Tracks {
  refuseTakenId(timeline, edit.audio.id);
  const index = edit.index ?? timeline.audio.length;
  return { ...timeline, audio: timeline.audio.toSpliced(index, 0, checked(timeline, edit.audio)) };
}

export function removeAudio(timeline: Timeline, edit: EditOf<'remove_audio'>): Tracks {
  const { index } = findAudio(timeline, edit.audio_id);
  return { ...timeline, audio: timeline.audio.toSpliced(index, 1) };
}

export function replaceAudio(timeline: Timeline, edit: EditOf<'replace_audio'>): Tracks {
  const { audio, index } = findAudio(timeline, edit.audio_id);
  const { source, in: from = 0, beats = null } = edit;
  return withAudio(timeline, index, { ...audio, source, in: from, beats });
}

export function trimAudio(timeline: Timeline, edit: EditOf<'trim_audio'>): Tracks {
  const { audio, index } = findAudio(timeline, edit.audio_id);
  const { start = 0, end = 0 } = edit;
  const heard = audioSpan(timeline, audio);
  const length = heard.end - heard.start - start + end;
  if (length < 1) throw refuse('too_short', 'Nothing of the sound would be left.');
  const from = audio.in + start;
  if (from < 0 || from + length > sourceFrames(audio.source, timeline.fps)) {
    throw refuse('no_more_source', 'The file has no more sound there.');
  }
  if (audio.start + start < 0) throw refuse('bad_audio', 'The sound would begin before the ad.');
  // A sound that runs to the end goes on doing so as long as its end is not touched.
  const kept = audio.length === null && end === 0 ? null : length;
  return withAudio(timeline, index, { ...audio, in: from, start: audio.start + start, length: kept });
}

export function moveAudio(timeline: Timeline, edit: EditOf<'move_audio'>): Tracks {
  const { audio, index } = findAudio(timeline, edit.audio_id);
  return withAudio(timeline, index, { ...audio, start: edit.start });
}

export function setAudio(timeline: Timeline, edit: EditOf<'set_audio'>): Tracks {
  const { audio, index } = findAudio(timeline, edit.audio_id);
  const { gain_db, fade_in, fade_out, duck_db, role } = { ...audio, ...edit.change };
  return withAudio(timeline, index, { ...audio, gain_db, fade_in, fade_out, duck_db, role });
}

export function setSound(timeline: Timeline, edit: EditOf<'set_sound'>): Tracks {
  const { item, index } = findClip(timeline, edit.item_id);
  const sound = ClipShape.shape.sound.safeParse({ ...item.sound, ...edit.change });
  if (!sound.success) throw refuse('bad_audio', sound.error.issues[0]?.message ?? 'not a sound setting');
  if (!sound.data.muted && !item.source.has_audio) throw refuse('bad_audio', 'This clip has no sound.');
  return { ...timeline, video: timeline.video.with(index, { ...item, sound: sound.data }) };
}
