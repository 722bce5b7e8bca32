import { AdmintError } from '@admint/contract';
import { type CatalogueEntry, loadCatalogue, type Tier } from './catalogue/index.ts';
import { listingOf, type ModelListing } from './hosted/listing.ts';
import type { HostedOptions } from './hosted/options.ts';
import { LOCAL, type ModelWish, orderOf } from './hosted/order.ts';
import { ownServerEntry } from './hosted/own-server.ts';
import { routedModel } from './hosted/router.ts';
import { PROVIDERS, type Provider, Services } from './hosted/services.ts';
import { type Delivery, RefusedWebhookError, type Told, type WebhookProvider } from './hosted/webhooks.ts';
import type { Availability, CallKind, CallRequests, Choices, Model, ModelSet } from './spec/index.ts';

export type { ModelListing } from './hosted/listing.ts';
export type { HostedOptions, LocalServer } from './hosted/options.ts';
export { LOCAL, type ModelWish } from './hosted/order.ts';
export type { Provider } from './hosted/services.ts';

export interface HostedModels {
  /** One model per stage: the first choice. Jobs begun under an earlier choice are followed all the same. */
  models: ModelSet;
  /** What to try next, under a new key, when a model itself fails. */
  choices: Choices;
  /** Wishes that could not be met, each with the reason in a sentence. */
  skipped: { kind: CallKind; id: string; reason: string }[];
  /** Every model of the catalogue, with whether it can be used and why not. */
  list: () => ModelListing[];
  /** The configured tier. */
  tier: Tier;
  /** Ids to try for a stage, first to last, under another tier or with a model the user prefers. */
  order: (kind: CallKind, wish?: ModelWish) => string[];
  /** The model with this id, or in a sentence why it cannot be used. Jobs begun with another are followed all the same. */
  model: <K extends CallKind>(kind: K, id: string) => Model<CallRequests[K]> | string;
  /** The model a provider has under a name; null when it cannot be used. */
  named: <K extends CallKind>(kind: K, name: ModelName) => Model<CallRequests[K]> | null;
  /** Asks each provider the cheapest question that shows whether its key or server works. */
  check: () => Promise<Record<Provider, Availability & { configured: boolean }>>;
  /** The same question to one of them. */
  checkOne: (provider: Provider) => Promise<Availability>;
  /** Checks a webhook's signature and age and reads it. Throws `RefusedWebhookError`. */
  readWebhook: (provider: WebhookProvider, delivery: Delivery) => Promise<Told>;
}

/** A model by its provider's name for it. */
export type ModelName = Pick<Model<never>, 'provider' | 'model'>;

const STAGES: readonly CallKind[] = ['text', 'image', 'video', 'music'];
/**
 * The models that keys and servers open up, chosen per stage by wish, tier and order of preference.
 * Throws `bad_configuration` when the file of the user's own models is wrong.
 */
export async function createHostedModels(options: HostedOptions): Promise<HostedModels> {
  checkWebhooks(options);
  const services = new Services(options);
  const own = options.endpoints?.local && ownServerEntry(options.endpoints.local);
  const catalogue = [...(await loadCatalogue(options.modelsFile)), ...(own ? [own] : [])];
  const unavailable = Object.fromEntries(PROVIDERS.map((provider) => [provider, services.missing(provider)]));
  const parts = { catalogue, tier: options.tier, unavailable, wishes: wishesOf(options, own) };
  const orders = STAGES.map((kind) => [kind, orderOf(kind, parts)] as const);
  const pick = picker(catalogue, services, options.fallback);
  const choices = Object.fromEntries(
    orders.map(([kind, { ids }]) => [kind, ids.map((id) => pick(kind, id))]),
  ) as unknown as Choices;
  const ranks = new Map(orders.flatMap(([, { ids }]) => ids.map((id, i) => [id, i] as const)));
  return {
    models: routeAll(choices, catalogue, services, options.fallback),
    choices,
    tier: options.tier,
    skipped: orders.flatMap(([kind, { skipped }]) => skipped.map((skip) => ({ kind, ...skip }))),
    order: (kind, wish) => orderOf(kind, parts, wish).ids,
    model: (kind, id) => {
      const model = pick(kind, id);
      return typeof model === 'string'
        ? model
        : routedModel([model], othersOf(kind, catalogue, services, options.fallback));
    },
    list: () =>
      catalogue.map((entry) =>
        listingOf(entry, services.missing(entry.provider), ranks.get(entry.id) ?? null),
      ),
    named: (kind, { provider, model }) =>
      othersOf(kind, catalogue, services, options.fallback)().find(
        (one) => one.provider === provider && one.model === model,
      ) ?? null,
    check: () => checkAll(services),
    checkOne: (provider) => services.check(provider),
    readWebhook: async (provider, delivery) => {
      if (services.missing(provider) !== null)
        throw new RefusedWebhookError('This provider is not used here.');
      return services.signers.read(provider, delivery);
    },
  };
}

/** The services call https addresses only; a stand-in on this machine may be told another. */
function checkWebhooks({ webhookBase, endpoints }: HostedOptions): void {
  if (webhookBase === undefined || (endpoints?.replicate ?? endpoints?.fal) !== undefined) return;
  if (URL.canParse(webhookBase) && new URL(webhookBase).protocol === 'https:') return;
  throw new AdmintError('bad_configuration', 'The address for webhooks must start with https://.');
}

/** Who names a server of their own wants it used, unless they say otherwise. */
function wishesOf({ overrides = {} }: HostedOptions, own: CatalogueEntry | undefined) {
  return own ? { ...overrides, text: [...(overrides.text ?? []), own.id] } : overrides;
}

/** Finds the adapter of an id, or says why there is none. */
function picker(catalogue: readonly CatalogueEntry[], services: Services, fallback: ModelSet) {
  return <K extends CallKind>(kind: K, id: string): Model<CallRequests[K]> | string => {
    if (id === LOCAL) return fallback[kind] as unknown as Model<CallRequests[K]>;
    const entry = catalogue.find((candidate) => candidate.id === id);
    if (!entry) return `There is no model called ${id}.`;
    if (entry.kind !== kind) return `${entry.label} does not make ${kind}.`;
    return services.missing(entry.provider) ?? services.modelOf(kind, entry);
  };
}

/** Every model of a stage that a job may have been begun with. */
function othersOf<K extends CallKind>(
  kind: K,
  catalogue: readonly CatalogueEntry[],
  services: Services,
  fallback: ModelSet,
): () => Model<CallRequests[K]>[] {
  const usable = catalogue.filter(
    (entry) => entry.kind === kind && services.missing(entry.provider) === null,
  );
  return () => [
    ...usable.map((entry) => services.modelOf(kind, entry)),
    fallback[kind] as unknown as Model<CallRequests[K]>,
  ];
}

function routeAll(
  choices: Choices,
  catalogue: readonly CatalogueEntry[],
  services: Services,
  fallback: ModelSet,
): ModelSet {
  const route = <K extends CallKind>(kind: K): Model<CallRequests[K]> =>
    routedModel<K>(choices[kind], othersOf(kind, catalogue, services, fallback));
  return { text: route('text'), image: route('image'), video: route('video'), music: route('music') };
}

async function checkAll(
  services: Services,
): Promise<Record<Provider, Availability & { configured: boolean }>> {
  const checked = await Promise.all(
    PROVIDERS.map(async (provider) => {
      const availability = await services.check(provider);
      return [provider, { ...availability, configured: services.missing(provider) === null }] as const;
    }),
  );
  return Object.fromEntries(checked) as Record<Provider, Availability & { configured: boolean }>;
}
