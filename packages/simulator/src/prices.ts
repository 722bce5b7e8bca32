import { asText } from './as-text.ts';

/** How a service bills a model, in US dollars. */
export type Price =
  | { unit: 'image' | 'run' | 'character'; usd: number }
  /** per started megapixel, by which 1024 × 1024 counts as one */
  | { unit: 'megapixel'; usd: number; base?: number | undefined }
  /** per second of output; `at` by the value of an input, such as `1080p` */
  | { unit: 'second'; usd: number; at?: Record<string, number> | undefined }
  /** per second of machine time */
  | { unit: 'compute'; usd: number }
  /** per million tokens */
  | { unit: 'token'; input: number; output: number }
  | { unit: 'free' };

/** Prices by `service:model`; handed in, as media are. Models that are not listed cost what the surface itself knows. */
export type PriceList = Readonly<Record<string, Price>>;

/** What one job used, in the units services bill. */
export interface Usage {
  /** seconds of machine time */
  machine: number;
  images: number;
  /** seconds of output */
  seconds: number;
  input_tokens: number;
  output_tokens: number;
}

const OVER_ONE = 0.1;

/** Takes a job that gave its output, gives what it costs in US dollars. */
export function costOf(price: Price, usage: Usage, input: Record<string, unknown>): number {
  switch (price.unit) {
    case 'free':
      return 0;
    case 'run':
      return price.usd;
    case 'image':
      return price.usd * usage.images;
    case 'megapixel':
      return (price.base ?? 0) + price.usd * Math.max(1, Math.ceil(megapixels(input) - OVER_ONE));
    case 'second':
      return rate(price, input) * usage.seconds;
    case 'compute':
      return price.usd * usage.machine;
    case 'token':
      return (price.input * usage.input_tokens + price.output * usage.output_tokens) / 1e6;
    case 'character':
      return price.usd * longestText(input);
  }
}

/** What a job costs that gave nothing: machine time where that is what is billed. */
export function costOfFailure(price: Price, usage: Usage): number {
  return price.unit === 'compute' ? price.usd * usage.machine : 0;
}

function rate(price: Extract<Price, { unit: 'second' }>, input: Record<string, unknown>): number {
  const named = Object.values(input).map((value) =>
    typeof value === 'string' ? price.at?.[value] : undefined,
  );
  return named.find((one) => one !== undefined) ?? price.usd;
}

function megapixels(input: Record<string, unknown>): number {
  const said = Number.parseFloat(asText(input.resolution) || asText(input.megapixels));
  const { width, height } = input;
  if (typeof width === 'number' && typeof height === 'number') return (width * height) / 1e6;
  return Number.isFinite(said) ? said : 1;
}

const longestText = (input: Record<string, unknown>) =>
  Math.max(0, ...Object.values(input).map((value) => (typeof value === 'string' ? value.length : 0)));
