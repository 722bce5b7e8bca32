import { usd } from '@admint/contract';
import { type CatalogueEntry, capabilitiesOf, estimate, missingOf } from '../catalogue/index.ts';

/** One model as a person chooses it: what it can do, what it cannot and why, what it costs, whether it can be used. */
export interface ModelListing {
  id: string;
  provider: string;
  model: string;
  label: string;
  kind: CatalogueEntry['kind'];
  tiers: CatalogueEntry['tiers'];
  capabilities: string[];
  /** What models of its kind can do and this one cannot. */
  missing: { capability: string; reason: string }[];
  /** Seconds it can make, or the shortest and longest; null when it decides itself. */
  durations: { values: number[] } | { min: number; max: number } | null;
  /** `16:9`, … or null when any ratio or none can be asked for. */
  ratios: string[] | null;
  resolutions: string[] | null;
  price: {
    unit: string;
    /** Per unit; null where it has several parts, such as tokens in and out. */
    usd: number | null;
    /** USD of one usual job: a text, a picture of a megapixel, a clip of five seconds, fifteen seconds of music. */
    typical: number;
    checked_at: string;
    source: string;
    confirmed: boolean;
  };
  /** What cannot be left out of a request: `first-frame`, `references`, `control-image`, `source`. */
  needs: string[];
  /** The longest description it reads, in characters; null when it says nothing. */
  longest_prompt: number | null;
  /** How many photos of the product it can look at. */
  most_references: number;
  /** How many of its jobs may run at once. */
  concurrency: number;
  /** Seconds a job may take at most, a cold start included. */
  limit: number;
  /** Seconds a request usually takes. */
  latency: number;
  available: boolean;
  reason: string | null;
  /** Place in the order of its stage, from 0; null when it is not in it. */
  rank: number | null;
  note: string | null;
}

export function listingOf(entry: CatalogueEntry, reason: string | null, rank: number | null): ModelListing {
  const { per, checked_at, source, confirmed } = entry.price;
  return {
    id: entry.id,
    provider: entry.provider,
    model: entry.model,
    label: entry.label,
    kind: entry.kind,
    tiers: entry.tiers,
    capabilities: capabilitiesOf(entry),
    missing: missingOf(entry),
    durations: durationsOf(entry),
    ratios: entry.fields.ratio?.values ?? null,
    resolutions:
      entry.fields.resolution?.values.map(({ value }) => value) ?? entry.fields.size?.values ?? null,
    price: {
      unit: per.unit,
      usd: 'usd' in per ? per.usd : null,
      typical: usd(estimate(entry, { duration: typicalSeconds(entry), megapixels: 1 }).amount),
      checked_at,
      source,
      confirmed,
    },
    needs: REQUIRABLE.filter(([field]) => entry.fields[field]?.required).map(([, name]) => name),
    longest_prompt: entry.fields.prompt?.most ?? null,
    most_references: entry.fields.references?.most ?? 0,
    concurrency: entry.concurrency,
    limit: entry.limit,
    latency: entry.latency,
    available: reason === null,
    reason,
    rank,
    note: entry.note ?? null,
  };
}

const REQUIRABLE = [
  ['first_frame', 'first-frame'],
  ['references', 'references'],
  ['control_image', 'control-image'],
  ['source', 'source'],
] as const;

const TYPICAL_SECONDS = { video: 5, music: 15 } as const;

/** Five seconds of clip, fifteen of music, or the nearest the model can make. */
function typicalSeconds(entry: CatalogueEntry): number {
  const wanted = entry.kind === 'music' ? TYPICAL_SECONDS.music : TYPICAL_SECONDS.video;
  const durations = durationsOf(entry);
  if (durations === null) return wanted;
  if ('min' in durations) return Math.min(durations.max, Math.max(durations.min, wanted));
  return durations.values.reduce((best, one) =>
    Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best,
  );
}

const tenth = (seconds: number) => Math.round(seconds * 10) / 10;

function durationsOf({ fields: { duration } }: CatalogueEntry): ModelListing['durations'] {
  switch (duration?.as) {
    case undefined:
      return null;
    case 'seconds':
      return duration.values
        ? { values: duration.values }
        : { min: duration.min ?? 1, max: duration.max ?? Number.MAX_SAFE_INTEGER };
    case 'milliseconds':
      return { min: tenth(duration.min / 1000), max: tenth(duration.max / 1000) };
    case 'frames':
      return { min: tenth((duration.min - 1) / duration.fps), max: tenth((duration.max - 1) / duration.fps) };
    case 'rate':
      return { min: tenth(duration.frames / duration.max), max: tenth(duration.frames / duration.min) };
    case 'always':
      return { values: [duration.seconds] };
  }
}
