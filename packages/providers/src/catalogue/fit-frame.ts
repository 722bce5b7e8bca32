import type { CatalogueEntry } from './entry.ts';
import type { Fitted } from './fitted.ts';
import type { Wanted } from './wanted.ts';

/** Ratios closer than this are the same to the eye. */
const SAME = 0.03;

/** Says the wanted size in the model's way: a ratio, a named size, pixels, a resolution, or nothing. */
export function fitFrame(entry: CatalogueEntry, { width, height }: Wanted, fitted: Fitted): void {
  if (width === undefined || height === undefined) return;
  const { fields } = entry;
  if (fields.pixels) fitPixels(entry, fields.pixels, width, height, fitted);
  else if (fields.ratio) {
    const { name, values } = fields.ratio;
    const best = nearest(values, ':', width / height);
    fitted.input[name] = best;
    warnRatio(entry, best, ':', width / height, fitted);
  } else if (fields.size) {
    const { name, values } = fields.size;
    const best = nearest(values, 'x', width / height);
    fitted.input[name] = best;
    fitted.megapixels = areaOf(best);
    warnRatio(entry, best, 'x', width / height, fitted);
  }
  if (fields.resolution) fitResolution(fields.resolution, width, height, fitted);
}

type Pixels = NonNullable<CatalogueEntry['fields']['pixels']>;

function fitPixels({ label }: CatalogueEntry, field: Pixels, width: number, height: number, fitted: Fitted) {
  const { min, max, multiple } = field;
  const shrink = Math.min(1, max / Math.max(width, height));
  const grow = Math.max(1, min / Math.min(width * shrink, height * shrink));
  const fit = (side: number) => {
    const stepped = Math.round((side * shrink * grow) / multiple) * multiple;
    return Math.min(floorTo(max, multiple), Math.max(ceilTo(min, multiple), stepped));
  };
  const [wide, high] = [fit(width), fit(height)];
  if (field.into) fitted.input[field.into] = { [field.width]: wide, [field.height]: high };
  else Object.assign(fitted.input, { [field.width]: wide, [field.height]: high });
  Object.assign(fitted.input, field.with);
  fitted.megapixels = (wide * high) / 1_000_000;
  if (wide < width * 0.9 || high < height * 0.9) {
    fitted.warnings.push(`${label} makes at most ${max} pixels a side, so this one is ${wide}×${high}.`);
  }
}

const floorTo = (value: number, step: number) => Math.floor(value / step) * step;
const ceilTo = (value: number, step: number) => Math.ceil(value / step) * step;

type Resolution = NonNullable<CatalogueEntry['fields']['resolution']>;

/** The smallest that is enough, else the largest there is. */
function fitResolution({ name, measure, values }: Resolution, width: number, height: number, fitted: Fitted) {
  const amount = measure === 'lines' ? Math.min(width, height) : (width * height) / 1_000_000;
  const length = fitted.duration ?? 0;
  const sorted = values
    .filter(({ longest = Number.POSITIVE_INFINITY }) => length <= longest)
    .sort((a, b) => a.amount - b.amount);
  const best = sorted.find((value) => value.amount >= amount * 0.95) ?? sorted.at(-1);
  if (!best) return;
  fitted.input[name] = best.value;
  if (measure === 'megapixels') fitted.megapixels = best.amount;
}

function sides(text: string, between: string): [number, number] {
  const [a = '1', b = '1'] = text.split(between);
  return [Number(a), Number(b)];
}

function distance(text: string, between: string, wanted: number): number {
  const [a, b] = sides(text, between);
  return Math.abs(Math.log(a / b / wanted));
}

function nearest(values: readonly string[], between: string, wanted: number): string {
  return values.reduce((best, value) =>
    distance(value, between, wanted) < distance(best, between, wanted) ? value : best,
  );
}

function areaOf(size: string): number {
  const [a, b] = sides(size, 'x');
  return (a * b) / 1_000_000;
}

function warnRatio(
  { label, kind }: CatalogueEntry,
  best: string,
  between: string,
  wanted: number,
  { warnings }: Fitted,
) {
  if (distance(best, between, wanted) <= SAME) return;
  const what = kind === 'video' ? 'clips' : 'pictures';
  warnings.push(`${label} does not make ${what} of this shape; the nearest one it makes is ${best}.`);
}
