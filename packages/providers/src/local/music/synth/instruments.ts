import * as drums from './drums.ts';
import { electricPiano, glassBell } from './electric-piano.ts';
import * as strings from './plucked.ts';
import type { Instrument } from './sound.ts';
import * as struck from './struck.ts';
import { subtractive, whistle } from './subtractive.ts';

const wide = (
  shape: 'saw' | 'square',
  cents: number,
): { shape: 'saw' | 'square'; cents: number; level: number; pan: number }[] => [
  { shape, cents: -cents, level: 0.5, pan: -0.8 },
  { shape, cents, level: 0.5, pan: 0.8 },
  { shape, cents: cents * 0.3, level: 0.4, pan: 0.1 },
];

/** Warm slow pad. */
const pad = subtractive({
  oscillators: wide('saw', 9),
  amp: { attack: 0.22, decay: 1, sustain: 0.85, release: 0.5 },
  filter: { cutoff: 760, track: 0.4, quality: 0.7, octaves: 1.2, decay: 1.5, sustain: 0.6, attack: 0.35 },
});

/** Bowed section: slow vibrato, soft bow attack. */
const ensemble = subtractive({
  oscillators: [...wide('saw', 11), { shape: 'saw', cents: -4, level: 0.35, pan: -0.4 }],
  amp: { attack: 0.13, decay: 0.8, sustain: 0.9, release: 0.3 },
  filter: { cutoff: 1500, track: 0.5, quality: 0.6, octaves: 1.1, decay: 1.2, sustain: 0.7, attack: 0.2 },
  vibrato: { hertz: 5.1, cents: 9, delay: 0.25 },
});

/** Bows bounced on the string, for ostinatos. */
const spiccato = subtractive({
  oscillators: [...wide('saw', 8), { shape: 'saw', semitones: -12, cents: 3, level: 0.3 }],
  amp: { attack: 0.012, decay: 0.14, sustain: 0.12, release: 0.09 },
  filter: { cutoff: 900, track: 0.5, quality: 0.7, octaves: 1.9, decay: 0.12, sustain: 0.2 },
});

/** Low brass: opens as it swells. */
const brass = subtractive({
  oscillators: [...wide('saw', 6), { shape: 'saw', semitones: -12, level: 0.4 }],
  amp: { attack: 0.07, decay: 0.6, sustain: 0.85, release: 0.22 },
  filter: { cutoff: 480, track: 0.5, quality: 0.8, octaves: 2.1, decay: 1.2, sustain: 0.55, attack: 0.12 },
  drive: 1.4,
});

/** Stack of detuned saws for choruses of dance tracks. */
const superSaw = subtractive({
  oscillators: [
    { shape: 'saw', cents: -17, level: 0.4, pan: -0.9 },
    { shape: 'saw', cents: 17, level: 0.4, pan: 0.9 },
    { shape: 'saw', cents: -8, level: 0.4, pan: 0.5 },
    { shape: 'saw', cents: 8, level: 0.4, pan: -0.5 },
    { shape: 'saw', level: 0.4 },
  ],
  amp: { attack: 0.004, decay: 0.5, sustain: 0.75, release: 0.14 },
  filter: { cutoff: 2500, track: 0.3, quality: 0.7, octaves: 1.7, decay: 0.4, sustain: 0.5 },
});

const synthPluck = subtractive({
  oscillators: [...wide('saw', 6), { shape: 'square', semitones: 12, level: 0.15 }],
  amp: { attack: 0.002, decay: 0.22, sustain: 0.0, release: 0.12 },
  filter: { cutoff: 500, track: 0.5, quality: 1.3, octaves: 3.5, decay: 0.11, sustain: 0.05 },
});

const lead = subtractive({
  oscillators: [
    { shape: 'saw', cents: -6, level: 0.5, pan: -0.3 },
    { shape: 'square', cents: 6, level: 0.35, pan: 0.3 },
  ],
  amp: { attack: 0.006, decay: 0.3, sustain: 0.65, release: 0.12 },
  filter: { cutoff: 2000, track: 0.5, quality: 1, octaves: 1.5, decay: 0.25, sustain: 0.5 },
  vibrato: { hertz: 5.5, cents: 12, delay: 0.22 },
});

const pluckBass = subtractive({
  oscillators: [
    { shape: 'saw', level: 0.5 },
    { shape: 'sine', level: 0.4 },
    { shape: 'square', cents: 5, level: 0.2 },
  ],
  amp: { attack: 0.003, decay: 0.35, sustain: 0.55, release: 0.05 },
  filter: { cutoff: 420, track: 0.4, quality: 1, octaves: 2.1, decay: 0.12, sustain: 0.2 },
});

const driveBass = subtractive({
  oscillators: [
    { shape: 'saw', cents: -7, level: 0.45 },
    { shape: 'saw', cents: 7, level: 0.45 },
    { shape: 'sine', level: 0.5 },
  ],
  amp: { attack: 0.003, decay: 0.3, sustain: 0.7, release: 0.04 },
  filter: { cutoff: 560, track: 0.4, quality: 1.4, octaves: 2.4, decay: 0.14, sustain: 0.3 },
  drive: 2.2,
});

const subBass = subtractive({
  oscillators: [
    { shape: 'sine', level: 0.9 },
    { shape: 'triangle', level: 0.45 },
    { shape: 'saw', level: 0.25 },
  ],
  amp: { attack: 0.008, decay: 0.8, sustain: 0.75, release: 0.08 },
  filter: { cutoff: 480, track: 0.4, quality: 0.7, octaves: 1, decay: 0.2, sustain: 0.2 },
  drive: 1.3,
});

const BAND = {
  ...drums,
  ...strings,
  ...struck,
  electricPiano,
  glassBell,
  whistle,
  pad,
  ensemble,
  spiccato,
  brass,
  superSaw,
  synthPluck,
  lead,
  pluckBass,
  driveBass,
  subBass,
} as const;

export type InstrumentName = keyof typeof BAND;

/** The instruments by name; widened so that they can be called alike. */
export const INSTRUMENTS: Readonly<Record<InstrumentName, Instrument>> = BAND;
