/**
 * Money is counted in whole micro-dollars (1 USD = 1 000 000) so that sums are exact;
 * dollars as a number appear only on the wire, as the seeds show them.
 */
export type Micros = number;

const MICROS_PER_USD = 1_000_000;

/** Takes USD (number or decimal string such as PostgreSQL's numeric), gives whole micro-dollars. Throws RangeError on anything that is not a finite amount. */
export function micros(usd: number | string): Micros {
  const value = Math.round(Number(usd) * MICROS_PER_USD);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount of money: ${usd}`);
  return value;
}

/** Takes micro-dollars, gives USD as a number for the wire. */
export function usd(amount: Micros): number {
  return amount / MICROS_PER_USD;
}

/** Takes micro-dollars, gives the exact decimal string that a numeric(14,6) column takes. */
export function decimal(amount: Micros): string {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.abs(amount);
  const fraction = String(whole % MICROS_PER_USD).padStart(6, '0');
  return `${sign}${Math.floor(whole / MICROS_PER_USD)}.${fraction}`;
}

/** Takes micro-dollars, gives what a person reads: two decimals, more only where cents would hide the amount. */
export function formatUsd(amount: Micros): string {
  const tiny = amount !== 0 && Math.abs(amount) < 10_000;
  return `$${usd(amount).toFixed(tiny ? 4 : 2)}`;
}
