import { DBOS, type WorkflowHandle } from '@dbos-inc/dbos-sdk';
import { type AgentContext, type CallResult, type CallSpec, REWRITER, rewriteCall } from '@admint/studio';
import type { TryResult } from './call/fallback.ts';
import { type CallInput, callKey, canceledFault } from './call/input.ts';
import { earlierFault, resultOf } from './call/settle.ts';
import { isWaiting } from './call/keep-tries.ts';
import { askedOf, type ModelOrders } from './call/model.ts';
import { goneOn, once, said, type Started } from './chained-calls.ts';
import { context } from './context.ts';
import { startCall } from './provider-call.ts';
import { inOtherWords, rewriteKey, type Rewrites, wordsOf } from './rewrites.ts';
import { settleWorkflow } from './settle-unknown.ts';
import type { StageJob } from './stage.ts';

/** How an agent's calls run durably: each as a child workflow of its own, started and awaited in a fixed order. */
export function agentContext(
  { session_id, run, only, models, rewrites = {} }: StageJob,
  { oneByOne = false }: { oneByOne?: boolean } = {},
): AgentContext {
  return {
    session_id,
    calls: (agent, specs) =>
      runCalls({ session_id, run, agent, only, orders: models ?? {}, rewrites, oneByOne }, specs),
  };
}

interface Batch {
  session_id: string;
  run: number;
  agent: string;
  /** Of what failed before, only these parts are tried again. */
  only: string[] | undefined;
  orders: ModelOrders;
  rewrites: Rewrites;
  /** Each call waits for the one before it. */
  oneByOne: boolean;
}

async function runCalls(batch: Batch, specs: CallSpec[]): Promise<CallResult[]> {
  const { session_id: sessionId, run, agent, only, orders } = batch;
  const wanted = await inTheirWords(batch, specs);
  const earlier = await DBOS.runStep(() => earlierTries(sessionId, run, agent), { name: `earlier-${agent}` });
  const started: Started[] = [];
  for (const asked of wanted) {
    const { part } = asked;
    const tries = earlier.find((row) => row.part === part);
    const left = tries && only && !only.includes(part);
    if (tries?.done || left || (tries?.waiting && (await isStillPaid(tries.waiting)))) {
      started.push({ spec: asked, result: once(() => earlierResult(sessionId, run, agent, asked)) });
      continue;
    }
    const gone = await goneOn(asked, started, orders);
    if ('ok' in gone) {
      started.push({ spec: asked, result: () => Promise.resolve(gone) });
      continue;
    }
    const attempt = (tries?.attempt ?? 0) + 1;
    const call: CallInput = {
      ...gone.spec,
      key: callKey(sessionId, run, agent, part, attempt),
      session_id: sessionId,
      run,
      agent,
      attempt,
      batch: specs.length,
      ...askedOf(asked.kind, orders[asked.kind]),
    };
    const handle = await startCall(call);
    const waiting = once(async () => said(await awaitCall(gone.spec, handle), gone.warnings));
    if (batch.oneByOne) await waiting();
    started.push({ spec: gone.spec, result: waiting });
  }
  const results: CallResult[] = [];
  for (const { result } of started) results.push(await result());
  return results;
}

/** Fetches what an earlier try paid for and could not keep. False when it is lost, so that it has to be bought anew. */
async function isStillPaid(key: string): Promise<boolean> {
  const settling = await DBOS.startWorkflow(settleWorkflow)({ key });
  return (await settling.getResult()).state !== 'failed';
}

/** Parts that a content filter refused are asked for in other words, once the user wanted that. */
async function inTheirWords(batch: Batch, specs: CallSpec[]): Promise<CallSpec[]> {
  const { agent, rewrites, orders } = batch;
  const hasWriter = askedOf('text', orders.text).use.provider !== 'local';
  const found: CallSpec[] = [];
  for (const spec of specs) {
    const rewrite = rewrites[rewriteKey(agent, spec.part)];
    if (!rewrite) {
      found.push(spec);
      continue;
    }
    const ask = rewrite.after === null && hasWriter;
    const question = rewriteCall(spec.part, rewrite.before, rewrite.refusal);
    const [answer] = ask
      ? await runCalls({ ...batch, agent: REWRITER, only: undefined, rewrites: {} }, [question])
      : [];
    found.push(inOtherWords(spec, wordsOf(rewrite, answer?.ok ? answer.value : undefined)));
  }
  return found;
}

/** What earlier tries of this run left: a retry pays only for the parts that are missing. */
async function earlierTries(sessionId: string, run: number, agent: string) {
  const rows = await context()
    .db.selectFrom('provider_calls')
    .select(['key', 'part', 'attempt', 'state', 'fault'])
    .where('session_id', '=', sessionId)
    .where('run', '=', run)
    .where('agent', '=', agent)
    .where('state', 'in', ['succeeded', 'failed', 'canceled', 'unknown'])
    .execute();
  const parts = new Map<string, Tries>();
  for (const row of rows) {
    const known = parts.get(row.part) ?? { part: row.part, attempt: 0, done: false, waiting: null };
    const waits = row.state === 'unknown' && row.fault !== null && isWaiting(row.fault);
    parts.set(row.part, {
      part: row.part,
      attempt: Math.max(known.attempt, row.attempt),
      done: known.done || row.state === 'succeeded',
      waiting: waits ? row.key : known.waiting,
    });
  }
  return [...parts.values()];
}

interface Tries {
  part: string;
  attempt: number;
  done: boolean;
  /** Key of a try whose result is paid for and was not kept yet. */
  waiting: string | null;
}

type Handle = WorkflowHandle<TryResult>;

/** A try may name another that takes its place; the last of them counts, at the price of all. */
async function awaitCall(spec: CallSpec, first: Handle): Promise<CallResult> {
  let cost = 0;
  for (let handle = first; ; ) {
    const { next, ...result } = await awaitTry(spec, handle);
    cost += result.cost;
    if (next === undefined) return { ...result, cost };
    handle = DBOS.retrieveWorkflow<TryResult>(next);
  }
}

async function awaitTry(spec: CallSpec, handle: Handle): Promise<TryResult> {
  try {
    return await handle.getResult({ pollingIntervalMs: 60 });
  } catch (error) {
    const status = await handle.getStatus();
    if (status?.status === 'CANCELLED')
      return { ok: false, part: spec.part, fault: canceledFault, cost: 0, seconds: 0 };
    throw error;
  }
}

async function earlierResult(
  sessionId: string,
  run: number,
  agent: string,
  spec: CallSpec,
): Promise<CallResult> {
  const find = async () => {
    const { db } = context();
    const failed = await earlierFault(db, { session_id: sessionId, run, agent, part: spec.part });
    return failed ?? (await resultOf(db, sessionId, run, agent, spec.part));
  };
  return DBOS.runStep(find, { name: `earlier-result-${spec.part}` });
}
