import type { InstrumentName } from '../synth/instruments.ts';

/** How loud and where a part sits in the mix. */
export interface MixSettings {
  /** LUFS of the part alone, before mastering; only differences between parts matter. */
  level: number;
  /** −1 left, 1 right */
  pan?: number;
  /** dB of the part sent to the plate; absent sends nothing. */
  reverb?: number;
  /** dB of the part sent to the echo. */
  delay?: number;
  /** How far the kick pushes the part down, 0–1. */
  pump?: number;
  /** Hz; keeps mud out of the low end. */
  highpass?: number;
  chorus?: boolean;
}

interface PartBase {
  instrument: InstrumentName;
  /** The energies (1–5) of sections in which the part plays. */
  from: number;
  until?: number;
  /** Deviation of the timing in seconds; people are late and early, machines are not. */
  loose?: number;
  mix: MixSettings;
}

/** Steps are sixteenths: `X` accent, `x` plain, `o` ghost, `.` rest. One string per groove; the seed picks one for the whole kit. */
export interface DrumPart extends PartBase {
  kind: 'drum';
  steps: readonly string[];
  /** Replaces `steps` from energy 4. */
  lift?: readonly string[];
  /** Replaces the last bar of a section. */
  fill?: readonly string[];
  /** Struck with the last chord. */
  ends?: boolean;
}

/** Steps are sixteenths: `R` root, `5` fifth, `8` octave, `3` third, `a` step towards the next root, `-` holds, `.` rests. */
export interface BassPart extends PartBase {
  kind: 'bass';
  steps: readonly string[];
  lift?: readonly string[];
  /** Lowest MIDI pitch. */
  low: number;
}

/** Steps are sixteenths: `X`/`x` the chord (for an arpeggio a digit: which voice from below), `-` holds, `.` rests. */
export interface ChordPart extends PartBase {
  kind: 'chords';
  style: 'block' | 'strum' | 'arpeggio';
  steps: readonly string[];
  lift?: readonly string[];
  /** MIDI pitches the voicing stays within. */
  range: readonly [number, number];
  voices: number;
}

export interface MelodyPart extends PartBase {
  kind: 'melody';
  /** The tune, or the slower line below it; the tune when absent. */
  line?: 'tune' | 'counter';
  /** Semitones from the written tune: 12 doubles it an octave higher. */
  transpose: number;
}

/** A sound that marks the form instead of the beat. */
export interface EffectPart extends PartBase {
  kind: 'effect';
  /** `into`: ends where a section starts; `on`: strikes there. */
  place: 'into' | 'on';
  /** beats */
  length: number;
}

export type Part = DrumPart | BassPart | ChordPart | MelodyPart | EffectPart;

/** Everything the composer knows of a style; pitch classes count from C = 0. */
export interface Genre {
  /** beats per minute */
  tempo: { low: number; best: number; high: number };
  /** Pitch classes of the keys that suit the instruments. */
  tonics: readonly number[];
  /** Semitones of the scale above the tonic. */
  scale: readonly number[];
  /** Chord loops in roman numerals, a bar each; `IV V` shares the bar. */
  loops: readonly (readonly string[])[];
  /** The bar that leads into the last chord. */
  cadences: readonly string[];
  /** The last chord. */
  final: string;
  /** Share of a pair taken by its first half; 0.5 is straight. `unit` in beats. */
  swing: { unit: 0.5 | 0.25; share: number };
  melody: {
    /** MIDI */
    range: readonly [number, number];
    /** Rhythms of a bar in sixteenths: `x` a note, `-` holds, `.` rests. */
    cells: readonly string[];
    /** Odds that a step is a leap. */
    leap: number;
  };
  /** Plate: seconds to fall by 60 dB, and the frequency (Hz) above which it falls faster. */
  reverb: { seconds: number; damping: number };
  /** Echo time in beats and feedback 0–1. */
  echo: { beats: number; feedback: number };
  parts: readonly Part[];
}

export const MAJOR = [0, 2, 4, 5, 7, 9, 11] as const;
export const MINOR = [0, 2, 3, 5, 7, 8, 10] as const;
export const DORIAN = [0, 2, 3, 5, 7, 9, 10] as const;
