import type { Comparison } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { bestScore, ordered, scoreNames, standOut } from './ranking.ts';

const one = (label: string, cost: number, time: number | null, score: number | null) => ({
  label,
  video: { cost },
  generation_time: time,
  scores: score === null ? [] : [{ name: 'prompt', value: score, scored_by: 'rules' }],
});
const comparison = {
  videos: [one('A', 3, 20, 70), one('B', 1, null, null), one('C', 2, 10, 90)],
  differences: [{ field: 'framework', values: ['AIDA', 'PAS', 'AIDA'] }],
} as unknown as Comparison;
const labels = (order: Parameters<typeof ordered>[1]) =>
  ordered(comparison, order)
    .videos.map(({ label }) => label)
    .join('');

describe('compared videos', () => {
  it('are put in order with the columns of their differences; what is unknown comes last', () => {
    expect([labels('asked'), labels('cost'), labels('time'), labels('score:prompt')]).toEqual([
      'ABC',
      'BCA',
      'CAB',
      'CAB',
    ]);
    expect(ordered(comparison, 'cost').differences[0]?.values).toEqual(['PAS', 'AIDA', 'AIDA']);
  });

  it('stand out where they are not like the first', () => {
    expect(standOut(['on', 'off', 'on'])).toEqual([false, true, false]);
  });

  it('have a best score only where scores differ', () => {
    expect(scoreNames(comparison.videos)).toEqual(['prompt']);
    expect(bestScore(comparison.videos, 'prompt')).toBe(90);
    expect(bestScore(comparison.videos.slice(0, 2), 'prompt')).toBeNull();
  });
});
