import { describe, expect, it } from 'vitest';
import { cardOf, clipOf, CROSSFADE, paperSource, timelineOf } from '../fixtures/timelines.ts';
import { runsOf, segmentsOf } from './segments.ts';

const a = paperSource('a');
const film = timelineOf([
  cardOf('intro'),
  clipOf(a, 'one', { length: 30 }),
  clipOf(a, 'two', { length: 20, transition: CROSSFADE }),
]);
const brief = (segments: ReturnType<typeof segmentsOf>) =>
  segments.map(({ kind, start, end }) => [kind, start, end]);

describe('segmentsOf', () => {
  it('covers the film without gap, one stretch per item alone and one per overlap', () => {
    expect(brief(segmentsOf(film))).toEqual([
      ['solo', 0, 10],
      ['solo', 10, 32],
      ['transition', 32, 40],
      ['solo', 40, 52],
    ]);
  });

  it('cuts solos where told, but never inside an overlap', () => {
    expect(brief(segmentsOf(film, [20, 35, 46]))).toEqual([
      ['solo', 0, 10],
      ['solo', 10, 20],
      ['solo', 20, 32],
      ['transition', 32, 40],
      ['solo', 40, 46],
      ['solo', 46, 52],
    ]);
  });

  it('drops the solo of an item that is all overlap', () => {
    const tight = timelineOf([
      clipOf(a, 'one', { length: 16 }),
      clipOf(a, 'two', { length: 16, transition: CROSSFADE }),
      clipOf(a, 'three', { length: 16, transition: CROSSFADE }),
    ]);
    expect(brief(segmentsOf(tight))).toEqual([
      ['solo', 0, 8],
      ['transition', 8, 16],
      ['transition', 16, 24],
      ['solo', 24, 32],
    ]);
  });

  it('refuses transitions that meet inside an item', () => {
    const over = timelineOf([
      clipOf(a, 'one'),
      clipOf(a, 'two', { length: 10, transition: CROSSFADE }),
      clipOf(a, 'three', { transition: CROSSFADE }),
    ]);
    expect(() => segmentsOf(over)).toThrow(/item 2/);
  });
});

describe('runsOf', () => {
  it('keeps neighbours together up to so many items, and starts anew after a gap', () => {
    const segments = segmentsOf(film);
    expect(runsOf(segments, 6)).toHaveLength(1);
    expect(runsOf(segments, 2).map((run) => run.length)).toEqual([2, 2]);
    expect(
      runsOf(
        [segments[0], segments[3]].filter((segment) => segment !== undefined),
        6,
      ),
    ).toHaveLength(2);
  });
});
