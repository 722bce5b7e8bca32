import {
  type CompareRequest,
  type ComparisonEstimate,
  type ComparisonStarted,
  type GenerateResponse,
  usd,
  type Variation,
} from '@admint/contract';
import { estimateAuto } from '../flow/auto/estimate.ts';
import { newcomer, startAuto } from '../flow/auto/generate.ts';
import { inTransaction } from '../flow/engine.ts';
import { requireDailyCap } from '../settings/spent-today.ts';
import { type PlacedOrder, placeOrder } from '../flow/order.ts';
import { insertSession } from '../flow/read.ts';
import { type FlowParts, requireModels } from '../flow/start.ts';
import { copyAssets, sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { readSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { addToGroup, labelAt, openGroup, startedTogether, total } from './groups.ts';

/**
 * `POST /api/generate/parallel`: the group, its ads and their workflows are one commit, so that either all of them
 * are made or none. Each has its own budget, bar and end.
 */
export async function generateParallel(
  parts: FlowParts,
  userId: number,
  body: CompareRequest,
): Promise<ComparisonStarted> {
  const { holder, orders } = await placeOrders(parts, userId, body);
  for (const [i, { models }] of orders.entries()) {
    const music = body.variations[i]?.music.enabled ? (['music'] as const) : [];
    await requireModels(models, ['text', 'image', 'video', ...music]);
  }
  return inTransaction(parts.pool, async (db, client) => {
    await requireDailyCap(db, userId, sumOf(estimatesOf(orders, body.variations)));
    const group = await openGroup(db, { userId, ...body });
    const started: GenerateResponse[] = [];
    for (const [i, variation] of body.variations.entries()) {
      const session_id = await openAd(parts, db, userId, holder);
      const { label: _label, ...asked } = variation;
      const order = orders[i] as PlacedOrder;
      started.push(await startAuto(parts, db, client, { userId, order, body: { ...asked, session_id } }));
    }
    const members = started.map(({ generation_id }, i) => ({
      generation_id,
      label: body.variations[i]?.label ?? labelAt(i),
    }));
    await addToGroup(db, group, members);
    return startedTogether(group, started, 0);
  });
}

/** The price of all of them together, before anything is started. */
export async function estimateParallel(
  parts: FlowParts,
  userId: number,
  body: CompareRequest,
): Promise<ComparisonEstimate> {
  const { orders } = await placeOrders(parts, userId, body);
  const estimates = estimatesOf(orders, body.variations);
  const costs = estimates.map(({ cost }) => usd(cost));
  return {
    estimated_cost: total(costs),
    estimated_duration: Math.max(1, Math.round(Math.max(...estimates.map(({ seconds }) => seconds)))),
    costs,
    saved: 0,
  };
}

async function placeOrders(parts: FlowParts, userId: number, body: CompareRequest) {
  const holder = body.photo_session_id ? await readSession(parts.db, body.photo_session_id, userId) : null;
  const orders: PlacedOrder[] = [];
  for (const variation of body.variations)
    orders.push(await placeOrder(parts, holder ?? newcomer(userId), variation));
  return { holder, orders };
}

const estimatesOf = (orders: PlacedOrder[], variations: Variation[]) =>
  variations.map((variation, i) => estimateAuto((orders[i] as PlacedOrder).models, variation, null));

const sumOf = (estimates: { cost: number }[]) => estimates.reduce((sum, { cost }) => sum + cost, 0);

/** A new ad; with `holder`, one that has its product photos, cut out as they are there. */
async function openAd(
  parts: FlowParts,
  db: Database,
  userId: number,
  holder: SessionRow | null,
): Promise<string> {
  const id = await insertSession(db, userId, parts.budget);
  if (holder && holder.photo_ids.length > 0) await takePhotos(db, holder, id);
  return id;
}

export async function takePhotos(db: Database, from: SessionRow, to: string): Promise<void> {
  const assets = await sessionAssets(db, from.id, 'image');
  const photos = assets.filter(({ id }) => from.photo_ids.includes(id));
  const ids = await copyAssets(db, photos, { session_id: to, run: 0 });
  await updateSession(db, to, {
    photo_ids: JSON.stringify(from.photo_ids.flatMap((id) => ids.get(id) ?? [])),
    photo_background: from.photo_background,
  });
}
