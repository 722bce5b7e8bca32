import { randomInt, randomUUID } from 'node:crypto';
import {
  AdmintError,
  AutoSettings,
  decimal,
  type GenerateRequest,
  type GenerateResponse,
  micros,
} from '@admint/contract';
import type pg from 'pg';
import type { Database } from '../../store/database.ts';
import { openGeneration } from '../../store/generations.ts';
import { readSession, type SessionRow } from '../../store/sessions.ts';
import { inTransaction } from '../engine.ts';
import { requireBudget } from '../estimates.ts';
import { type PlacedOrder, placeOrder } from '../order.ts';
import { insertSession } from '../read.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startStage } from '../start.ts';
import { estimateAuto } from './estimate.ts';

const SEEDS = { from: 100_000, to: 1_000_000 };

/**
 * `POST /api/generate`: opens an ad, or takes the one that holds the user's photos, and starts its making. Ad,
 * gallery row, plan and workflow are one commit.
 */
export async function generate(
  parts: FlowParts,
  userId: number,
  body: GenerateRequest,
): Promise<GenerateResponse> {
  const asked = body.session_id ? await readSession(parts.db, body.session_id, userId) : null;
  const order = await placeOrder(parts, asked ?? newcomer(userId), body);
  const kinds = ['text', 'image', 'video'] as const;
  await requireModels(order.models, body.music.enabled ? [...kinds, 'music'] : [...kinds]);
  return inTransaction(parts.pool, (db, client) => startAuto(parts, db, client, { userId, body, order }));
}

export interface AutoOrder {
  userId: number;
  body: GenerateRequest;
  order: PlacedOrder;
}

/** Starts one automatic ad inside the caller's transaction, so that several can be ordered together. */
export async function startAuto(
  parts: FlowParts,
  db: Database,
  client: pg.ClientBase,
  { userId, body, order }: AutoOrder,
): Promise<GenerateResponse> {
  const { prompt, session_id } = body;
  const settings = AutoSettings.parse(body);
  const id = session_id ?? (await insertSession(db, userId, budgetOf(parts, body)));
  const session = await lockIdle(db, id, userId);
  requireUnused(session);
  const budget = body.budget === undefined ? session.budget : decimal(budgetOf(parts, body));
  const estimate = estimateAuto(order.models, settings, null);
  await requireBudget(db, { ...session, budget }, estimate);
  const generation_id = await openGeneration(db, {
    session: { ...session, product_prompt: prompt },
    run: session.run + 1,
    settings: null,
  });
  await db
    .insertInto('ad_plans')
    .values({ session_id: id, generation_id, prompt, settings: JSON.stringify(settings), status: 'planning' })
    .execute();
  await startStage(
    parts,
    db,
    client,
    session,
    { ...STAGES.auto, newRun: true, models: order.orders },
    {
      ...order.columns,
      mode: 'auto',
      budget,
      product_prompt: prompt.slice(0, 200),
      photo_background: settings.photo_background,
      consistency_seed: settings.seed ?? randomInt(SEEDS.from, SEEDS.to),
    },
  );
  const answer = started(estimate, 'The ad is being made. Connect to the WebSocket for progress.', {
    warnings: order.warnings,
    models: order.ids,
  });
  return { ...answer, generation_id, session_id: id };
}

const budgetOf = (parts: FlowParts, body: GenerateRequest) =>
  body.budget === undefined ? parts.budget : Math.min(parts.budget, micros(body.budget));

/** An ad that has begun has its own way: a second order would run over it. */
function requireUnused(session: SessionRow): void {
  if (session.run === 0) return;
  throw new AdmintError('wrong_stage', 'This ad has been begun already. Start a new one.', {
    fields: [{ field: 'session_id', message: 'has to be an ad that was not begun' }],
  });
}

/** Stands for the session that is not there yet while its models are chosen. */
export const newcomer = (userId: number) =>
  ({ id: randomUUID(), user_id: userId, photo_ids: [], models: {}, tier: null }) as unknown as SessionRow;
