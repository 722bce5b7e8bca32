import { randomUUID } from 'node:crypto';
import { decimal, type Micros, micros } from '@admint/contract';
import type { Fault } from '@admint/providers';
import type { CallResult } from '@admint/studio';
import { contentUrl, insertAsset } from '../../store/assets.ts';
import type { Database } from '../../store/database.ts';
import { charge } from './charge.ts';
import { emitProgress } from '../../store/progress.ts';
import { lockSession } from '../../store/sessions.ts';
import { modelOf } from './model.ts';
import { reached } from './failpoint.ts';
import { fallbackWarnings, replacedBy } from './fallback.ts';
import { type CallInput, canceledFault, isStop } from './input.ts';
import type { Kept } from './keep.ts';
import { batchProgress } from './progress.ts';

export interface Success {
  kept: Kept;
  /** What the provider says it cost; null when it says nothing and the reserved price stands. */
  cost: Micros | null;
  warnings: string[];
}

/** Books a finished call once: the call, its asset, the bill and the event that shows it, in one transaction. */
export async function settle(db: Database, call: CallInput, success: Success): Promise<CallResult> {
  await lockSession(db, call.session_id);
  const row = await readRow(db, call.key);
  const cost = success.cost ?? micros(row.reserved);
  const warnings = [...fallbackWarnings(call), ...success.warnings];
  const seconds = elapsed(row);
  const assetId = success.kept.file && call.asset ? await keepAsset(db, call, success, cost, seconds) : null;
  const booked = await db
    .updateTable('provider_calls')
    .set({
      state: 'succeeded',
      settled: decimal(cost),
      settled_at: new Date(),
      progress: 1,
      asset_id: assetId,
      value: success.kept.value === null ? null : JSON.stringify(success.kept.value),
      warnings: JSON.stringify(warnings),
    })
    .where('key', '=', call.key)
    .where('state', 'in', ['reserved', 'submitted', 'unknown'])
    .returning('key')
    .executeTakeFirst();
  if (booked) await charge(db, call.session_id, cost);
  await announce(db, call, assetId);
  await reached('in-settle', call.key);
  const { model } = modelOf(call);
  return {
    ok: true,
    part: call.part,
    asset_id: assetId,
    value: success.kept.value,
    cost,
    seconds,
    model,
    warnings,
  };
}

/** Books a call that gave nothing, with what it cost all the same. `found`: what was unknown has been found out. */
export async function settleFailure(
  db: Database,
  call: CallInput,
  fault: Fault,
  cost: Micros | null,
  found = false,
): Promise<CallResult> {
  await lockSession(db, call.session_id);
  const row = await readRow(db, call.key);
  const spent = cost ?? (fault.charged === 'full' ? micros(row.reserved) : 0);
  const open =
    (row.state === 'unknown' && !found) || (fault.charged === 'unknown' && cost === null)
      ? 'unknown'
      : isStop(fault)
        ? 'canceled'
        : 'failed';
  const booked = await db
    .updateTable('provider_calls')
    .set({
      state: open,
      settled: open === 'unknown' ? null : decimal(spent),
      settled_at: new Date(),
      fault: JSON.stringify(fault),
    })
    .where('key', '=', call.key)
    .where('state', 'in', ['reserved', 'submitted', 'unknown'])
    .returning('key')
    .executeTakeFirst();
  if (booked && spent > 0) await charge(db, call.session_id, spent);
  if (!isStop(fault)) await announce(db, call, null);
  return { ok: false, part: call.part, fault, cost: spent, seconds: elapsed(row) };
}

async function readRow(db: Database, key: string) {
  return db
    .selectFrom('provider_calls')
    .select(['reserved', 'state', 'created_at'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

const elapsed = (row: { created_at: Date }) => Math.round((Date.now() - row.created_at.getTime()) / 10) / 100;

async function keepAsset(
  db: Database,
  call: CallInput,
  success: Success,
  cost: Micros,
  seconds: number,
): Promise<string | null> {
  const { value } = success.kept;
  if (!success.kept.file || !call.asset) return null;
  const { preview, ...file } = success.kept.file;
  const id = randomUUID();
  const instead_of = replacedBy(call);
  const model = modelOf(call);
  return insertAsset(db, {
    id,
    session_id: call.session_id,
    asset_type: call.asset.type,
    url: contentUrl(id),
    ...file,
    provider: model.provider,
    model_used: model.model,
    seed: call.asset.seed,
    prompt: call.asset.prompt,
    parents: JSON.stringify(call.asset.parents),
    input_hash: await hashOf(db, call.key),
    cost: decimal(cost),
    generation_time: seconds,
    metadata: JSON.stringify({
      ...call.asset.metadata,
      part: call.part,
      ...(value ? { details: value } : {}),
      ...(preview ? { preview } : {}),
      ...(instead_of && { instead_of }),
    }),
    call_key: call.key,
    run: call.run,
    stale: null,
  });
}

async function hashOf(db: Database, key: string): Promise<string> {
  const row = await db
    .selectFrom('provider_calls')
    .select('request_hash')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return row.request_hash;
}

/** Shows how far the batch is now that this call has ended. */
export async function announce(db: Database, call: CallInput, assetId: string | null): Promise<void> {
  if (!call.progress) return;
  const data = assetId
    ? { asset_id: assetId, asset_url: contentUrl(assetId), asset_type: call.asset?.type }
    : { failed: true };
  await emitProgress(db, await batchProgress(db, call, `${call.key}/done`, data));
}

/** The fault of a part that no try of the run brought and that is not tried again now; null when one brought it. */
export async function earlierFault(
  db: Database,
  call: Pick<CallInput, 'session_id' | 'run' | 'agent' | 'part'>,
): Promise<CallResult | null> {
  const rows = await db
    .selectFrom('provider_calls')
    .select(['state', 'fault'])
    .where('session_id', '=', call.session_id)
    .where('run', '=', call.run)
    .where('agent', '=', call.agent)
    .where('part', '=', call.part)
    .orderBy('attempt', 'desc')
    .execute();
  if (rows.some(({ state }) => state === 'succeeded')) return null;
  const fault = rows[0]?.fault ?? canceledFault;
  return { ok: false, part: call.part, fault, cost: 0, seconds: 0 };
}

/** The result of a part that an earlier try of the run already brought. Its cost was booked then, so it counts 0 now. */
export async function resultOf(
  db: Database,
  sessionId: string,
  run: number,
  agent: string,
  part: string,
): Promise<CallResult> {
  const row = await db
    .selectFrom('provider_calls')
    .select(['asset_id', 'value', 'model', 'warnings'])
    .where('session_id', '=', sessionId)
    .where('run', '=', run)
    .where('agent', '=', agent)
    .where('part', '=', part)
    .where('state', '=', 'succeeded')
    .executeTakeFirstOrThrow();
  return {
    ok: true,
    part,
    asset_id: row.asset_id,
    value: row.value,
    cost: 0,
    seconds: 0,
    model: row.model,
    warnings: row.warnings,
  };
}
