import type { CatalogueEntry } from './entry.ts';
import type { Fitted } from './fitted.ts';
import type { Wanted } from './wanted.ts';

type Duration = NonNullable<CatalogueEntry['fields']['duration']>;

/** Seconds a viewer would notice. */
const NOTICED = 0.15;

/** Says the wanted length in the model's way: the shortest it can make that is long enough, else its longest. */
export function fitDuration({ fields, label }: CatalogueEntry, { duration }: Wanted, fitted: Fitted): void {
  const field = fields.duration;
  if (duration === undefined || !field) return;
  const made = say(field, duration, fitted.input);
  fitted.duration = made;
  const said = `${Math.round(made * 10) / 10} s`;
  if (made > duration + NOTICED) {
    fitted.warnings.push(
      `${label} makes no piece of ${round(duration)} s; it makes ${said}, and the rest is cut off.`,
    );
  } else if (made < duration - NOTICED) {
    fitted.warnings.push(
      `${label} makes at most ${said}, which is less than the ${round(duration)} s asked for.`,
    );
  }
}

const round = (seconds: number) => Math.round(seconds * 10) / 10;

/** Gives the seconds that will be made. */
function say(field: Duration, wanted: number, input: Record<string, unknown>): number {
  switch (field.as) {
    case 'seconds': {
      const made = wholeSeconds(field, wanted);
      input[field.name] = field.text ? String(made) : made;
      return made;
    }
    case 'milliseconds': {
      const made = clamp(Math.round(wanted * 1000), field.min, field.max);
      input[field.name] = made;
      return made / 1000;
    }
    case 'frames': {
      // The first frame stands for no time: 81 frames at 16 fps last 5 s. Counts go in fours plus one.
      const frames = clamp(Math.ceil((wanted * field.fps) / 4) * 4 + 1, field.min, field.max);
      input[field.name] = frames;
      if (field.fps_name) input[field.fps_name] = field.fps;
      return (frames - 1) / field.fps;
    }
    case 'rate': {
      const rate = clamp(Math.floor(field.frames / wanted), field.min, field.max);
      input[field.name] = rate;
      return field.frames / rate;
    }
    case 'always':
      return field.seconds;
  }
}

function wholeSeconds(field: Extract<Duration, { as: 'seconds' }>, wanted: number): number {
  if (field.values) {
    const sorted = [...field.values].sort((a, b) => a - b);
    return sorted.find((value) => value >= wanted - 1e-6) ?? sorted.at(-1) ?? wanted;
  }
  return clamp(Math.ceil(wanted - 1e-6), field.min ?? 1, field.max ?? Number.POSITIVE_INFINITY);
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));
