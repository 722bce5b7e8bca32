import { audioSpan, place, type AudioItem, type MediaSource, type Timeline } from '@admint/contract';
import { SAMPLE_RATE } from '../render/settings.ts';

/** One stretch of sound on the ad's clock; counts are frames of 48 kHz sound. */
export interface SoundTrack {
  role: 'clip' | AudioItem['role'];
  source: MediaSource;
  /** Where in the source it begins, in seconds from its first picture (or sound, without pictures). */
  from: number;
  speed: number;
  start: number;
  length: number;
  /** Factor, 1 leaves it as it is. */
  gain: number;
  fadeIn: number;
  fadeOut: number;
  /** dB by which it steps back while a voice speaks. */
  duckDb: number;
}

export interface SoundPlan {
  length: number;
  tracks: SoundTrack[];
  targetLufs: number;
  truePeakDb: number;
}

/** A cut inside a wave clicks; five milliseconds of fade do not. */
const DECLICK = Math.round(SAMPLE_RATE * 0.005);

/** Takes a timeline, gives its sound: all rates we write divide 48 kHz, so every length is exact. */
export function soundPlan(timeline: Timeline): SoundPlan {
  const perFrame = SAMPLE_RATE / timeline.fps;
  const placed = place(timeline);
  const end = placed.at(-1)?.end ?? 0;
  const clips = placed.flatMap(({ item, index, start }): SoundTrack[] => {
    if (item.kind !== 'clip' || item.sound.muted || !item.source.has_audio) return [];
    const head = index === 0 ? 0 : item.transition.frames;
    const tail = placed[index + 1]?.item.transition.frames ?? 0;
    return [
      {
        role: 'clip',
        source: item.source,
        from: item.in / timeline.fps,
        speed: item.speed,
        start: start * perFrame,
        length: item.length * perFrame,
        gain: factor(item.sound.gain_db),
        fadeIn: Math.max(DECLICK, head * perFrame),
        fadeOut: Math.max(DECLICK, tail * perFrame),
        duckDb: 0,
      },
    ];
  });
  const items = timeline.audio.flatMap((item): SoundTrack[] => {
    const span = audioSpan(timeline, item);
    const length = span.end - span.start;
    if (length <= 0) return [];
    return [
      {
        role: item.role,
        source: item.source,
        from: item.in / timeline.fps,
        speed: 1,
        start: item.start * perFrame,
        length: length * perFrame,
        gain: factor(item.gain_db),
        fadeIn: Math.max(DECLICK, item.fade_in * perFrame),
        fadeOut: Math.max(DECLICK, item.fade_out * perFrame),
        duckDb: item.duck_db,
      },
    ];
  });
  return {
    length: end * perFrame,
    tracks: [...clips, ...items],
    targetLufs: timeline.loudness.target_lufs,
    truePeakDb: timeline.loudness.true_peak_db,
  };
}

/** Takes dB, gives the factor for amplitudes. */
export function factor(db: number): number {
  return 10 ** (db / 20);
}
