import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decimal, type Micros, micros } from '@admint/contract';
import { type Operation, type Script, type ScriptedServer, startScriptedServer } from '@admint/providers';
import type { CallResult } from '@admint/studio';
import type pg from 'pg';
import type { FreshDatabase } from '../../postgres/testing.ts';
import { type Database, openDatabase, openPool } from '../../store/database.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { mediaProducer } from '../../testing/scripted-media.ts';
import { ServerUnderTest } from '../../testing/server-under-test.ts';
import type { TryResult } from '../../workflows/call/fallback.ts';
import { type CallInput, callKey } from '../../workflows/call/input.ts';
import { saveOperation } from '../../workflows/call/row.ts';
import { createEngineClient, type EngineClient } from '../../workflows/engine/index.ts';
import type { SettleJob, Settlement } from '../../workflows/settle-unknown.ts';
import { CALL_QUEUE, OPS_QUEUE } from '../../workflows/queues.ts';

const quiet = () => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** What one paid call is made of in these tests; every request differs by its prompt unless told. */
export interface Order {
  part: string;
  prompt?: string;
  seed?: number;
  session?: string;
}

/**
 * Everything around one paid call: a database, a provider with books of its own, storage, and worker processes
 * that may be killed. The test is the API process: it writes sessions, puts calls on the queue and takes webhooks.
 */
export class Till {
  readonly #database: FreshDatabase;
  readonly #pool: pg.Pool;
  readonly #folder: string;
  readonly #client: EngineClient;
  readonly #hooks: Server;
  readonly #workers: ServerUnderTest[] = [];
  readonly db: Database;
  readonly provider: ScriptedServer;

  private constructor(parts: {
    database: FreshDatabase;
    pool: pg.Pool;
    db: Database;
    folder: string;
    client: EngineClient;
    provider: ScriptedServer;
    hooks: Server;
  }) {
    this.#database = parts.database;
    this.#pool = parts.pool;
    this.#folder = parts.folder;
    this.#client = parts.client;
    this.#hooks = parts.hooks;
    this.db = parts.db;
    this.provider = parts.provider;
  }

  static async open(script: Partial<Script> = {}): Promise<Till> {
    const database = await migratedDatabase('money');
    const pool = openPool(database.url, 4);
    const db = openDatabase(pool);
    const folder = await mkdtemp(join(tmpdir(), 'admint-money-'));
    const hooks = await takeWebhooks(db);
    const webhook = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`;
    const provider = await startScriptedServer(await mediaProducer(join(folder, 'provider')), {
      ...script,
      ...(script.guarantee === 'webhook' && { webhook }),
    });
    const client = await createEngineClient(database.url, silent);
    return new Till({ database, pool, db, folder, client, provider, hooks });
  }

  async close(): Promise<void> {
    for (const worker of this.#workers) {
      worker.signal('SIGCONT');
      await worker.kill();
    }
    await this.provider.close();
    this.#hooks.close();
    await this.#client.close();
    await this.db.destroy();
    await this.#database.drop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** A worker process, ready to work. `failpoint`: see `openFailpoints`. */
  async worker(failpoint = ''): Promise<ServerUnderTest> {
    const worker = new ServerUnderTest({
      home: join(this.#folder, 'home'),
      role: 'worker',
      databaseUrl: this.#database.url,
      provider: 'scripted',
      scriptedUrl: this.provider.url,
      env: { ADMINT_FAILPOINT: failpoint },
    });
    this.#workers.push(worker);
    await worker.start();
    return worker;
  }

  /** A session in the middle of its image stage, of a user of its own unless told. `budget` in micro-dollars. */
  async session({ budget = micros(200), user = null as number | null } = {}): Promise<string> {
    const id = randomUUID();
    await this.db
      .insertInto('sessions')
      .values({
        ...emptyLists,
        id,
        user_id: user ?? (await this.user()),
        stage: 'image_generation',
        run: 1,
        running: true,
        budget: decimal(budget),
      })
      .execute();
    return id;
  }

  async user(): Promise<number> {
    const user = { username: `payer-${randomUUID()}`, password_hash: '-' };
    return (await this.db.insertInto('users').values(user).returning('id').executeTakeFirstOrThrow()).id;
  }

  /** Puts one paid image on the queue, in a session of its own unless told. Gives its key. */
  async order(order: Order): Promise<string> {
    const session_id = order.session ?? (await this.session());
    const call = imageCall(session_id, order);
    await this.#client.enqueue({ workflow: 'providerCall', queue: CALL_QUEUE, id: call.key }, call);
    return call.key;
  }

  /** What a click on Stop does: the session changes at once, the workflow `cleanUp` does the rest. */
  async stop(key: string): Promise<void> {
    const session_id = key.split('/')[0] ?? '';
    await this.db.updateTable('sessions').set({ running: false }).where('id', '=', session_id).execute();
    const job = { session_id, run: 1, attempt: 1, workflow_id: key };
    await this.#client.enqueue({ workflow: 'cleanUp', queue: OPS_QUEUE, id: `${session_id}/cleanup` }, job);
    await this.#client.resultOf(`${session_id}/cleanup`, 100);
  }

  /** What became of a call in the end: a try may name another that took its place. */
  async result(key: string): Promise<CallResult> {
    const { next, ...result } = await this.#client.resultOf<TryResult>(key, 100);
    return next === undefined ? result : this.result(next);
  }

  /** What an owner's click on "find out" does; `word`: what they read in the provider's bill. */
  async settle(key: string, word?: SettleJob['word']): Promise<Settlement> {
    const id = `${key}/settle/${randomUUID()}`;
    await this.#client.enqueue({ workflow: 'settleUnknown', queue: OPS_QUEUE, id }, { key, word });
    return this.#client.resultOf<Settlement>(id, 100);
  }

  row(key: string) {
    return this.db.selectFrom('provider_calls').selectAll().where('key', '=', key).executeTakeFirst();
  }

  /** How many calls have no bill yet. */
  async openCalls(): Promise<number> {
    const { rows } = await this.#pool.query<{ n: number }>(
      `select count(*)::int n from provider_calls where state in ('reserved', 'submitted')`,
    );
    return rows[0]?.n ?? 0;
  }

  async openSessions(): Promise<number> {
    const open = await this.db.selectFrom('sessions').select('id').where('running', '=', true).execute();
    return open.length;
  }

  /** Takes the database session away that says "I live", as a broken network would: the frozen owner counts as dead. */
  async cutLifeline(): Promise<void> {
    await this.#pool.query(
      `select pg_terminate_backend(pid) from pg_locks join pg_database d on d.oid = database
        where locktype = 'advisory' and datname = current_database()`,
    );
  }

  /** Takes the storage away, as a disk that fails would. Gives what brings it back, with all that was in it. */
  async breakStorage(): Promise<() => Promise<void>> {
    const [assets, away] = [join(this.#folder, 'home/assets'), join(this.#folder, 'assets-away')];
    await mkdir(assets, { recursive: true });
    await rename(assets, away);
    await writeFile(assets, '');
    return async () => {
      await rm(assets);
      await rename(away, assets);
    };
  }

  /** How many creates the provider counted for a call. */
  creates(key: string): number {
    return this.provider.journal.creates.get(key) ?? 0;
  }

  /** What the provider's books say was charged, in micro-dollars; jobs that were stopped in time are free. */
  bill(): Micros {
    return [...this.provider.journal.jobs.values()].reduce(
      (sum, job) => sum + (job.canceled || job.fault?.charged === 'none' ? 0 : job.cost),
      0,
    );
  }

  /** What our books say, three times over: the calls, the sessions, the user. In micro-dollars. */
  async ledger(): Promise<{ calls: Micros; sessions: Micros; users: Micros }> {
    const { rows } = await this.#pool.query<Record<'calls' | 'sessions' | 'users', string>>(
      `select (select coalesce(sum(settled), 0) from provider_calls) calls,
         (select coalesce(sum(total_cost), 0) from sessions) sessions,
         (select coalesce(sum(total_cost), 0) from users) users`,
    );
    const [row] = rows;
    return {
      calls: micros(row?.calls ?? ''),
      sessions: micros(row?.sessions ?? ''),
      users: micros(row?.users ?? ''),
    };
  }

  /** Is there a whole file for everything a call gave? */
  async hasFile(key: string): Promise<boolean> {
    const asset = await this.db
      .selectFrom('assets')
      .select(['sha256', 'bytes'])
      .where('call_key', '=', key)
      .executeTakeFirst();
    if (!asset) return false;
    const path = join(this.#folder, 'home/assets/objects', asset.sha256.slice(0, 2), asset.sha256);
    const found = await stat(path).catch(() => null);
    return found?.size === asset.bytes;
  }
}

function imageCall(session_id: string, { part, prompt = randomUUID(), seed = 7 }: Order): CallInput {
  const request = {
    product_prompt: 'pink tennis shoes',
    prompt: `${part} ${prompt}`,
    negative_prompt: 'blurry',
    view_type: 'front' as const,
    style_keywords: [],
    seed,
    guidance_scale: 7.5,
    width: 1024,
    height: 1024,
    references: [],
  };
  return {
    kind: 'image',
    key: callKey(session_id, 1, 'image_generator', part, 1),
    session_id,
    run: 1,
    agent: 'image_generator',
    part,
    attempt: 1,
    batch: 1,
    request,
    asset: { type: 'image', prompt: request.prompt, seed, parents: [], metadata: { view_type: 'front' } },
    progress: { stage: 'image_generation', from: 10, to: 50, noun: 'image' },
  };
}

const emptyLists = {
  style_keywords: '[]',
  image_prompts: '[]',
  scenes: '[]',
  approved_image_ids: '[]',
  approved_clip_ids: '[]',
  clip_order: '[]',
  warnings: '[]',
};

/** The ear of the API process: a provider tells here which job it made under which key. */
async function takeWebhooks(db: Database): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const operation = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Operation;
      saveOperation(db, operation.key, operation).then(
        () => response.end(),
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
