export { startCollection } from './collect-finished.ts';
export { PgDataSource } from './data-source.ts';
export { type EngineClient, createEngineClient } from './engine-client.ts';
export { executorIdentity } from './identity.ts';
export { migrateOnce } from './migrate-once.ts';
export { startEngine } from './start-engine.ts';
