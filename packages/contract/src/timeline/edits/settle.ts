import { duration } from '../layout.ts';
import type { AudioItem, TextOverlayItem, Timeline, Transition, VideoItem } from '../schema.ts';
import { sourceFrames } from '../sources.ts';
import { anchorLength } from '../validate.ts';

export type Tracks = Pick<Timeline, 'video' | 'overlays' | 'audio'>;

const CUT: Transition = { kind: 'cut', frames: 0 };

/**
 * Takes tracks after an edit, gives them with everything that no longer fits made to fit: transitions
 * shortened, texts and sounds cut to what carries them or dropped with it. What fits stays as it is.
 */
export function settle(tracks: Tracks, fps: number): Tracks {
  const video = tracks.video.reduce<VideoItem[]>((settled, item) => {
    settled.push(settleTransition(item, settled.at(-1)));
    return settled;
  }, []);
  const total = duration({ video });
  return {
    video,
    overlays: tracks.overlays.flatMap((overlay) => settleOverlay(overlay, anchorLength({ video }, overlay))),
    audio: tracks.audio.flatMap((audio) => settleAudio(audio, total, fps)),
  };
}

function settleTransition(item: VideoItem, before: VideoItem | undefined): VideoItem {
  const room = before ? Math.min(before.length - before.transition.frames, item.length) : 0;
  const { kind, frames } = item.transition;
  if (frames <= room && (kind === 'cut') === (frames === 0)) return item;
  const fitting = kind === 'cut' ? 0 : Math.min(frames, room);
  return { ...item, transition: fitting > 0 ? { ...item.transition, frames: fitting } : CUT };
}

function settleOverlay(overlay: TextOverlayItem, around: number | null): TextOverlayItem[] {
  if (around === null || overlay.start >= around) return [];
  const { length, start } = overlay;
  if (length === null || start + length <= around) return [overlay];
  return [{ ...overlay, length: around - start }];
}

function settleAudio(audio: AudioItem, total: number, fps: number): AudioItem[] {
  const room = total - audio.start;
  if (room <= 0) return [];
  const available = sourceFrames(audio.source, fps) - audio.in;
  const length = audio.length === null ? null : Math.min(audio.length, room, available);
  const fade_in = Math.min(audio.fade_in, length ?? room);
  const fade_out = Math.min(audio.fade_out, (length ?? room) - fade_in);
  const same = length === audio.length && fade_in === audio.fade_in && fade_out === audio.fade_out;
  return [same ? audio : { ...audio, length, fade_in, fade_out }];
}
