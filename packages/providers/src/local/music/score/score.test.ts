import { MusicGenre } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { writeScore } from '../compose.ts';
import { writePart } from '../parts/write.ts';
import { GENRES } from '../genres/index.ts';
import { planForm } from './form.ts';
import { chooseGrid } from './grid.ts';
import { chordAt, readChord } from './harmony.ts';
import { voiceChord } from './voicing.ts';

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);
const durations = [2.5, 3, 4.4, 6, 8.25, 10, 12, 15, 20, 27.3, 30, 45, 60, 90];

describe('the beat grid', () => {
  it('fills the duration with whole beats inside the tempo range of the genre', () => {
    for (const genre of MusicGenre.options) {
      const { tempo } = GENRES[genre];
      for (const duration of durations) {
        const grid = chooseGrid(duration, tempo);
        expect((grid.beats * 60) / grid.bpm).toBeCloseTo(duration, 9);
        expect(grid.lastHit).toBeLessThan(grid.beats);
        if (duration < 6) continue;
        expect(grid.bpm, `${genre} ${duration}`).toBeGreaterThan(tempo.low * 0.97);
        expect(grid.bpm, `${genre} ${duration}`).toBeLessThan(tempo.high * 1.03);
      }
    }
  });

  it('puts the last chord on a bar line for the usual lengths of ads', () => {
    for (const genre of MusicGenre.options) {
      for (const duration of [10, 12, 15, 20, 30, 60]) {
        expect(chooseGrid(duration, GENRES[genre].tempo).lastHit % 4, `${genre} ${duration}`).toBe(0);
      }
    }
  });
});

describe('form', () => {
  it('covers the grid without gaps, builds up, and ends with the last chord', () => {
    for (let lastHit = 1; lastHit < 140; lastHit++) {
      const { sections, bars } = planForm({ bpm: 120, beats: lastHit + 4, lastHit });
      expect(sections.reduce((at, section) => (expect(section.start).toBe(at), at + section.beats), 0)).toBe(
        lastHit + 4,
      );
      expect(bars.reduce((at, bar) => (expect(bar.start).toBe(at), at + bar.beats), 0)).toBe(lastHit);
      expect(sections.at(-1)?.name).toBe('ending');
      expect(bars.at(-1)?.energy ?? 0).toBeGreaterThanOrEqual(bars[0]?.energy ?? 5);
    }
  });
});

describe('harmony', () => {
  it('reads roman numerals', () => {
    expect(readChord('V7', 0).tones).toEqual([7, 11, 2, 5]);
    expect(readChord('bVImaj7', 0).tones).toEqual([8, 0, 3, 7]);
    expect(readChord('ii9', 2).tones).toEqual([4, 7, 11, 2, 6]);
    expect(readChord('I/3', 0).bass).toBe(4);
    expect(() => readChord('H', 0)).toThrow(RangeError);
  });

  it('moves voices by small steps and never leaves out the third or the seventh', () => {
    let before: number[] | undefined;
    for (const numeral of ['ii7', 'V7', 'Imaj7', 'vi7', 'IV', 'iv6', 'Imaj9']) {
      const chord = readChord(numeral, 5);
      const voicing = voiceChord(chord, before, [52, 77], 4);
      const named = chord.tones.filter((_, i) => i === 1 || i === 3);
      expect(voicing.map((pitch) => pitch % 12)).toEqual(expect.arrayContaining(named));
      const start = before;
      const furthest = Math.max(...voicing.map((pitch, i) => Math.abs(pitch - (start?.[i] ?? pitch))));
      expect(furthest, `${numeral}`).toBeLessThanOrEqual(7);
      before = voicing;
    }
  });

  it('voices every chord of every genre within its parts', () => {
    for (const genre of MusicGenre.options) {
      for (const seed of SEEDS) {
        const score = writeScore({ genre, duration: 24 + seed, seed });
        for (const part of score.genre.parts) {
          const notes = writePart(part, score);
          expect(notes.every((note) => note.start >= 0 && note.start < score.grid.beats)).toBe(true);
          if (part.kind !== 'chords') continue;
          // An arpeggio may climb an octave past its voicing.
          expect(Math.max(...notes.map((note) => note.pitch))).toBeLessThanOrEqual(part.range[1] + 12);
          expect(Math.min(...notes.map((note) => note.pitch))).toBeGreaterThanOrEqual(part.range[0]);
        }
      }
    }
  });
});

describe('melody', () => {
  it.each(MusicGenre.options)(
    '%s: sings in range, mostly by step, on chord tones where it counts, and goes home',
    (genre) => {
      let strong = 0;
      let onChord = 0;
      let moves = 0;
      let small = 0;
      for (const seed of SEEDS) {
        const { tune, harmonies, genre: style, grid } = writeScore({ genre, duration: 30, seed });
        const [low, high] = style.melody.range;
        tune.forEach((note, i) => {
          expect(note.pitch).toBeGreaterThanOrEqual(low);
          expect(note.pitch).toBeLessThanOrEqual(high);
          const { chord } = chordAt(harmonies, note.start);
          if (note.start % 2 === 0) {
            strong++;
            if (chord.tones.includes(note.pitch % 12)) onChord++;
          }
          const before = tune[i - 1];
          if (!before) return;
          moves++;
          if (Math.abs(note.pitch - before.pitch) <= 4) small++;
          expect(note.start).toBeGreaterThanOrEqual(before.start + before.beats - 1e-6);
        });
        const last = tune.at(-1);
        expect(last?.start).toBe(grid.lastHit);
        expect((last?.pitch ?? 0) % 12).toBe((harmonies.at(-1)?.chord.tones[0] ?? -1) % 12);
        expect(new Set(tune.map((note) => note.pitch)).size).toBeGreaterThan(3);
      }
      expect(onChord / strong).toBeGreaterThan(0.9);
      expect(small / moves).toBeGreaterThan(0.75);
    },
  );

  it('differs from seed to seed', () => {
    const lines = SEEDS.map((seed) => {
      const { tune } = writeScore({ genre: 'upbeat', duration: 20, seed });
      return tune.map((note) => `${note.start}:${note.pitch}`).join(' ');
    });
    expect(new Set(lines).size).toBe(SEEDS.length);
  });
});

describe('a grid for cuts', () => {
  /** Layouts of the guided flow: an opening card or none, clips of one length that overlap by half a second. */
  const layouts = [0, 1, 2].flatMap((opening) =>
    [2, 3, 4, 5].flatMap((clip) =>
      [2, 3, 4, 6].map((count) => {
        const cuts = opening > 0 ? [opening - 0.25] : [];
        let end = opening > 0 ? opening - 0.5 : 0;
        for (let i = 0; i < count; i++) {
          end += clip - (i > 0 ? 0.5 : 0);
          cuts.push(end - 0.25);
        }
        return { cuts, duration: end + 1.5 };
      }),
    ),
  );
  const met = (cuts: readonly number[], bpm: number) =>
    cuts.filter((cut) => {
      const beats = (cut * bpm) / 60;
      return (Math.abs(beats - Math.round(beats)) * 60) / bpm <= 0.1;
    }).length;

  it.each(MusicGenre.options)('lets most of them fall on beats of %s, at a pace the style bears', (genre) => {
    const { tempo } = GENRES[genre];
    let [with_, without, all] = [0, 0, 0];
    for (const { cuts, duration } of layouts) {
      const grid = chooseGrid(duration, tempo, cuts);
      expect(grid.bpm).toBeGreaterThan(tempo.low * 0.97);
      expect(grid.bpm).toBeLessThan(tempo.high * 1.03);
      expect((grid.beats * 60) / grid.bpm).toBeCloseTo(duration, 9);
      with_ += met(cuts, grid.bpm);
      without += met(cuts, chooseGrid(duration, tempo).bpm);
      all += cuts.length;
    }
    expect(with_ / all).toBeGreaterThan(0.5);
    expect(with_ / all).toBeGreaterThan(without / all + 0.1);
  });
});
