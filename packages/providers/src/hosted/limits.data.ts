import type { CatalogueEntry } from '../catalogue/index.ts';
import type { Limits } from '../spec/index.ts';

/**
 * What we ask of each provider at most. Replicate documents 600 creates and 3000 other requests a minute per account;
 * 24 jobs looked at every two seconds use 720 of the latter. The others document none that hold for every account, so
 * these are modest. A server of one's own does one thing after the other.
 */
export const PROVIDER_LIMITS: Record<CatalogueEntry['provider'], Limits> = {
  replicate: { at_once: 24, per_minute: 480 },
  fal: { at_once: 10, per_minute: 300 },
  openai: { at_once: 8, per_minute: 300 },
  comfyui: { at_once: 8, per_minute: 300 },
  'local-server': { at_once: 2, per_minute: 600 },
};
