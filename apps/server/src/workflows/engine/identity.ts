import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Scopes the engine's rows in a database that other programs use, too. */
export const APPLICATION = 'admint';

/**
 * The version of what the workflows do, step by step. It stays the same over releases: a change to a workflow
 * that may be running goes behind `DBOS.patch('name')`. Another value strands every unfinished workflow.
 */
export const WORKFLOW_VERSION = 'admint-1';

/** The schema of the engine's own tables. */
export const ENGINE_SCHEMA = 'dbos';

/**
 * Who is running workflows. Alone on a private database the name is constant, so a restart picks up its own
 * work at once. On a shared database it is new for each process: two of one name would steal each other's work.
 */
export function executorIdentity(database: { embedded: boolean }): string {
  return database.embedded ? 'embedded' : `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
}
