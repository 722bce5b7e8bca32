import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { type Config, ensureJwtSecret, ensureSealSecrets } from './config.ts';
import { openFailpoints } from './failpoints.ts';
import { createAssetService } from './flow/asset-service.ts';
import { createPhotoService } from './flow/photo-service.ts';
import type { EnginePort } from './flow/engine.ts';
import { createMusicSamples } from './flow/music-samples.ts';
import { createFlow } from './flow/guided-flow.ts';
import { createCompare } from './compare/compare.ts';
import { createGallery, createShares } from './gallery/gallery.ts';
import { createTakeWebhook } from './hooks/take-webhook.ts';
import { createHttpServer } from './http/server.ts';
import { openModels } from './models.ts';
import type { ModelHouse } from './models/house.ts';
import { createModelService } from './models/model-service.ts';
import { nextFreePort } from './postgres/free-port.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { postgresEvents } from './progress/event-source.ts';
import { createProgressHub } from './progress/hub.ts';
import { createProviderKeys, type ProviderKeys, resealProviderKeys } from './settings/provider-keys.ts';
import { createSealer } from './settings/seal.ts';
import { createReceiptService, createSettingsService } from './settings/services.ts';
import { watchSettings } from './settings/watch.ts';
import { type AssetStorage, openStorage } from './storage/index.ts';
import { type Database, migrateToLatest, openDatabase, openPool, within } from './store/database.ts';
import { createUserStore } from './store/users.ts';
import { VERSION } from './version.ts';
import { listenForNews } from './workflows/call/news.ts';
import { bindWorkflows } from './workflows/context.ts';
import {
  createEngineClient,
  type EngineClient,
  executorIdentity,
  migrateOnce,
  PgDataSource,
  startCollection,
  startEngine,
} from './workflows/engine/index.ts';
import { OPS_QUEUE, queues, RENDER_QUEUE, STAGE_QUEUE } from './workflows/queues.ts';
import type { Settlement } from './workflows/settle-unknown.ts';
import { unsettledWorkflows } from './workflows/unsettled.ts';
import type pg from 'pg';

export interface RunningProcess {
  /** Where people find the studio; null for a worker. */
  url: string | null;
  embedded: boolean;
  onStop(task: () => Promise<void>): void;
  /** Ends everything this process started, newest first. `drainMs`: how long running steps may take to end. */
  stop(drainMs: number): Promise<void>;
}

interface Parts {
  config: Config;
  log: Logger;
  url: string;
  embedded: boolean;
  pool: pg.Pool;
  db: Database;
  storage: AssetStorage;
  house: ModelHouse;
  keys: ProviderKeys;
  /** Opens the models anew with the keys as they are now. */
  reread: () => Promise<void>;
  client: EngineClient;
  onStop(task: (drainMs: number) => Promise<void>): void;
}

/** Brings up the roles the settings ask for. When a part fails to start, what started before it is ended again. */
export async function startProcess(config: Config, log: Logger): Promise<RunningProcess> {
  const tasks: ((drainMs: number) => Promise<void>)[] = [];
  const onStop = (task: (drainMs: number) => Promise<void>) => void tasks.push(task);
  const stop = async (drainMs: number) => {
    for (const task of tasks.reverse()) {
      await task(drainMs).catch((error: unknown) => log.warn({ err: error }, 'a part did not stop cleanly'));
    }
    tasks.length = 0;
  };
  try {
    const parts = await openParts(config, log, onStop);
    if (config.role !== 'api') await startWorker(parts);
    const url = config.role === 'worker' ? null : await startApi(parts);
    return { url, embedded: parts.embedded, onStop, stop };
  } catch (error) {
    await stop(0);
    throw error;
  }
}

async function openParts(config: Config, log: Logger, onStop: Parts['onStop']): Promise<Parts> {
  const postgres = await openPostgres(config, (message) => log.warn(message));
  onStop(() => postgres.stop());
  const pool = openPool(postgres.url, 12);
  const db = openDatabase(pool);
  onStop(() => db.destroy());
  await migrateOnce(postgres.url, () => migrateToLatest(db), log);
  const storage = await openStorage(config);
  const workDir = join(config.home, 'work');
  await mkdir(workDir, { recursive: true });
  const sealer = createSealer(await ensureSealSecrets(config));
  const keys = createProviderKeys(db, sealer, config.hosted);
  await resealProviderKeys(db, sealer);
  const { house, reopen, close } = await openModels({ ...config, hosted: await keys.hosted(), workDir }, log);
  onStop(close);
  const reread = async () => reopen(await keys.hosted());
  onStop(watchSettings(postgres.url, reread, log));
  const client = await createEngineClient(postgres.url, log);
  onStop(() => client.close());
  return {
    config,
    log,
    url: postgres.url,
    embedded: postgres.embedded,
    pool,
    db,
    storage,
    house,
    keys,
    reread,
    client,
    onStop,
  };
}

async function startWorker(parts: Parts): Promise<void> {
  const { config, log, pool, db, storage, house, client, url } = parts;
  const news = listenForNews(url, log);
  parts.onStop(() => news.close());
  const source = new PgDataSource(pool);
  bindWorkflows({
    db,
    models: house.models,
    choices: house.choices,
    modelById: (kind, id) => house.model(kind, id),
    modelByName: (kind, name) => house.named(kind, name),
    news,
    storage,
    log,
    scratch: join(config.home, 'work'),
    segments: join(config.home, 'cache', 'segments'),
    segmentsBytes: config.segmentsBytes,
    transaction: (name, work) => source.runTransaction((connection) => work(within(connection)), { name }),
    ...(config.failpoint && {
      hold: openFailpoints(config.failpoint, (line) => process.stdout.write(`${line}\n`)),
    }),
  });
  const engine = await startEngine({ url, executorId: executorIdentity(parts), queues, log });
  parts.onStop((drainMs) => engine.stop(drainMs));
  parts.onStop(startCollection({ pool, client, unsettled: (ids) => unsettledWorkflows(db, ids), log }));
}

async function startApi(parts: Parts): Promise<string> {
  const { config, log, pool, db, storage, house, url } = parts;
  const hub = createProgressHub(postgresEvents(pool, url), log);
  parts.onStop(() => hub.close());
  const { models } = house;
  const flowParts = { pool, db, models, house, engine: enginePort(parts.client), budget: config.budget };
  const flow = createFlow(flowParts, config.demo);
  const onLeftFile = (error: unknown) => log.warn({ err: error }, 'the file of a deleted video was left');
  const settings = {
    host: config.host,
    demo: config.demo,
    production: config.nodeEnv === 'production',
    role: config.role,
    version: VERSION,
    jwtSecret: await ensureJwtSecret(config),
    webRoot: webRoot(),
  };
  const services = {
    flow,
    assets: createAssetService(db, storage),
    photos: createPhotoService({ ...flowParts, storage, scratch: join(config.home, 'work') }),
    music: createMusicSamples(join(config.home, 'cache', 'music')),
    gallery: createGallery({ ...flowParts, storage, onLeftFile }),
    compare: createCompare({ ...flowParts, storage, onLeftFile }),
    shares: createShares({ db, storage }),
    models: createModelService(house),
    settings: createSettingsService({
      db,
      house,
      budget: config.budget,
      keys: parts.keys,
      reopen: parts.reread,
    }),
    receipts: createReceiptService({ db }),
    takeWebhook: createTakeWebhook({ db, house, onFound: (key) => settleFound(parts.client, key) }),
  };
  const server = createHttpServer({ config: settings, services, hub, users: createUserStore(db), log });
  const wanted = config.portFixed ? config.port : await nextFreePort(config.port, config.host);
  const port = await server.listen(wanted, config.host);
  parts.onStop(() => server.close(1));
  const shown = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

/** A webhook told of a job that was given up as unknown: it is booked, and what it made is kept. */
const settleFound = (client: EngineClient, key: string) =>
  client.enqueue({ workflow: 'settleUnknown', queue: OPS_QUEUE, id: `${key}/found` }, { key });

/** A person waits this long for an answer; the work goes on. */
const SETTLE_MS = 25_000;

function enginePort(client: EngineClient): EnginePort {
  return {
    enqueueStage: (connection, workflow, id, job) =>
      client.enqueueInTransaction(connection, { workflow, queue: STAGE_QUEUE, id }, job),
    enqueueExports: (connection, id, job) =>
      client.enqueueInTransaction(connection, { workflow: 'exports', queue: RENDER_QUEUE, id }, job),
    settleCall: async (id, job) => {
      await client.enqueue({ workflow: 'settleUnknown', queue: OPS_QUEUE, id }, job);
      const late = sleep(SETTLE_MS, null, { ref: false });
      return Promise.race([client.resultOf<Settlement>(id, 150), late]);
    },
    enqueueCleanup: (connection, id, job) =>
      client.enqueueInTransaction(connection, { workflow: 'cleanUp', queue: OPS_QUEUE, id }, job),
  };
}

/** The built web app beside this package, when it has been built. */
function webRoot(): string | null {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../web/dist');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}
