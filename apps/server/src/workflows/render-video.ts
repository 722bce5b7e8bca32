import type { ProgressWords } from '@admint/contract';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { AgentError } from '@admint/studio';
import type { Database } from '../store/database.ts';
import { lockSession } from '../store/sessions.ts';
import { context } from './context.ts';
import { RENDER_QUEUE } from './queues.ts';
import { renderFile } from './render/render-file.ts';
import { COMPOSITOR, keyOf, type RenderJob } from './render/render-job.ts';
import { type Rendered, settleRender } from './render/settle-render.ts';
import type { StageJob } from './stage.ts';

/** Renders the ad as a child workflow, so that only as many render at once as the machine can carry. */
export async function renderVideo(
  job: StageJob,
  music: string | null,
  message?: ProgressWords,
): Promise<Rendered> {
  const workflowID = `${keyOf(job)}/render`;
  const handle = await DBOS.startWorkflow(render, { workflowID, queueName: RENDER_QUEUE })({
    ...job,
    music,
    ...(message && { message }),
  });
  return handle.getResult({ pollingIntervalMs: 200 });
}

async function runRender(job: RenderJob): Promise<Rendered> {
  const { transaction } = context();
  await transaction('open', (db) => openCall(db, job));
  const file = await DBOS.runStep(() => renderFile(job, DBOS.stepStatus?.cancelSignal), { name: 'render' });
  if ('error' in file) {
    await transaction('close', (db) => closeCall(db, job, file.error));
    return file;
  }
  return transaction('settle', (db) => settleRender(db, job, file));
}

const render = DBOS.registerWorkflow(runRender, { name: 'renderVideo', maxRecoveryAttempts: 20 });

async function openCall(db: Database, job: RenderJob): Promise<void> {
  await lockSession(db, job.session_id);
  await db
    .insertInto('provider_calls')
    .values({
      key: keyOf(job),
      session_id: job.session_id,
      run: job.run,
      kind: 'render',
      attempt: job.attempt,
      ...COMPOSITOR,
      state: 'submitted',
      request: JSON.stringify({ music: job.music }),
      request_hash: keyOf(job),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

async function closeCall(db: Database, job: RenderJob, error: AgentError): Promise<void> {
  const fault = {
    code: 'model_error' as const,
    message: error.message,
    retryable: error.retryable,
    charged: 'none' as const,
  };
  await db
    .updateTable('provider_calls')
    .set({ state: 'failed', settled: '0', settled_at: new Date(), fault: JSON.stringify(fault) })
    .where('key', '=', keyOf(job))
    .execute();
}
