import type { Rewrites } from './rewrites.ts';
import type { SessionFailure, Stage } from '@admint/contract';
import { DBOS, Error as EngineErrors } from '@dbos-inc/dbos-sdk';
import type { AgentError } from '@admint/studio';
import { markGeneration } from '../store/generations.ts';
import { emitProgress, type NewProgress, sentenceOf } from '../store/progress.ts';
import { lockSession, type SessionRow, updateSession } from '../store/sessions.ts';
import type { ModelOrders } from './call/model.ts';
import { context } from './context.ts';
import { gatherWarnings } from './gather-warnings.ts';

/** Which try of which run of a session's stage: the argument of every stage workflow. */
export interface StageJob {
  session_id: string;
  run: number;
  attempt: number;
  /** Ids of the models the work was ordered from; absent: the defaults. */
  models?: ModelOrders;
  /** Of what failed before, only these parts are tried again; left out, all. */
  only?: string[];
  /** Parts of this run that are asked for in other words. */
  rewrites?: Rewrites;
}

export interface StageEnd {
  stage: Stage;
  progress: number;
  message: NewProgress['message'];
  data?: Record<string, unknown>;
  warnings?: string[];
  /** What is missing although the stage stands; retry makes only these. */
  failure?: SessionFailure | null;
}

/** Runs the body of a stage; whatever it throws that is not the engine's own business ends the stage as failed, never as silence. */
async function runStage(job: StageJob, stage: Stage, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (error instanceof EngineErrors.DBOSError) throw error;
    context().log.error({ err: error, session: job.session_id, stage }, 'a stage broke');
    await failStage(job, stage, {
      code: 'internal',
      message: 'Something broke on our side. What was finished is kept; try again.',
      retryable: true,
      charged: 'none',
      parts: [],
    });
  }
}

/** Makes `body` the workflow of a stage, by the name it is enqueued under. */
export function registerStage(
  name: string,
  body: (job: StageJob) => Promise<void>,
  stage: Extract<Stage, 'created' | 'image_generation' | 'clip_generation' | 'final_composition'>,
): void {
  DBOS.registerWorkflow((job: StageJob) => runStage(job, stage, () => body(job)), {
    name,
    maxRecoveryAttempts: 50,
  });
}

/** Reads the session as it was when the stage began; a replay sees the same. */
export function readAtStart(job: StageJob): Promise<SessionRow> {
  return DBOS.runStep(
    async () =>
      context()
        .db.selectFrom('sessions')
        .selectAll()
        .where('id', '=', job.session_id)
        .executeTakeFirstOrThrow(),
    { name: 'read-session' },
  );
}

export function announce(
  job: StageJob,
  stage: string,
  progress: number,
  message: NewProgress['message'],
): Promise<void> {
  return context().transaction(`announce-${stage}-${progress}`, (db) =>
    emitProgress(db, {
      session_id: job.session_id,
      run: job.run,
      stage,
      progress,
      message,
      dedupe: `${job.run}/${job.attempt}/${stage}/${progress}/${sentenceOf(message)}`,
    }),
  );
}

/** Opens the gate: the stage's result stands and the user chooses next. Does nothing when the run was stopped meanwhile. */
export function finishStage(job: StageJob, end: StageEnd): Promise<void> {
  return context().transaction('finish', async (db) => {
    const session = await lockSession(db, job.session_id);
    if (session.run !== job.run || !session.running) return;
    await updateSession(db, job.session_id, {
      stage: end.stage,
      running: false,
      workflow_id: null,
      warnings: JSON.stringify(gatherWarnings(end.warnings ?? [])),
      failure: end.failure ? JSON.stringify(end.failure) : null,
    });
    await emitProgress(db, {
      session_id: job.session_id,
      run: job.run,
      stage: 'complete',
      progress: end.progress,
      message: end.message,
      data: { stage: end.stage, ...end.data },
      dedupe: `${job.run}/${job.attempt}/finished`,
    });
  });
}

/** Ends the stage as failed, with what went wrong, what can be tried again and whether money was spent. */
export function failStage(job: StageJob, stage: Stage, error: AgentError): Promise<void> {
  return context().transaction('fail', async (db) => {
    const session = await lockSession(db, job.session_id);
    if (session.run !== job.run || !session.running) return;
    const failure: SessionFailure = { stage, ...error };
    await updateSession(db, job.session_id, {
      // What was asked for beside the stages takes nothing away from the one that stands.
      stage: session.task ? session.gate : 'failed',
      running: false,
      workflow_id: null,
      failure: JSON.stringify(failure),
    });
    await markGeneration(db, job.session_id, job.run, 'failed', error.message);
    await emitProgress(db, {
      session_id: job.session_id,
      run: job.run,
      stage: 'failed',
      progress: session.last_progress,
      message: error.message,
      data: { failure },
      dedupe: `${job.run}/${job.attempt}/failed`,
    });
  });
}

/** Takes the parts that failed in an otherwise good stage, gives the record that lets the user retry just those. */
export function missingParts(
  stage: Stage,
  noun: string,
  parts: SessionFailure['parts'],
): SessionFailure | null {
  if (parts.length === 0) return null;
  const names = parts.map((part) => part.name).join(', ');
  return {
    stage,
    code: 'partial_failure',
    message: `${parts.length} ${noun}${parts.length === 1 ? '' : 's'} could not be made: ${names}.`,
    retryable: true,
    charged: 'none',
    parts,
  };
}
