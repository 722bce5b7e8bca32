import type { Grade } from '../grade.ts';
import type { AudioItem, Clip, MediaSource, TextOverlayItem, Transition, VideoItem } from '../schema.ts';
import type { Tracks } from './settle.ts';

/** One gesture in the editor, as data: it can be kept in a history and sent over the wire. Frames throughout. */
export type Edit =
  /** Moves an item's edges by frames, positive to the right; the rest of the ad follows. */
  | { kind: 'trim'; item_id: string; start?: number; end?: number }
  /** Cuts an item in two, `at` frames after its start; the second part is called `new_id`. */
  | { kind: 'split'; item_id: string; at: number; new_id: string }
  /** Joins an item with the one after it, when that one goes on where it stops. */
  | { kind: 'merge'; item_id: string }
  | { kind: 'move'; item_id: string; index: number }
  | { kind: 'insert'; item: VideoItem; index: number }
  | { kind: 'ripple_delete'; item_id: string }
  /** Shows another file in the same place, from frame `in` of it; as long as before, or as it lasts. */
  | { kind: 'replace'; item_id: string; source: MediaSource; in?: number }
  /** Shows the same part of the source faster or slower. */
  | { kind: 'retime'; item_id: string; speed: number }
  | { kind: 'set_transition'; item_id: string; transition: Transition }
  | { kind: 'set_text'; overlay_id: string; text: string }
  | { kind: 'set_overlay'; overlay_id: string; change: Partial<Omit<TextOverlayItem, 'id' | 'kind'>> }
  | { kind: 'add_overlay'; overlay: TextOverlayItem; index?: number }
  | { kind: 'remove_overlay'; overlay_id: string }
  | { kind: 'add_audio'; audio: AudioItem; index?: number }
  | { kind: 'remove_audio'; audio_id: string }
  /** Plays another file in the same place, from frame `in` of it; as long as before, or as it lasts. */
  | { kind: 'replace_audio'; audio_id: string; source: MediaSource; in?: number; beats?: AudioItem['beats'] }
  /** Moves a sound's edges by frames, positive to the right; what is heard stays where it is. */
  | { kind: 'trim_audio'; audio_id: string; start?: number; end?: number }
  /** Lets a sound begin at another frame of the ad. */
  | { kind: 'move_audio'; audio_id: string; start: number }
  | { kind: 'set_audio'; audio_id: string; change: Partial<AudioSettings> }
  /** A clip's own sound. */
  | { kind: 'set_sound'; item_id: string; change: Partial<Clip['sound']> }
  /** The colours of the footage; null takes the grade off. */
  | { kind: 'set_grade'; grade: Grade | null }
  /** Puts whole tracks, and the grade where it changed, back; what every edit's inverse is. */
  | { kind: 'restore'; tracks: Partial<Tracks>; grade?: Grade | null };

/** What of a sound can be set as it is; its place and file have edits of their own. */
export type AudioSettings = Pick<AudioItem, 'gain_db' | 'fade_in' | 'fade_out' | 'duck_db' | 'role'>;

export type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;
