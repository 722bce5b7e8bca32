import type { ModelCard } from './models.ts';

/** What one job used, in the units the service bills. */
export interface Usage {
  /** seconds of machine time */
  predictTime: number;
  images: number;
  /** seconds of video */
  videoSeconds: number;
  inputTokens: number;
  outputTokens: number;
}

type Unit = 'image' | 'second' | 'clip' | 'run' | 'machine';

/** US dollars per unit, as resellers' pages quoted them in 2025 and 2026; what is not listed is billed by machine time. */
const PRICES: Record<string, [number, Unit]> = {
  'black-forest-labs/flux-schnell': [0.003, 'image'],
  'black-forest-labs/flux-dev': [0.025, 'image'],
  'black-forest-labs/flux-pro': [0.055, 'image'],
  'black-forest-labs/flux-1.1-pro': [0.04, 'image'],
  'black-forest-labs/flux-1.1-pro-ultra': [0.06, 'image'],
  'black-forest-labs/flux-kontext-pro': [0.04, 'image'],
  'stability-ai/sdxl': [0.0063, 'run'],
  'kwaivgi/kling-v3-video': [0.168, 'second'],
  'runwayml/gen-4.5': [0.12, 'second'],
  'google/veo-3.1': [0.4, 'second'],
};

/** US dollars per second on the machines that time-billed models run on (gpu-l40s). */
const MACHINE_SECOND = 0.000975;

/** Takes a finished job's usage, gives what it is charged, in US dollars. */
export function priceOf(model: ModelCard, usage: Usage): number {
  const [amount, unit] = PRICES[model.id] ?? [MACHINE_SECOND, 'machine'];
  const units: Record<Unit, number> = {
    image: usage.images,
    second: usage.videoSeconds,
    clip: 1,
    run: 1,
    machine: usage.predictTime,
  };
  return amount * units[unit];
}
