import type { ModelInfo, ModelsResponse } from '@admint/contract';
import { type CallKind, LOCAL, type ModelListing } from '@admint/providers';
import type { ModelHouse } from './house.ts';

const KINDS: readonly CallKind[] = ['text', 'image', 'video', 'music'];

/** What a person reads of a service, and what opens it. */
const PROVIDERS: Readonly<Record<string, { label: string; how: string | null }>> = {
  local: { label: 'This computer', how: null },
  replicate: {
    label: 'Replicate',
    how: 'Enter a Replicate key in the settings, or start the server with REPLICATE_API_TOKEN.',
  },
  openai: {
    label: 'OpenAI',
    how: 'Enter an OpenAI key in the settings, or start the server with OPENAI_API_KEY.',
  },
  fal: { label: 'fal', how: 'Enter a fal key in the settings, or start the server with FAL_KEY.' },
  comfyui: {
    label: 'ComfyUI',
    how: 'Enter the address of a ComfyUI server in the settings, or start the server with COMFYUI_URL.',
  },
  'local-server': {
    label: 'A model server of your own',
    how:
      'Enter the address of an OpenAI-compatible server (Ollama, LM Studio, vLLM) in the settings, or start the ' +
      'server with ADMINT_TEXT_SERVER and ADMINT_TEXT_SERVER_MODEL.',
  },
};

/** Every model of every stage, those that can be used first, and what would open the others. */
export function listModels(house: ModelHouse): ModelsResponse {
  const listed = house.list().map((listing) => ({ kind: listing.kind, info: modelInfo(listing) }));
  const stages = KINDS.map((kind) => {
    const order = house.order(kind);
    const models = listed.filter((one) => one.kind === kind).map(({ info }) => info);
    return {
      kind,
      default: order[0] ?? LOCAL,
      order,
      local_after: order.includes(LOCAL),
      tiers: {
        draft: house.order(kind, { tier: 'draft' })[0] ?? LOCAL,
        production: house.order(kind, { tier: 'production' })[0] ?? LOCAL,
      },
      models: models.sort((a, b) => place(a, order) - place(b, order)),
    };
  });
  const seen = [...new Map(listed.map(({ info }) => [info.provider, info])).keys()];
  return {
    tier: house.tier,
    stages,
    providers: seen.map((provider) => {
      const available = listed.some(({ info }) => info.provider === provider && info.available);
      const known = PROVIDERS[provider];
      return {
        provider,
        label: known?.label ?? provider,
        available,
        how: available ? null : (known?.how ?? null),
      };
    }),
  };
}

/** First those that are tried by themselves, then others that can be used, then the rest. */
function place(model: ModelInfo, order: readonly string[]): number {
  const rank = order.indexOf(model.id);
  if (rank >= 0) return rank;
  return model.available ? order.length : order.length + 1;
}

/** What no ad of this flow can give a model. */
const NEVER_GIVEN: Readonly<Record<string, string>> = {
  'control-image': 'a depth or edge picture, which this flow does not make',
  source: 'a file to work on, which this flow does not have',
};

function modelInfo(listing: ModelListing): ModelInfo {
  const reason = listing.reason ?? capabilityMissing(listing);
  const { longest_prompt, most_references, concurrency, limit } = listing;
  return {
    id: listing.id,
    label: listing.label,
    provider: listing.provider,
    model: listing.model,
    tiers: listing.tiers,
    price: listing.price,
    latency: listing.latency,
    durations: listing.durations,
    ratios: listing.ratios,
    resolutions: listing.resolutions,
    capabilities: listing.capabilities,
    missing: listing.missing,
    needs: listing.needs,
    limits: { prompt: longest_prompt, references: most_references, at_once: concurrency, seconds: limit },
    available: reason === null,
    reason,
    note: listing.note,
  };
}

/** Why a model cannot serve its stage although its service is open; null when it can. */
export function capabilityMissing({ kind, label, missing, needs }: ModelListing): string | null {
  if (kind === 'video' && missing.some(({ capability }) => capability === 'first-frame')) {
    return `${label} cannot start from a picture, and every clip here is made from one.`;
  }
  const never = needs.map((need) => NEVER_GIVEN[need]).find((text) => text !== undefined);
  return never === undefined ? null : `${label} needs ${never}.`;
}
