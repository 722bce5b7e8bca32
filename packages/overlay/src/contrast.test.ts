import { describe, expect, it } from 'vitest';
import { contrastRatio, readableOn } from './contrast.ts';

describe('contrast', () => {
  it('is what WCAG says it is', () => {
    expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrastRatio('#FFFFFF', '#767676')).toBeCloseTo(4.54, 2);
    expect(contrastRatio('#FF0000', '#FFFFFF')).toBeCloseTo(4, 1);
    expect(contrastRatio('#123456', '#123456')).toBe(1);
  });

  it('picks the readable side', () => {
    expect(readableOn('#FFFFFF')).toBe('#101014');
    expect(readableOn('#ff0')).toBeDefined();
    expect(readableOn('#1A2B6D')).toBe('#FFFFFF');
  });
});
