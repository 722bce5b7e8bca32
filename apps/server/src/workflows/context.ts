import type { Choices, ModelSet } from '@admint/providers';
import type { Logger } from 'pino';
import type { ModelHouse } from '../models/house.ts';
import type { AssetStorage } from '../storage/index.ts';
import type { Database } from '../store/database.ts';
import type { CallNews } from './call/news.ts';
import type { Hold } from './call/points.ts';

/** What the workflows work with; bound once before the engine starts. */
export interface WorkflowContext {
  db: Database;
  models: ModelSet;
  /** What to try for each kind of call, first to last. */
  choices: Choices;
  /** The model with an id of `GET /api/models`, or in a sentence why it cannot be used. */
  modelById: ModelHouse['model'];
  /** The model a provider has under a name; null when it cannot be used. */
  modelByName: ModelHouse['named'];
  news: CallNews;
  storage: AssetStorage;
  /** Runs `work` in a transaction that is committed together with the step's checkpoint: exactly once. */
  transaction: <T>(name: string, work: (db: Database) => Promise<T>) => Promise<T>;
  /** Folder for files that live only while a step runs. */
  scratch: string;
  /** Folder of encoded stretches that later renders take over. */
  segments: string;
  /** How many bytes of them stay after a render. */
  segmentsBytes: number;
  log: Logger;
  /** Tests only: stops a call at a named point. */
  hold?: Hold;
}

let bound: WorkflowContext | null = null;

export function bindWorkflows(context: WorkflowContext): void {
  bound = context;
}

/** Throws when a workflow runs before the process has finished starting. */
export function context(): WorkflowContext {
  if (!bound) throw new Error('workflows are not bound yet');
  return bound;
}
