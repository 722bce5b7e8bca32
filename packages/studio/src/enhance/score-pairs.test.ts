import { describe, expect, it } from 'vitest';
import { scoreByRules } from './score/score-prompt.ts';
import { HELD_OUT_PAIRS } from './held-out-pairs.data.ts';
import { SCORE_PAIRS, type ScorePair } from './score-pairs.data.ts';

const marginOf = ({ better, worse, kind }: ScorePair) =>
  scoreByRules(better, kind).overall - scoreByRules(worse, kind).overall;

describe('forty pairs of a better and a worse prompt that the rules were not tuned on', () => {
  const judged = SCORE_PAIRS.map((pair) => ({ ...pair, margin: marginOf(pair) }));

  it('are forty, of all kinds', () => {
    expect(SCORE_PAIRS).toHaveLength(40);
    expect(new Set(SCORE_PAIRS.map(({ better }) => better)).size).toBe(40);
    expect(new Set(SCORE_PAIRS.map(({ kind }) => kind))).toEqual(new Set(['ad', 'image', 'video']));
  });

  it('are told apart in at least thirty-six cases', () => {
    const lost = judged.filter(({ margin }) => margin <= 0);
    expect(lost.length, JSON.stringify(lost, null, 2)).toBeLessThanOrEqual(4);
  });

  it.each(['words shuffled', 'keyword stuffing'])('win clearly where the fault is "%s"', (kind) => {
    const margins = judged.filter(({ fault }) => fault === kind).map(({ margin }) => margin);
    expect(margins.length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...margins)).toBeGreaterThan(10);
  });
});

describe('twenty pairs in the words of shop owners, written when the rules stood', () => {
  it('are told apart in at least eighteen cases', () => {
    expect(HELD_OUT_PAIRS).toHaveLength(20);
    const lost = HELD_OUT_PAIRS.filter((pair) => marginOf(pair) <= 0).map(({ fault }) => fault);
    expect(lost.length, lost.join('; ')).toBeLessThanOrEqual(2);
  });
});
