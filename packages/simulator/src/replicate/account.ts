import { type Call, send } from '../http.ts';
import { missing } from './faults.ts';
import { MODELS, type ModelCard } from './models.ts';

export function account(call: Call): void {
  send(call, 200, { type: 'user', username: 'simulated', name: 'Simulated account', github_url: '' });
}

export function hardware(call: Call): void {
  send(call, 200, [
    { name: 'CPU', sku: 'cpu' },
    { name: 'Nvidia T4 GPU', sku: 'gpu-t4' },
    { name: 'Nvidia L40S GPU', sku: 'gpu-l40s' },
    { name: 'Nvidia A100 (80GB) GPU', sku: 'gpu-a100-large' },
    { name: 'Nvidia H100 GPU', sku: 'gpu-h100' },
  ]);
}

/** `/models`, `/models/{owner}/{name}[/versions[/{id}]]`. */
export function modelRoutes(call: Call, [owner = '', name = '', versions, id]: string[]): void {
  if (call.method === 'POST' && !owner)
    return send(call, 201, { ...call.json(), url: '', latest_version: null });
  if (!owner) return send(call, 200, { next: null, previous: null, results: MODELS.map(shown) });
  const model = MODELS.find((one) => one.id === `${owner}/${name}`);
  if (!model) return missing(call);
  if (!versions) return send(call, 200, shown(model));
  if (!id) return send(call, 200, { next: null, previous: null, results: [version(model)] });
  return id === model.version ? send(call, 200, version(model)) : missing(call);
}

function shown(model: ModelCard): Record<string, unknown> {
  const [owner, name] = model.id.split('/');
  return {
    url: `https://replicate.com/${model.id}`,
    owner,
    name,
    visibility: 'public',
    is_official: model.official,
    default_example: null,
    latest_version: version(model),
  };
}

function version(model: ModelCard): Record<string, unknown> {
  return {
    id: model.version,
    created_at: '2026-01-10T09:00:00.000000Z',
    cog_version: '0.14.0',
    openapi_schema: { components: { schemas: { Input: model.inputSchema } } },
  };
}
