import { describe, expect, it } from 'vitest';
import { readAmount } from './amount.ts';

describe('an amount that was typed', () => {
  it('is dollars, with a point or a comma, with or without the sign', () => {
    expect(['12', '12.5', '$ 12,50', '0'].map(readAmount)).toEqual([12, 12.5, 12.5, 0]);
  });
  it('is no limit when nothing was typed', () => {
    expect(readAmount('  ')).toBeNull();
  });
  it('is refused when it is no amount, negative, or beyond what may be set', () => {
    expect(['-1', 'ten', '1.2.3', '1e9', '1000001'].map(readAmount)).toEqual(Array(5).fill(undefined));
  });
});
