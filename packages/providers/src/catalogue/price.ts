import { type Micros, micros } from '@admint/contract';
import type { Price } from '../spec/index.ts';
import type { CatalogueEntry } from './entry.ts';
import type { Fitted } from './fitted.ts';

/** What the bill of a running job depends on; kept in its operation. */
export interface Bill {
  /** seconds of output asked for */
  duration?: number | undefined;
  megapixels?: number | undefined;
  /** USD per second of output, when that is the unit */
  rate?: number | undefined;
  characters?: number | undefined;
}

/** Usage as providers report it; names differ between them and over time. */
export type Metrics = Readonly<Record<string, unknown>>;

export function billOf({ price }: CatalogueEntry, fitted: Fitted): Bill {
  const { input, duration, megapixels } = fitted;
  const rate = price.per.unit === 'second' ? rateOf(price.per, input) : undefined;
  const text = Object.values(input).find((value) => typeof value === 'string');
  return { duration, megapixels, rate, ...(text !== undefined && { characters: String(text).length }) };
}

function rateOf(
  per: { usd: number; at?: Record<string, number> | undefined },
  input: Record<string, unknown>,
) {
  const named = Object.values(input).find(
    (value) => typeof value === 'string' && per.at?.[value] !== undefined,
  );
  return (typeof named === 'string' ? per.at?.[named] : undefined) ?? per.usd;
}

/** What to reserve for a request, and how long it usually takes. */
export function estimate(entry: CatalogueEntry, bill: Bill): Price {
  return { amount: micros(usdOf(entry, bill)), seconds: entry.latency };
}

/** Megapixels by which services let 1024 × 1024 count as one. */
const ROUNDED_OFF = 0.1;

function usdOf({ price: { per } }: CatalogueEntry, bill: Bill): number {
  switch (per.unit) {
    case 'free':
      return 0;
    case 'image':
    case 'run':
      return per.usd;
    case 'megapixel':
      return (per.base ?? 0) + per.usd * Math.max(1, Math.ceil((bill.megapixels ?? 1) - ROUNDED_OFF));
    case 'second':
      return (bill.rate ?? per.usd) * (bill.duration ?? 5);
    case 'compute':
      return per.usd * per.typical;
    case 'token':
      return (per.input * per.typical.input + per.output * per.typical.output) / 1e6;
    case 'character':
      return per.usd * (bill.characters ?? 0);
  }
}

/**
 * What a job cost by the provider's own figures; null when they do not say, so that the estimate stands.
 * A job that gave nothing costs nothing, except machine time.
 */
export function settleBy(
  { price: { per } }: CatalogueEntry,
  bill: Bill,
  metrics: Metrics,
  succeeded: boolean,
): Micros | null {
  const figure = (...names: string[]) => {
    const found = names.map((name) => metrics[name]).find((value) => typeof value === 'number');
    return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : null;
  };
  const times = (count: number | null, usd: number) => (count === null ? null : micros(count * usd));
  if (per.unit === 'free') return 0;
  if (per.unit === 'compute') return times(figure('predict_time'), per.usd);
  if (per.unit === 'token') {
    const input = figure('token_input_count', 'input_token_count');
    const output = figure('token_output_count', 'output_token_count');
    if (input === null && output === null) return succeeded ? null : 0;
    return micros(((input ?? 0) * per.input + (output ?? 0) * per.output) / 1e6);
  }
  if (!succeeded) return 0;
  if (per.unit === 'image') return times(figure('image_output_count', 'image_count'), per.usd);
  if (per.unit === 'second') {
    const made = figure('video_output_duration_seconds', 'audio_output_duration_seconds');
    return times(made, bill.rate ?? per.usd);
  }
  if (per.unit === 'character') return times(figure('character_input_count'), per.usd);
  return null;
}
