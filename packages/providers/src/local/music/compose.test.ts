import { MusicGenre } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { composePiece, LONGEST, type Piece, SHORTEST } from './compose.ts';
import { integratedLoudness } from './master/loudness.ts';
import { truePeak } from './master/true-peak.ts';
import { StateVariableFilter } from './synth/filter.ts';
import { SAMPLE_RATE } from './synth/sound.ts';
import { writeWav } from './wav.ts';

const LENGTH = 12;
const pieces = new Map<MusicGenre, Piece>();
for (const genre of MusicGenre.options) pieces.set(genre, composePiece({ genre, duration: LENGTH, seed: 4 }));
const each = [...pieces];

function mono(piece: Piece): Float32Array {
  const { left, right } = piece.samples;
  return left.map((value, i) => (value + (right[i] ?? 0)) / 2);
}

/** Signal between two frequencies, two poles at each edge. */
function between(samples: Float32Array, low: number, high: number): Float32Array {
  const under = new StateVariableFilter();
  const over = new StateVariableFilter();
  under.tune(high, Math.SQRT1_2);
  over.tune(low, Math.SQRT1_2);
  return samples.map((value) => {
    under.feed(value);
    over.feed(under.low);
    return over.high;
  });
}

/** Root mean square in dB of frames of `seconds`. */
function levels(samples: Float32Array, seconds: number): number[] {
  const frame = Math.round(seconds * SAMPLE_RATE);
  const result: number[] = [];
  for (let at = 0; at + frame <= samples.length; at += frame) {
    let sum = 0;
    for (let i = at; i < at + frame; i++) sum += (samples[i] ?? 0) ** 2;
    result.push(10 * Math.log10(sum / frame + 1e-12));
  }
  return result;
}

const BANDS = [40, 90, 200, 450, 1000, 2200, 5000, 11_000] as const;

/** dB of each band against the whole. */
function spectrum(piece: Piece): number[] {
  const samples = mono(piece);
  const all = levels(samples, LENGTH)[0] ?? 0;
  return BANDS.slice(1).map(
    (high, i) => (levels(between(samples, BANDS[i] ?? 0, high), LENGTH)[0] ?? -120) - all,
  );
}

/** What an ear tells styles apart by: how much each band has, and how much it moves (deviation of 50 ms levels). */
function character(piece: Piece): number[] {
  const samples = mono(piece);
  const movement = BANDS.slice(1).map((high, i) => {
    const frames = levels(between(samples, BANDS[i] ?? 0, high), 0.05).slice(0, -40);
    const mean = frames.reduce((sum, value) => sum + value, 0) / frames.length;
    return Math.sqrt(frames.reduce((sum, value) => sum + (value - mean) ** 2, 0) / frames.length);
  });
  return [...spectrum(piece), ...movement];
}

/** Tempo from onsets alone: rises of level in three bands, then the beat rate whose multiples carry most of them. */
function findTempo(samples: Float32Array): number {
  const hop = 0.01;
  const onsets: number[] = [];
  for (const [low, high] of [
    [30, 150],
    [300, 2500],
    [3500, 14_000],
  ] as const) {
    const level = levels(between(samples, low, high), hop).map((value) => Math.max(value, -65));
    level.forEach((value, i) => {
      onsets[i] = (onsets[i] ?? 0) + Math.max(0, value - (level[i - 1] ?? value));
    });
  }
  const mean = onsets.reduce((sum, value) => sum + value, 0) / onsets.length;
  const strength = (hertz: number): number => {
    let re = 0;
    let im = 0;
    onsets.forEach((value, i) => {
      re += (value - mean) * Math.cos(2 * Math.PI * hertz * i * hop);
      im += (value - mean) * Math.sin(2 * Math.PI * hertz * i * hop);
    });
    return Math.hypot(re, im);
  };
  let best = 0;
  let found = 0;
  for (let bpm = 69; bpm < 139; bpm += 0.25) {
    const score = strength(bpm / 60) + strength(bpm / 30) + strength(bpm / 15);
    if (score > best) {
      best = score;
      found = bpm;
    }
  }
  return found;
}

describe.each(each)('a piece of %s', (_, piece) => {
  it('is as loud as it should be, with no peak above −1 dBTP and no DC', () => {
    const { left, right } = piece.samples;
    expect(Math.abs(integratedLoudness(piece.samples) + 14)).toBeLessThan(0.5);
    expect(Math.max(truePeak(left), truePeak(right))).toBeLessThanOrEqual(-1);
    for (const side of [left, right]) {
      expect(Math.abs(side.reduce((sum, value) => sum + value, 0) / side.length)).toBeLessThan(2e-4);
    }
  });

  it('starts at once, never falls silent, and dies away to nothing without a click', () => {
    const { left, right } = piece.samples;
    const frames = levels(mono(piece), 0.05);
    expect(Math.max(...frames.slice(0, 5))).toBeGreaterThan(-40);
    let quiet = 0;
    for (const frame of frames) {
      quiet = frame < -60 ? quiet + 0.05 : 0;
      expect(quiet).toBeLessThanOrEqual(0.25);
    }
    for (const side of [left, right]) {
      expect(Math.abs(side[0] ?? 1)).toBeLessThan(1e-4);
      expect(Math.abs(side.at(-1) ?? 1)).toBeLessThan(1e-4);
    }
    const ring = piece.sections.at(-1);
    const tail = frames.slice(Math.ceil((ring?.start ?? 0) / 0.05));
    const third = Math.floor(tail.length / 3);
    const mean = (part: number[]): number => part.reduce((sum, value) => sum + value, 0) / part.length;
    expect(mean(tail.slice(0, third))).toBeGreaterThan(mean(tail.slice(third, 2 * third)) + 3);
    expect(mean(tail.slice(third, 2 * third))).toBeGreaterThan(mean(tail.slice(2 * third)) + 3);
  });

  it('has a body: low, middle and high are all there, and the two sides differ', () => {
    const bands = spectrum(piece);
    expect(Math.max(...bands.slice(0, 2))).toBeGreaterThan(-10);
    expect(Math.max(...bands.slice(2, 5))).toBeGreaterThan(-12);
    expect(Math.max(...bands.slice(5))).toBeGreaterThan(-27);
    const side = piece.samples.left.map((value, i) => (value - (piece.samples.right[i] ?? 0)) / 2);
    const width = (levels(side, LENGTH)[0] ?? -120) - (levels(mono(piece), LENGTH)[0] ?? 0);
    expect(width).toBeGreaterThan(-18);
    expect(width).toBeLessThan(-3);
  });

  it('leaves no click: nowhere does one sample jump that its neighbours do not', () => {
    for (const side of [piece.samples.left, piece.samples.right]) {
      const step = (i: number) => Math.abs((side[i + 1] ?? 0) - (side[i] ?? 0));
      for (let i = 40; i < side.length - 40; i++) {
        if (step(i) < 0.05) continue;
        let around = 0;
        for (let n = 3; n < 34; n++) around = Math.max(around, step(i - n), step(i + n));
        expect(step(i) / around, `at ${(i / SAMPLE_RATE).toFixed(3)} s`).toBeLessThan(6);
      }
    }
  });

  // Octaves of popular recordings fall by about 2 dB each from 100 Hz and faster above 4 kHz (Pestana et al., AES 135, 2013).
  it('is balanced as popular recordings are: bass and middle alike, the treble well below', () => {
    const samples = mono(piece);
    const all = levels(samples, LENGTH)[0] ?? 0;
    const share = (low: number, high: number) =>
      (levels(between(samples, low, high), LENGTH)[0] ?? -120) - all;
    const [bass, middle, treble] = [share(20, 250), share(250, 4000), share(4000, 16_000)];
    expect(Math.abs(bass - middle)).toBeLessThan(5);
    expect(treble - middle).toBeGreaterThan(-21);
    expect(treble - middle).toBeLessThan(-9);
  });

  it('has the tempo it says, heard from its onsets', () => {
    const heard = findTempo(mono(piece));
    const octaves = [0.5, 1, 2].map((factor) => Math.abs((heard * factor) / piece.bpm - 1));
    expect(Math.min(...octaves), `heard ${heard}, written ${piece.bpm}`).toBeLessThan(0.01);
  });

  it('puts sections and beats on one grid that ends with the piece', () => {
    expect(piece.beats[0]).toBe(0);
    expect((piece.beats.at(-1) ?? 0) + 60 / piece.bpm).toBeCloseTo(LENGTH, 9);
    expect(piece.sections.at(-1)?.end).toBeCloseTo(LENGTH, 9);
    for (const section of piece.sections) {
      expect(Math.min(...piece.beats.map((beat) => Math.abs(beat - section.start)))).toBeLessThan(1e-9);
    }
  });
});

describe('the composer', () => {
  it('sounds different in each genre', () => {
    const spectra = each.map(([, piece]) => character(piece));
    for (let a = 0; a < spectra.length; a++) {
      for (let b = 0; b < a; b++) {
        const distance = Math.hypot(...(spectra[a] ?? []).map((value, i) => value - (spectra[b]?.[i] ?? 0)));
        expect(distance, `${each[a]?.[0]} and ${each[b]?.[0]}`).toBeGreaterThan(4);
      }
    }
  });

  it('grows: the last section before the end is louder than the first', () => {
    for (const [genre, piece] of each) {
      const frames = levels(mono(piece), 0.1);
      const [first = 0, last = 0] = [piece.sections[0], piece.sections.at(-2)].map((section) => {
        const from = Math.floor((section?.start ?? 0) * 10);
        return Math.max(...frames.slice(from, Math.floor((section?.end ?? 0) * 10)));
      });
      expect(last, `${genre}`).toBeGreaterThan(first);
    }
  });

  it.each([2.5, 3.333, 7.777, 24.01])('makes exactly %d s', (duration) => {
    const piece = composePiece({
      genre: MusicGenre.options[Math.round(duration) % 6] ?? 'upbeat',
      duration,
      seed: 11,
    });
    expect(piece.samples.left).toHaveLength(Math.round(duration * SAMPLE_RATE));
    expect(piece.samples.right).toHaveLength(Math.round(duration * SAMPLE_RATE));
    expect(Math.max(truePeak(piece.samples.left), truePeak(piece.samples.right))).toBeLessThanOrEqual(-1);
    expect(integratedLoudness(piece.samples)).toBeGreaterThan(-16);
  });

  it('gives the same bytes for the same seed and others for another', () => {
    const bytes = (seed: number): Buffer => writeWav(composePiece({ genre: 'playful', duration: 5, seed }));
    const first = bytes(21);
    expect(bytes(21).equals(first)).toBe(true);
    expect(bytes(22).equals(first)).toBe(false);
  });

  it('refuses lengths it cannot fill', () => {
    for (const duration of [0, SHORTEST - 0.1, LONGEST + 1, Number.NaN]) {
      expect(() => composePiece({ genre: 'chill', duration, seed: 1 })).toThrow(RangeError);
    }
  });
});
