import {
  type AspectRatio,
  type AudioItem,
  duration,
  FRAME_SIZES,
  type Grade,
  type MediaSource,
  TIMELINE_VERSION,
  type TextOverlayItem,
  type Timeline,
  type VideoItem,
} from '@admint/contract';
import { SAFE_AREAS } from './safe-areas.ts';

export type AdMusic = { source: MediaSource; beats: AudioItem['beats'] } | null;

/** What every ad is, whoever planned it. */
interface AdParts {
  aspect_ratio: AspectRatio;
  fps: Timeline['fps'];
  video: VideoItem[];
  overlays: TextOverlayItem[];
  music: AdMusic;
  /** Sounds beside the music. */
  sounds?: AudioItem[];
  grade: Grade | undefined;
}

/** Takes the parts of an ad, gives its timeline: frame and safe area of its shape, music as long as the picture, its loudness. */
export function adDocument({
  aspect_ratio,
  fps,
  video,
  overlays,
  music,
  sounds = [],
  grade,
}: AdParts): Timeline {
  return {
    version: TIMELINE_VERSION,
    fps,
    ...FRAME_SIZES[aspect_ratio],
    background: '#000000',
    safe_area: SAFE_AREAS[aspect_ratio].insets,
    video,
    overlays,
    audio: [...(music ? [musicBed(music, duration({ video }), fps)] : []), ...sounds],
    ...(grade && grade.preset !== 'none' && { grade }),
    loudness: { target_lufs: -14, true_peak_db: -1 },
  };
}

const MUSIC_FADE_IN_SECONDS = 0.15;
const MUSIC_FADE_OUT_SECONDS = 1;

/** The whole length of the ad, or all there is of the music when that is less; fades fall on its real ends. */
function musicBed(audio: NonNullable<AdMusic>, total: number, fps: number): AudioItem {
  const available = Math.floor(audio.source.duration * fps + 1e-3);
  const length = Math.max(1, Math.min(total, available));
  return {
    id: 'music',
    role: 'music',
    source: audio.source,
    in: 0,
    start: 0,
    length: length === total ? null : length,
    gain_db: 0,
    fade_in: Math.min(Math.round(MUSIC_FADE_IN_SECONDS * fps), Math.floor(length / 4)),
    fade_out: Math.min(Math.round(MUSIC_FADE_OUT_SECONDS * fps), Math.floor(length / 3)),
    duck_db: 0,
    beats: audio.beats,
  };
}
