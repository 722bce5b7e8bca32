import type { Price, PriceList } from '../prices.ts';
import type { ModelCard } from './models.ts';

/** As resellers' pages quoted them in 2025 and 2026; what is not listed is billed by machine time. */
const PRICES: PriceList = {
  'black-forest-labs/flux-schnell': { unit: 'image', usd: 0.003 },
  'black-forest-labs/flux-dev': { unit: 'image', usd: 0.025 },
  'black-forest-labs/flux-pro': { unit: 'image', usd: 0.055 },
  'black-forest-labs/flux-1.1-pro': { unit: 'image', usd: 0.04 },
  'black-forest-labs/flux-1.1-pro-ultra': { unit: 'image', usd: 0.06 },
  'black-forest-labs/flux-kontext-pro': { unit: 'image', usd: 0.04 },
  'stability-ai/sdxl': { unit: 'run', usd: 0.0063 },
  'kwaivgi/kling-v3-video': { unit: 'second', usd: 0.168 },
  'runwayml/gen-4.5': { unit: 'second', usd: 0.12 },
  'google/veo-3.1': { unit: 'second', usd: 0.4 },
};

/** The machines that time-billed models run on (gpu-l40s). */
const MACHINE: Price = { unit: 'compute', usd: 0.000975 };

/** How a model is billed: by the list that was handed in, else as we know it. */
export function priceOf(model: ModelCard, list: PriceList): Price {
  return list[`replicate:${model.id}`] ?? PRICES[model.id] ?? MACHINE;
}
