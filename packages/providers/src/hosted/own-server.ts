import { CatalogueEntry } from '../catalogue/index.ts';
import type { LocalServer } from './options.ts';

/** The catalogue entry of the language model on a server of the user's own. */
export function ownServerEntry({ model, name = 'your model server' }: LocalServer): CatalogueEntry {
  return CatalogueEntry.parse({
    id: `local-server:${model.replace(/[^\w.:/-]/g, '-')}`,
    provider: 'local-server',
    model,
    label: `${model} on ${name}`,
    kind: 'text',
    tiers: ['draft', 'production'],
    fields: {
      prompt: { name: 'prompt' },
      system_prompt: { name: 'system' },
      schema: { name: 'schema' },
      seed: { name: 'seed' },
      max_tokens: { name: 'max_tokens', value: 4096 },
    },
    price: { per: { unit: 'free' }, checked_at: '2026-11-20', source: 'your own machine', confirmed: true },
    latency: 30,
    // A machine without a graphics card writes slowly.
    limit: 600,
    concurrency: 1,
  });
}
