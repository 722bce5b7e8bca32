import { MusicGenre } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { writeScore } from './compose.ts';
import { writeCounter } from './parts/counter.ts';
import { chordAt } from './score/harmony.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
const scores = (genre: MusicGenre) => SEEDS.map((seed) => writeScore({ genre, duration: 20, seed }));

describe.each(MusicGenre.options)('the writing of %s', (genre) => {
  const pieces = scores(genre);

  it('puts chord tones of the tune on the strong beats', () => {
    const strong = pieces.flatMap((score) =>
      score.tune.filter(({ start }) => start % 2 === 0).map((note) => ({ note, score })),
    );
    const inChord = strong.filter(({ note, score }) =>
      chordAt(score.harmonies, note.start).chord.tones.includes(note.pitch % 12),
    );
    expect(inChord.length / strong.length).toBeGreaterThan(0.85);
  });

  it('has a second voice of chord tones that never rubs against the tune', () => {
    let rubbing = 0;
    let moving = 0;
    let notes = 0;
    for (const score of pieces) {
      const part = score.genre.parts.find((one) => one.kind === 'melody' && one.line === 'counter');
      if (part?.kind !== 'melody') throw new Error('there is no second voice');
      const line = writeCounter(part, score);
      expect(line.length).toBeGreaterThan(3);
      line.forEach((note, i) => {
        const tones = chordAt(score.harmonies, note.start).chord.tones;
        expect(tones).toContain((note.pitch - part.transpose) % 12);
        notes++;
        if (note.pitch !== line[i - 1]?.pitch) moving++;
        rubbing += score.tune.filter((other) => {
          const together =
            other.start < note.start + note.beats - 1e-6 && other.start + other.beats > note.start + 1e-6;
          return together && [1, 11].includes(Math.abs(other.pitch - note.pitch + part.transpose) % 12);
        }).length;
      });
    }
    expect(rubbing / notes).toBeLessThan(0.02);
    expect(moving / notes).toBeGreaterThan(0.5);
  });

  it('writes another piece for every seed: other tunes, several progressions and keys, more than one pace', () => {
    const different = (read: (score: (typeof pieces)[number]) => unknown) =>
      new Set(pieces.map((score) => JSON.stringify(read(score)))).size;
    expect(different(({ tune }) => tune.map(({ start, pitch }) => [start, pitch]))).toBe(SEEDS.length);
    expect(different(({ harmonies }) => harmonies.map(({ chord }) => chord.numeral))).toBeGreaterThan(4);
    expect(different(({ harmonies }) => harmonies.at(-1)?.chord.bass)).toBeGreaterThan(2);
    expect(different(({ grid }) => grid.bpm)).toBeGreaterThan(1);
  });
});
