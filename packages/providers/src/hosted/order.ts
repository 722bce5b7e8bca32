import { type CatalogueEntry, chooseModels, type Tier } from '../catalogue/index.ts';
import type { CallKind } from '../spec/index.ts';

/** In a list of wishes: the studio on this machine. */
export const LOCAL = 'local';

/** Another tier than the configured one, and a model to try before all others. */
export interface ModelWish {
  tier?: Tier | undefined;
  first?: string | undefined;
}

export interface OrderParts {
  catalogue: readonly CatalogueEntry[];
  /** The configured tier. */
  tier: Tier;
  /** Why a provider cannot be used; null means that it can. */
  unavailable: Readonly<Partial<Record<CatalogueEntry['provider'], string | null>>>;
  /** The configured wishes, `local` among them. */
  wishes: Readonly<Partial<Record<CallKind, readonly string[]>>>;
}

export interface Order {
  /** Ids to try, first to last; `local` stands where it was wished for, else at the end. */
  ids: [string, ...string[]];
  /** Wishes that could not be met, each with the reason in a sentence. */
  skipped: { id: string; reason: string }[];
}

/** Which models serve a stage, in order. */
export function orderOf(kind: CallKind, parts: OrderParts, wish: ModelWish = {}): Order {
  const { catalogue, unavailable, tier } = parts;
  const asked = [...(wish.first === undefined ? [] : [wish.first]), ...(parts.wishes[kind] ?? [])];
  const overrides = { [kind]: asked.filter((id) => id !== LOCAL) };
  const { models, skipped } = chooseModels({ catalogue, tier: wish.tier ?? tier, unavailable, overrides })[
    kind
  ];
  const ids = models.map(({ id }) => id);
  const at = asked.indexOf(LOCAL);
  const before = at < 0 ? ids.length : ids.filter((id) => asked.slice(0, at).includes(id)).length;
  const ordered = [...ids.slice(0, before), LOCAL, ...ids.slice(before)];
  return { ids: ordered as [string, ...string[]], skipped };
}
