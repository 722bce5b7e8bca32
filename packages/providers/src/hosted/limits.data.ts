import type { CatalogueEntry } from '../catalogue/index.ts';
import type { Limits } from '../spec/index.ts';

/** Limits with where they are from: what a service documents for every account, or our own caution where it documents none. */
export interface KnownLimits extends Limits {
  basis: 'documented' | 'own caution';
  /** The day this was last held against what the service says. */
  checked_at: string;
  /** What it says, and what we made of it. */
  note: string;
}

/** What we ask of each provider at most, over all workers and models. */
export const PROVIDER_LIMITS: Record<CatalogueEntry['provider'], KnownLimits> = {
  replicate: {
    at_once: 24,
    per_minute: 480,
    burst: 12,
    basis: 'documented',
    checked_at: '2026-11-20',
    note: '600 creates and 3000 other requests a minute per account, short bursts allowed; 24 jobs looked at every two seconds use 720 of the latter.',
  },
  fal: {
    at_once: 10,
    per_minute: 300,
    burst: 6,
    basis: 'own caution',
    checked_at: '2026-11-20',
    note: 'No limit is documented that holds for every account; its queue takes more than it runs. A 429 slows us down.',
  },
  openai: {
    at_once: 8,
    per_minute: 300,
    burst: 6,
    basis: 'own caution',
    checked_at: '2026-11-20',
    note: 'Limits depend on the account’s usage tier and are told in response headers only. A 429 slows us down.',
  },
  comfyui: {
    at_once: 8,
    per_minute: 300,
    burst: 8,
    basis: 'own caution',
    checked_at: '2026-11-20',
    note: 'One’s own server: it queues what it is given and does one job after the other.',
  },
  'local-server': {
    at_once: 2,
    per_minute: 600,
    burst: 2,
    basis: 'own caution',
    checked_at: '2026-11-20',
    note: 'One’s own model server: it does one thing after the other.',
  },
};
