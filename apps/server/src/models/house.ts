import {
  type Availability,
  type CallKind,
  type Choices,
  type CallRequests,
  type HostedModels,
  LOCAL,
  type Model,
  type ModelListing,
  type ModelName,
  type ModelSet,
  type ModelWish,
  type Provider,
  RefusedWebhookError,
} from '@admint/providers';

/** The models of this process. What is behind it may change while it runs: a key that is entered opens new ones. */
export interface ModelHouse {
  /** The default model of each stage, as it stands at the moment it is asked. */
  readonly models: ModelSet;
  /** The default order of each stage, as it stands at the moment it is asked. */
  readonly choices: Choices;
  readonly tier: HostedModels['tier'];
  /** Ids to try for a stage, first to last. */
  order(kind: CallKind, wish?: ModelWish): string[];
  /** The model with this id, or in a sentence why it cannot be used. */
  model<K extends CallKind>(kind: K, id: string): Model<CallRequests[K]> | string;
  /** The model a provider has under a name; null when it cannot be used. */
  named<K extends CallKind>(kind: K, name: ModelName): Model<CallRequests[K]> | null;
  /** Checks what a provider tells of a job. Throws `RefusedWebhookError`. */
  readWebhook: HostedModels['readWebhook'];
  list(): ModelListing[];
  /** Asks a service the cheapest question that shows whether it works. */
  check(provider: Provider): Promise<Availability>;
}

/** Turns what stands behind it around at any time: `now` gives it. */
export function houseOf(now: () => HostedModels, local: ModelSet): ModelHouse {
  return {
    models: liveStages((kind) => now().models[kind]) as unknown as ModelSet,
    choices: liveStages((kind) => now().choices[kind]) as unknown as Choices,
    get tier() {
      return now().tier;
    },
    order: (kind, wish) => now().order(kind, wish),
    model: (kind, id) => now().model(kind, id),
    named: (kind, name) => now().named(kind, name),
    readWebhook: (provider, delivery) => now().readWebhook(provider, delivery),
    list: () => [...localListings(local), ...now().list()],
    check: (provider) => now().checkOne(provider),
  };
}

function liveStages(read: (kind: CallKind) => unknown): Record<CallKind, unknown> {
  const stages = {} as Record<CallKind, unknown>;
  for (const kind of KINDS) Object.defineProperty(stages, kind, { enumerable: true, get: () => read(kind) });
  return stages;
}

/** A house whose models are given and stay: this machine's, or the tests'. The first of each stage is `local`. */
export function fixedHouse(choices: Choices): ModelHouse {
  const all = <K extends CallKind>(kind: K) => choices[kind] as unknown as Model<CallRequests[K]>[];
  const idOf = ({ provider, model }: ModelName, at: number) => (at === 0 ? LOCAL : `${provider}:${model}`);
  const models = Object.fromEntries(KINDS.map((kind) => [kind, choices[kind][0]])) as unknown as ModelSet;
  return {
    models,
    choices,
    tier: 'draft',
    order: (kind) => all(kind).map(idOf),
    model: (kind, id) =>
      all(kind).find((model, at) => idOf(model, at) === id) ?? `There is no model called ${id} here.`,
    named: (kind, { provider, model }) =>
      all(kind).find((one) => one.provider === provider && one.model === model) ?? null,
    readWebhook: () => Promise.reject(new RefusedWebhookError('No provider calls this server.')),
    list: () => localListings(models),
    check: () =>
      Promise.resolve({ available: false, reason: 'This server is set to work without services.' }),
  };
}

const KINDS: readonly CallKind[] = ['text', 'image', 'video', 'music'];
const LOCAL_LABEL = 'Local studio';

function localListings(models: ModelSet): ModelListing[] {
  return KINDS.map((kind) => {
    const { provider, model, label, capabilities, concurrency, limit = 600 } = models[kind];
    return {
      id: LOCAL,
      provider,
      model,
      label: label ?? (provider === 'local' ? LOCAL_LABEL : model),
      kind,
      tiers: ['draft', 'production'],
      capabilities: [...capabilities],
      missing: [],
      durations: kind === 'video' ? { min: 0.2, max: 12 } : null,
      ratios: null,
      resolutions: null,
      price: {
        unit: 'free',
        usd: 0,
        typical: 0,
        checked_at: '2026-11-20',
        source: 'this machine',
        confirmed: true,
      },
      needs: [],
      longest_prompt: null,
      most_references: kind === 'image' ? 8 : 0,
      concurrency,
      limit,
      latency: { text: 1, image: 2, video: 12, music: 4 }[kind],
      available: true,
      reason: null,
      rank: null,
      note: null,
    };
  });
}
