import { type CatalogueEntry, chooseModels, type Tier } from '../catalogue/index.ts';
import type { CallKind } from '../spec/index.ts';

/** In a list of wishes: the studio on this machine. */
export const LOCAL = 'local';

/**
 * Where this machine takes over from hosted models that fail, unless someone says otherwise: its music is music, but a
 * rendered picture is not what a hosted model was asked for.
 */
const LOCAL_AFTER: readonly CallKind[] = ['music'];

/** Another tier than the configured one, a model to try before all others, and this machine after them. */
export interface ModelWish {
  tier?: Tier | undefined;
  first?: string | undefined;
  /** May this machine make what every hosted model failed at? absent: where a list of wishes says so, and for music. */
  localAfter?: boolean | undefined;
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
  /** Ids to try, first to last; `local` where it was wished for, or where nothing else can be used. */
  ids: [string, ...string[]];
  /** Wishes that could not be met, each with the reason in a sentence. */
  skipped: { id: string; reason: string }[];
}

/**
 * Which models serve a stage, in order. Between hosted models and this machine nobody is led without having asked:
 * a list of wishes that names `local` ends with what it names, and without wishes hosted models are followed by hosted ones.
 */
export function orderOf(kind: CallKind, parts: OrderParts, wish: ModelWish = {}): Order {
  const { catalogue, unavailable, tier } = parts;
  const asked = [...(wish.first === undefined ? [] : [wish.first]), ...(parts.wishes[kind] ?? [])];
  const overrides = { [kind]: asked.filter((id) => id !== LOCAL) };
  const { models, skipped } = chooseModels({ catalogue, tier: wish.tier ?? tier, unavailable, overrides })[
    kind
  ];
  const ids = models.map(({ id }) => id);
  const named = (part: readonly string[]) => ids.filter((id) => part.includes(id));
  const at = asked.indexOf(LOCAL);
  const wished = at < 0 ? ids : [...named(asked.slice(0, at)), LOCAL, ...named(asked.slice(at + 1))];
  return { ids: withLocal(kind, wished, wish.localAfter), skipped };
}

function withLocal(kind: CallKind, ids: readonly string[], wanted: boolean | undefined): Order['ids'] {
  const [first, ...rest] = ids;
  if (first === undefined) return [LOCAL];
  const named = ids.includes(LOCAL);
  if (first === LOCAL || (named && wanted !== false)) return [first, ...rest];
  const last = wanted ?? LOCAL_AFTER.includes(kind);
  return [first, ...rest.filter((id) => id !== LOCAL), ...(last ? [LOCAL] : [])];
}
