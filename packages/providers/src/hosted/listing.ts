import { type CatalogueEntry, capabilitiesOf, missingOf } from '../catalogue/index.ts';

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
  price: { unit: string; usd: number | null; checked_at: string; source: string; confirmed: boolean };
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
    price: { unit: per.unit, usd: 'usd' in per ? per.usd : null, checked_at, source, confirmed },
    latency: entry.latency,
    available: reason === null,
    reason,
    rank,
    note: entry.note ?? null,
  };
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
