import { AdmintError } from '@admint/contract';
import { type CatalogueEntry, chooseModels, loadCatalogue } from './catalogue/index.ts';
import { listingOf, type ModelListing } from './hosted/listing.ts';
import type { HostedOptions } from './hosted/options.ts';
import { ownServerEntry } from './hosted/own-server.ts';
import { routedModel } from './hosted/router.ts';
import { PROVIDERS, type Provider, Services } from './hosted/services.ts';
import type { Availability, CallKind, CallRequests, Choices, Model, ModelSet } from './spec/index.ts';

export type { ModelListing } from './hosted/listing.ts';
export type { HostedOptions, LocalServer } from './hosted/options.ts';
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
  /** Asks each provider the cheapest question that shows whether its key or server works. */
  check: () => Promise<Record<Provider, Availability & { configured: boolean }>>;
  /** The secret that signs Replicate's webhooks for this account; for `readWebhook`. */
  replicateWebhookSecret: () => Promise<string>;
}

const STAGES: readonly CallKind[] = ['text', 'image', 'video', 'music'];
/** In a list of wishes: the renderer on this machine. */
const LOCAL = 'local';

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
  const wishes = wishesOf(options, own);
  const chosen = chooseModels({ catalogue, tier: options.tier, unavailable, overrides: wishes });
  const choices = Object.fromEntries(
    STAGES.map((kind) => [kind, choicesOf(kind, chosen[kind].models, services, options)]),
  ) as unknown as Choices;
  const ranks = new Map(STAGES.flatMap((kind) => chosen[kind].models.map(({ id }, i) => [id, i] as const)));
  return {
    models: routeAll(choices, catalogue, services, options.fallback),
    choices,
    skipped: STAGES.flatMap((kind) => chosen[kind].skipped.map((skip) => ({ kind, ...skip }))),
    list: () =>
      catalogue.map((entry) =>
        listingOf(entry, services.missing(entry.provider), ranks.get(entry.id) ?? null),
      ),
    check: () => checkAll(services),
    replicateWebhookSecret: () => services.replicateWebhookSecret(),
  };
}

/** The services call https addresses only; a stand-in on this machine may be told another. */
function checkWebhooks({ webhookBase, endpoints }: HostedOptions): void {
  if (webhookBase === undefined || endpoints?.replicate !== undefined) return;
  if (URL.canParse(webhookBase) && new URL(webhookBase).protocol === 'https:') return;
  throw new AdmintError('bad_configuration', 'The address for webhooks must start with https://.');
}

/** Who names a server of their own wants it used, unless they say otherwise. */
function wishesOf({ overrides = {} }: HostedOptions, own: CatalogueEntry | undefined) {
  const hosted = STAGES.map((kind) => [kind, (overrides[kind] ?? []).filter((id) => id !== LOCAL)] as const);
  const wishes: Partial<Record<CallKind, readonly string[]>> = Object.fromEntries(hosted);
  return own ? { ...wishes, text: [...(wishes.text ?? []), own.id] } : wishes;
}

function choicesOf(
  kind: CallKind,
  entries: CatalogueEntry[],
  services: Services,
  { overrides, fallback }: HostedOptions,
): unknown[] {
  const local: unknown = fallback[kind];
  const wishes = overrides?.[kind] ?? [];
  const at = wishes.indexOf(LOCAL);
  const models: unknown[] = entries.map((entry) => services.modelOf(kind, entry));
  if (at < 0) return [...models, local];
  const before = entries.filter(({ id }) => wishes.slice(0, at).includes(id)).length;
  return [...models.slice(0, before), local, ...models.slice(before)];
}

function routeAll(
  choices: Choices,
  catalogue: readonly CatalogueEntry[],
  services: Services,
  fallback: ModelSet,
): ModelSet {
  const route = <K extends CallKind>(kind: K): Model<CallRequests[K]> => {
    const usable = catalogue.filter(
      (entry) => entry.kind === kind && services.missing(entry.provider) === null,
    );
    const others = () => [
      ...usable.map((entry) => services.modelOf(kind, entry)),
      fallback[kind] as unknown as Model<CallRequests[K]>,
    ];
    return routedModel<K>(choices[kind], others);
  };
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
