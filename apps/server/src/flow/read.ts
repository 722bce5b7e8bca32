import { randomUUID } from 'node:crypto';
import { AdmintError, type Micros, micros, SESSION_CHANGED, usd } from '@admint/contract';
import type { QueryOf, ResponseOf } from '../http/services.ts';
import { posterUrl, contentUrl, sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { wordsOf } from '../store/progress.ts';
import { readSession, type SessionRow } from '../store/sessions.ts';
import { sessionView } from '../store/views.ts';
import { budgetForNew } from '../settings/user-settings.ts';
import type { FlowParts } from './start.ts';

export async function createSession(parts: FlowParts, userId: number): Promise<ResponseOf<'createSession'>> {
  const id = await insertSession(parts.db, userId, parts.budget);
  const row = await readSession(parts.db, id);
  return { session_id: row.id, stage: row.stage, created_at: row.created_at.toISOString() };
}

/** Opens an empty ad with its owner's usual budget, else `standard` micro-dollars. Gives its id. */
export async function insertSession(db: Database, userId: number, standard: Micros): Promise<string> {
  const id = randomUUID();
  const budget = await budgetForNew(db, userId, standard);
  await db
    .insertInto('sessions')
    .values({ id, user_id: userId, budget, ...emptyLists })
    .execute();
  return id;
}

const emptyLists = {
  style_keywords: '[]',
  image_prompts: '[]',
  scenes: '[]',
  photo_ids: '[]',
  approved_image_ids: '[]',
  approved_clip_ids: '[]',
  clip_order: '[]',
  warnings: '[]',
  models: '{}',
};

export async function getSession(
  parts: FlowParts,
  userId: number,
  id: string,
): Promise<ResponseOf<'getSession'>> {
  const session = await readSession(parts.db, id, userId);
  const [assets, newest] = await Promise.all([
    sessionAssets(parts.db, id),
    parts.db
      .selectFrom('progress_events')
      .select(['stage', 'progress', 'message', 'data'])
      .where('session_id', '=', id)
      .where('stage', '!=', SESSION_CHANGED)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ]);
  return sessionView(session, assets, newest ? newestOf(newest) : null);
}

const newestOf = ({
  data,
  ...shown
}: {
  stage: string;
  progress: number;
  message: string;
  data: unknown;
}) => ({
  ...shown,
  ...wordsOf(data),
});

export async function listSessions(
  parts: FlowParts,
  userId: number,
  page: QueryOf<'listSessions'>,
): Promise<ResponseOf<'listSessions'>> {
  let query = parts.db.selectFrom('sessions').selectAll().where('user_id', '=', userId);
  if (page.cursor) {
    const at = readCursor(page.cursor);
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(at.created_at, at.id)));
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const [thumbnails, waiting] = await Promise.all([thumbnailsOf(parts, shown), waitingOf(parts, shown)]);
  const last = shown.at(-1);
  return {
    sessions: shown.map((row) => ({
      id: row.id,
      mode: row.mode,
      stage: row.stage,
      running: row.running,
      product_prompt: row.product_prompt,
      total_cost: usd(micros(row.total_cost)),
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
      thumbnail_url: thumbnails.get(row.id) ?? null,
      progress: row.last_progress,
      waits_for_you: waiting.has(row.id),
    })),
    next_cursor: rows.length > page.limit && last ? `${last.created_at.toISOString()}~${last.id}` : null,
  };
}

function readCursor(cursor: string): { created_at: Date; id: string } {
  const [time, id] = cursor.split('~');
  const created_at = new Date(time ?? '');
  if (Number.isNaN(created_at.getTime()) || !/^[0-9a-f-]{36}$/.test(id ?? '')) {
    throw new AdmintError('validation_failed', 'The page cursor is not one that this server gave.', {
      fields: [{ field: 'cursor', message: 'use next_cursor of the page before' }],
    });
  }
  return { created_at, id: id ?? '' };
}

/** The automatic ads among them whose storyboard nobody has approved yet. */
async function waitingOf(parts: FlowParts, sessions: SessionRow[]): Promise<Set<string>> {
  const ids = sessions.filter(({ mode, running }) => mode === 'auto' && !running).map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const plans = await parts.db
    .selectFrom('ad_plans')
    .select('session_id')
    .where('session_id', 'in', ids)
    .where('status', '=', 'review')
    .execute();
  return new Set(plans.map(({ session_id }) => session_id));
}

/** The video's thumbnail where there is one, else the first image. */
async function thumbnailsOf(parts: FlowParts, sessions: SessionRow[]): Promise<Map<string, string>> {
  if (sessions.length === 0) return new Map();
  const images = await parts.db
    .selectFrom('assets')
    .distinctOn('session_id')
    .select(['session_id', 'id'])
    .where('asset_type', '=', 'image')
    .where('provider', '!=', 'user')
    .where(
      'session_id',
      'in',
      sessions.map((session) => session.id),
    )
    .orderBy('session_id')
    .orderBy('created_at')
    .execute();
  const found = new Map(images.map((image) => [image.session_id, contentUrl(image.id)]));
  for (const session of sessions)
    if (session.final_video_id) found.set(session.id, posterUrl(session.final_video_id));
  return found;
}

export async function getCosts(
  parts: FlowParts,
  userId: number,
  id: string,
): Promise<ResponseOf<'getCosts'>> {
  const session = await readSession(parts.db, id, userId);
  const lines = await parts.db
    .selectFrom('generation_costs')
    .selectAll()
    .where('session_id', '=', id)
    .orderBy('created_at')
    .execute();
  const calls = await parts.db
    .selectFrom('provider_calls')
    .selectAll()
    .where('session_id', '=', id)
    .orderBy('created_at')
    .execute();
  return {
    session_id: id,
    total_cost: usd(micros(session.total_cost)),
    budget: usd(micros(session.budget)),
    breakdown: lines.map((line) => ({
      agent: line.agent_name,
      model: line.model_used,
      cost: usd(micros(line.cost_usd)),
      duration: Math.round(Number(line.duration_seconds) * 100) / 100,
      success: line.success,
      calls: line.calls,
    })),
    receipts: calls.map((call) => ({
      id: call.key,
      session_id: call.session_id,
      agent: call.agent,
      provider: call.provider,
      model: call.model,
      state: call.state,
      provider_id: call.provider_id,
      reserved: usd(micros(call.reserved)),
      settled: call.settled === null ? null : usd(micros(call.settled)),
      cached: call.cached,
      fallback_of: call.fallback_of,
      error: call.fault?.message ?? null,
      created_at: call.created_at.toISOString(),
      settled_at: call.settled_at?.toISOString() ?? null,
    })),
  };
}
