import { builtInCatalogue, type CatalogueEntry } from '../catalogue/index.ts';
import { ComfyClient, comfyMediaModel } from '../comfyui/index.ts';
import { FalClient, falMediaModel } from '../fal/index.ts';
import { openAiImageModel, OpenAiService, openAiTextModel } from '../openai-compatible/index.ts';
import { ReplicateClient, replicateMediaModel, replicateTextModel } from '../replicate/index.ts';
import type { Availability, CallKind, CallRequests, Model } from '../spec/index.ts';
import { PROVIDER_LIMITS } from './limits.data.ts';
import type { HostedOptions } from './options.ts';
import { WebhookSigners } from './webhooks.ts';
import { ownServerEntry } from './own-server.ts';

export type Provider = CatalogueEntry['provider'];

export const PROVIDERS: readonly Provider[] = ['replicate', 'openai', 'local-server', 'fal', 'comfyui'];

const OPENAI = 'https://api.openai.com/v1';

/** A model of each provider whose check asks about the account or the server. */
const PROBES: Record<Provider, [id: string, kind: CallKind]> = {
  replicate: ['replicate:black-forest-labs/flux-schnell', 'image'],
  openai: ['openai:gpt-4.1-mini', 'text'],
  'local-server': ['', 'text'],
  fal: ['fal:fal-ai/flux-lora', 'image'],
  comfyui: ['comfyui:sdxl', 'image'],
};

function entryOf(id: string): CatalogueEntry {
  const entry = builtInCatalogue().find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`${id} is not in the catalogue`);
  return entry;
}

type AnyModel = Model<CallRequests[CallKind]>;

export type ServiceOptions = Pick<HostedOptions, 'keys' | 'endpoints' | 'workDir' | 'webhookBase' | 'fetch'>;

/** The services that are configured, and adapters for the models on them. */
export class Services {
  private readonly options: ServiceOptions;
  private readonly replicate: ReplicateClient | null;
  private readonly openai: OpenAiService | null;
  private readonly local: OpenAiService | null;
  private readonly fal: FalClient | null;
  private readonly comfyui: ComfyClient | null;
  private readonly made = new Map<string, AnyModel>();

  constructor(options: ServiceOptions) {
    this.options = options;
    const { keys, endpoints = {}, fetch } = options;
    const door = fetch ? { fetch } : {};
    const at = (baseUrl: string | undefined) => (baseUrl === undefined ? {} : { baseUrl });
    this.replicate = keys.replicate
      ? new ReplicateClient({ key: keys.replicate, ...at(endpoints.replicate), ...door })
      : null;
    this.openai = keys.openai
      ? new OpenAiService({ name: 'OpenAI', key: keys.openai, baseUrl: endpoints.openai ?? OPENAI, ...door })
      : null;
    this.fal = keys.fal ? new FalClient({ key: keys.fal, ...at(endpoints.fal), ...door }) : null;
    this.comfyui = endpoints.comfyui ? new ComfyClient({ baseUrl: endpoints.comfyui, ...door }) : null;
    const { local } = endpoints;
    this.local = local
      ? new OpenAiService({
          name: local.name ?? 'Your model server',
          baseUrl: local.baseUrl,
          local: true,
          ...(local.key !== undefined && { key: local.key }),
          ...door,
        })
      : null;
  }

  /** Why nothing of a provider can be used, or null when it is configured. */
  missing(provider: Provider): string | null {
    const reasons: Record<Provider, string | null> = {
      replicate: this.replicate ? null : 'There is no Replicate key.',
      openai: this.openai ? null : 'There is no OpenAI key.',
      fal: this.fal ? null : 'There is no fal key.',
      'local-server': this.local ? null : 'No model server of your own is named.',
      comfyui: this.comfyui ? null : 'No ComfyUI server is named.',
    };
    return reasons[provider];
  }

  /** Asks a service the cheapest question that shows whether it can be used. */
  async check(provider: Provider): Promise<Availability> {
    const missing = this.missing(provider);
    if (missing !== null) return { available: false, reason: missing };
    const { local } = this.options.endpoints ?? {};
    const [id, kind] = PROBES[provider];
    const entry = local && provider === 'local-server' ? ownServerEntry(local) : entryOf(id);
    return this.modelOf(kind, entry).check();
  }

  /** The adapter of a catalogue entry. Throws when its provider is not configured. */
  modelOf<K extends CallKind>(kind: K, entry: CatalogueEntry): Model<CallRequests[K]> {
    const known = this.made.get(entry.id) ?? {
      ...(this.make(kind, entry) as AnyModel),
      limits: PROVIDER_LIMITS[entry.provider],
    };
    this.made.set(entry.id, known);
    return known as unknown as Model<CallRequests[K]>;
  }

  private make(kind: CallKind, entry: CatalogueEntry): unknown {
    const { workDir } = this.options;
    switch (entry.provider) {
      case 'replicate': {
        const options = { client: need(this.replicate), entry, workDir, ...this.webhook('replicate') };
        return kind === 'text' ? replicateTextModel(options) : replicateMediaModel(kind, options);
      }
      case 'openai':
        return kind === 'text'
          ? openAiTextModel({ service: need(this.openai), entry })
          : openAiImageModel({ service: need(this.openai), entry, workDir });
      case 'local-server': {
        const structured = this.options.endpoints?.local?.structured ?? true;
        return openAiTextModel({ service: need(this.local), entry, structured });
      }
      case 'fal':
        return falMediaModel(kind === 'video' ? 'video' : 'image', {
          client: need(this.fal),
          entry,
          workDir,
          ...this.webhook('fal'),
        });
      case 'comfyui':
        return comfyMediaModel(kind === 'video' ? 'video' : 'image', {
          client: need(this.comfyui),
          entry,
          workDir,
        });
    }
  }

  private webhook(name: 'replicate' | 'fal'): { webhookUrl?: string } {
    const base = this.options.webhookBase?.replace(/\/+$/, '');
    return base === undefined ? {} : { webhookUrl: `${base}/${name}` };
  }

  /** What signs the webhooks of a provider: asked for once in a while, and anew when a delivery does not fit. */
  readonly signers = new WebhookSigners({
    replicate: () => need(this.replicate).webhookSecret(),
    fal: () => need(this.fal).webhookKeys(),
  });
}

function need<T>(service: T | null): T {
  if (service === null) throw new Error('a model was asked for whose provider is not configured');
  return service;
}
