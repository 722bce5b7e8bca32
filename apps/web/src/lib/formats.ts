import { useFormatter, useLocale } from 'use-intl';

const A_CENT = 0.01;

/** Takes an amount in USD, gives what a person reads: cents, and more digits only where cents would hide it. */
export function moneyText(locale: string, usd: number): string {
  const tiny = usd !== 0 && Math.abs(usd) < A_CENT;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: tiny ? 4 : 2,
  }).format(usd);
}

/** Takes seconds, gives `0:42`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Money, lengths and dates the way the reader's language writes them. */
export function useFormats() {
  const format = useFormatter();
  const locale = useLocale();
  return {
    money: (usd: number) => moneyText(locale, usd),
    /** A price per unit, to a hundredth of a cent: rounded to cents, many units would cost something else. */
    unitPrice: (usd: number) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: 'USD',
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: 2,
        maximumFractionDigits: 4,
      }).format(usd),
    clock: clockText,
    /** About how long something takes: seconds up to a minute, minutes and seconds beyond. */
    span: (value: number) => (value < 60 ? `${Math.ceil(value)}\u00a0s` : `${clockText(value)} min`),
    seconds: (value: number) => `${format.number(value, { maximumFractionDigits: 1 })}\u00a0s`,
    megabytes: (value: number) =>
      format.number(value, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
    number: (value: number) => format.number(value),
    ago: (iso: string) => {
      const then = new Date(iso);
      // Two clocks never agree to the second: nothing of ours happened in the future.
      return format.relativeTime(then, Math.max(Date.now(), then.getTime()));
    },
    /** A day, without its time: `20 Nov 2026`. A date without a time is one of UTC. */
    day: (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeZone: 'UTC' }),
    shortDay: (iso: string) =>
      format.dateTime(new Date(iso), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    date: (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short' }),
  };
}
