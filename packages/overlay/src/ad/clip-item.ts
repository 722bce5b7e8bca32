import { AdmintError, type AspectRatio, type Clip, FRAME_SIZES, type MediaSource } from '@admint/contract';

export interface ClipChoice {
  source: MediaSource;
  /** seconds into the source; 0 when left out */
  in?: number;
  /** seconds to show; to the end of the source when left out */
  length?: number;
}

/** Takes a chosen clip and the look of the ad, gives its item on the timeline. Throws `composition.clip_too_short`. */
export function clipOf(
  choice: ClipChoice,
  index: number,
  ad: { audio: unknown; aspect_ratio: AspectRatio },
  fps: number,
): Clip {
  const available = Math.floor(choice.source.duration * fps + 1e-3);
  const start = Math.round((choice.in ?? 0) * fps);
  const wished = choice.length === undefined ? available : Math.round(choice.length * fps);
  const length = Math.min(wished, available - start);
  if (length < 1) {
    throw new AdmintError('composition.clip_too_short', `Clip ${index + 1} has no picture to show.`);
  }
  return {
    kind: 'clip',
    id: `clip-${index + 1}`,
    source: choice.source,
    in: start,
    length,
    speed: 1,
    fit: fitFor(choice.source, FRAME_SIZES[ad.aspect_ratio]),
    sound: { muted: ad.audio !== null || !choice.source.has_audio, gain_db: 0 },
    transition: { kind: 'cut', frames: 0 },
  };
}

/** Fills the frame while most of the picture stays in it; a very different shape is shown whole instead. */
function fitFor(source: MediaSource, frame: { width: number; height: number }): Clip['fit'] {
  if (source.width === 0 || source.height === 0) return { kind: 'cover' };
  const shapes = [source.width / source.height, frame.width / frame.height];
  const kept = Math.min(...shapes) / Math.max(...shapes);
  if (kept < 0.6) return { kind: 'blurred' };
  return source.focus ? { kind: 'smart', focus: source.focus } : { kind: 'cover' };
}
