export { type CollectionOptions, collectFinished, startCollection } from './collect-finished.ts';
export { PgDataSource, type TransactionOptions } from './data-source.ts';
export { EngineClient, type Job, type JobStatus, createEngineClient } from './engine-client.ts';
export type { EngineLog } from './engine-log.ts';
export { executorIdentity } from './identity.ts';
export { migrateOnce } from './migrate-once.ts';
export { type Engine, type EngineOptions, type QueueSettings, startEngine } from './start-engine.ts';
