import type { ChosenModels, ModelTier } from '@admint/contract';
import type { Database } from '../store/database.ts';
import type { SessionRow } from '../store/sessions.ts';
import {
  changeWishes,
  type Ordered,
  orderFor,
  requireUsable,
  type WishChange,
  type Wishes,
} from '../models/wishes.ts';
import type { FlowParts } from './start.ts';

/** The models a stage is started with. */
export interface PlacedOrder extends Ordered {
  /** Wishes of old that can no longer be met, in sentences for the user. */
  warnings: string[];
  /** What the session remembers. */
  columns: { models: string; tier: ModelTier | null };
}

/**
 * Decides which models serve a step: the request's wishes, else the ad's, else the user's, else the server's.
 * Throws `model_unavailable` for a wish of this request that cannot be met; nothing has been spent.
 */
export async function placeOrder(
  parts: FlowParts,
  session: SessionRow,
  change: WishChange,
): Promise<PlacedOrder> {
  requireUsable(parts.house, change.models, session.photo_ids.length);
  const own = changeWishes({ models: session.models, tier: session.tier }, change);
  const wishes = await overDefaults(parts.db, session.user_id, own);
  const order = orderFor(parts.house, wishes);
  return {
    ...order,
    warnings: lostWishes(parts, wishes.models, order),
    columns: { models: JSON.stringify(own.models), tier: own.tier },
  };
}

async function overDefaults(db: Database, userId: number, own: Wishes): Promise<Wishes> {
  const user = await db
    .selectFrom('users')
    .select(['default_models', 'default_tier'])
    .where('id', '=', userId)
    .executeTakeFirst();
  const { local_after, ...usual } = user?.default_models ?? {};
  const kept = { ...(local_after && { local_after }) };
  // A tier chosen for this ad counts more than a model chosen for all ads.
  const models = { ...kept, ...(own.tier === null && usual), ...own.models };
  return { models, tier: own.tier ?? user?.default_tier ?? null };
}

function lostWishes(parts: FlowParts, wished: ChosenModels, { ids, models }: Ordered): string[] {
  return (['text', 'image', 'video', 'music'] as const).flatMap((kind) => {
    const id = wished[kind];
    if (id === undefined || ids[kind] === id) return [];
    const found = parts.house.model(kind, id);
    const reason = typeof found === 'string' ? found : `${id} cannot be used now.`;
    return [`${reason} ${models[kind].label ?? models[kind].model} is used instead.`];
  });
}
