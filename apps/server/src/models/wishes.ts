import { AdmintError, type ChosenModels, type ModelChoice, type ModelTier } from '@admint/contract';
import {
  type CallKind,
  type CallRequests,
  LOCAL,
  type Model,
  type ModelListing,
  type ModelSet,
} from '@admint/providers';
import type { ModelHouse } from './house.ts';
import { capabilityMissing } from './list-models.ts';

/** Which models someone wants; what is absent follows the default. */
export interface Wishes {
  models: ChosenModels;
  tier: ModelTier | null;
}

/** What a request says about models, as the contract parses it. */
export interface WishChange {
  models?: ModelChoice | undefined;
  tier?: ModelTier | null | undefined;
}

/** The models an order is placed with: their ids for the workflow, themselves for the estimate. */
export interface Ordered {
  ids: Record<CallKind, string>;
  /** What to try for each stage, first to last. */
  orders: Record<CallKind, string[]>;
  models: ModelSet;
}

const KINDS: readonly CallKind[] = ['text', 'image', 'video', 'music'];

/** Lays a request's wishes over those that stood. */
export function changeWishes(standing: Wishes, change: WishChange): Wishes {
  const asked = Object.entries(change.models ?? {}).filter(([, id]) => id !== undefined);
  const merged = Object.entries({ ...standing.models, ...Object.fromEntries(asked) });
  return {
    models: Object.fromEntries(merged.filter(([, wish]) => wish !== null)) as ChosenModels,
    tier: change.tier === undefined ? standing.tier : change.tier,
  };
}

/**
 * Refuses a model that is asked for and cannot serve. Throws `model_unavailable` naming the field and the reason.
 * `photos`: how many photos of the product the ad has.
 */
export function requireUsable(house: ModelHouse, asked: ModelChoice | undefined, photos: number): void {
  for (const kind of KINDS) {
    const id = asked?.[kind];
    const reason = typeof id === 'string' ? whyUnusable(house, kind, id, photos) : null;
    if (reason === null) continue;
    throw new AdmintError('model_unavailable', `This model cannot be used: ${reason} Nothing was spent.`, {
      fields: [{ field: `models.${kind}`, message: reason }],
    });
  }
}

function whyUnusable(house: ModelHouse, kind: CallKind, id: string, photos: number): string | null {
  const found = house.model(kind, id);
  if (typeof found === 'string') return found;
  if (id === LOCAL) return null;
  const listing = house.list().find((one) => one.id === id);
  return listing ? (capabilityMissing(listing) ?? needsPhotos(listing, photos)) : null;
}

function needsPhotos({ label, needs }: ModelListing, photos: number): string | null {
  return needs.includes('references') && photos === 0
    ? `${label} needs a photo of the product, and this ad has none.`
    : null;
}

/** The models that serve someone with these wishes; one that can no longer be used gives way to the next in the order. */
export function orderFor(house: ModelHouse, { models, tier }: Wishes): Ordered {
  const orders = perKind((kind) => orderOf(house, kind, { models, tier }));
  const ids = perKind((kind) => orders[kind][0] ?? LOCAL);
  return { ids, orders, models: setOf(house, ids) };
}

const perKind = <T>(make: (kind: CallKind) => T) =>
  Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<CallKind, T>;

/** Who chose this machine does not want to pay another when it fails. */
function orderOf(house: ModelHouse, kind: CallKind, { models, tier }: Wishes) {
  const first = models[kind];
  if (first === LOCAL) return [LOCAL];
  const localAfter = models.local_after?.includes(kind);
  return house.order(kind, { first, localAfter, ...(tier && { tier }) });
}

function setOf(house: ModelHouse, ids: Ordered['ids']): ModelSet {
  const one = <K extends CallKind>(kind: K): Model<CallRequests[K]> => {
    const found = house.model(kind, ids[kind]);
    if (typeof found === 'string') throw new AdmintError('provider_unavailable', found, { retryable: true });
    return found;
  };
  return { text: one('text'), image: one('image'), video: one('video'), music: one('music') };
}
