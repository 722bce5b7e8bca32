import { describe, expect, it } from 'vitest';
import { labelPlaces, roundSteps } from './chart-scale.ts';

describe('the lines of a chart', () => {
  it('are round numbers from nothing to just above the largest value', () => {
    expect(roundSteps(0.3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(roundSteps(7)).toEqual([0, 2, 4, 6, 8]);
    expect(roundSteps(180)).toEqual([0, 50, 100, 150, 200]);
    expect(roundSteps(0)).toEqual([0]);
  });
  it('never leave the largest value out', () => {
    for (const most of [0.0031, 0.99, 1, 3.34, 12.5, 99.9, 1234]) {
      const steps = roundSteps(most);
      expect(steps.at(-1)).toBeGreaterThanOrEqual(most);
      expect(steps.length).toBeLessThanOrEqual(6);
    }
  });
});

describe('the labels under the bars', () => {
  it('are spread evenly and always name the last day', () => {
    expect(labelPlaces(7, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(labelPlaces(30, 6)).toEqual([4, 9, 14, 19, 24, 29]);
    expect(labelPlaces(90, 6).at(-1)).toBe(89);
  });
});
