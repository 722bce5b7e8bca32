import { describe, expect, it } from 'vitest';
import { clockText, moneyText } from './formats.ts';

describe('moneyText', () => {
  it('shows cents, and more digits only where cents would hide the amount', () => {
    expect(moneyText('en', 0)).toBe('$0.00');
    expect(moneyText('en', 2.4)).toBe('$2.40');
    expect(moneyText('en', 0.001)).toBe('$0.001');
    expect(moneyText('en', 0.0004)).toBe('$0.0004');
    expect(moneyText('en', 1234.5)).toBe('$1,234.50');
  });

  it('writes it the way the language does', () => {
    expect(moneyText('es', 2.4)).toMatch(/^2,40\s\$$/);
  });
});

describe('clockText', () => {
  it('writes minutes and seconds, never below zero', () => {
    expect(clockText(0)).toBe('0:00');
    expect(clockText(42.9)).toBe('0:42');
    expect(clockText(125)).toBe('2:05');
    expect(clockText(-3)).toBe('0:00');
  });
});
