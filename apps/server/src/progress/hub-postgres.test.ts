import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ProgressEvent } from '@admint/contract';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestServer, type TestServer } from '../http/testing/server.ts';
import { openDatabase, openPool } from '../store/database.ts';
import { createUserStore } from '../store/users.ts';
import type { FreshDatabase } from '../postgres/testing.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { postgresEvents } from './event-source.ts';
import { createProgressHub, type ProgressHub } from './hub.ts';

const log = pino({ level: 'silent' });
let database: FreshDatabase;
let pool: pg.Pool;
let hub: ProgressHub;
let server: TestServer;
let token: string;

beforeAll(async () => {
  database = await migratedDatabase('hub');
  pool = openPool(database.url);
  const db = openDatabase(pool);
  hub = createProgressHub(postgresEvents(pool, database.url), log, { safetyPoll: 500 });
  server = await startTestServer({ hub, users: createUserStore(db) });
  token = await server.login();
});
afterAll(async () => {
  await server.server.close(0.5);
  await hub.close();
  await pool.end();
  await database.drop();
});

async function newSession(userId = 1): Promise<string> {
  const id = randomUUID();
  await pool.query('insert into sessions (id, user_id) values ($1, $2)', [id, userId]);
  return id;
}

async function emit(session: string, n: number, data: unknown = null): Promise<void> {
  await pool.query('select emit_progress($1, 1, $2, $3, $4, $5, $6)', [
    session,
    'image_generation',
    n % 100,
    `Generating image ${n}`,
    JSON.stringify(data),
    `event-${n}`,
  ]);
}

/** A client as ours behaves: it comes back with the last number it saw whenever it is cut off. */
class Client {
  readonly seqs: number[] = [];
  readonly events: ProgressEvent[] = [];
  #socket: WebSocket | undefined;
  #done = false;
  readonly #session: string;
  readonly #since: number;

  constructor(session: string, since = 0) {
    this.#session = session;
    this.#since = since;
    this.#connect();
  }

  #connect(): void {
    const url = `${server.url.replace('http', 'ws')}/ws/${this.#session}?since=${this.seqs.at(-1) ?? this.#since}`;
    const socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}` } });
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => this.#done || setTimeout(() => this.#connect(), 10));
    socket.on('message', (data: Buffer) => {
      const event = ProgressEvent.parse(JSON.parse(data.toString()));
      this.events.push(event);
      this.seqs.push(event.seq);
    });
  }

  cut(): void {
    this.#socket?.terminate();
  }
  end(): void {
    this.#done = true;
    this.#socket?.terminate();
  }
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('progress over PostgreSQL', () => {
  it('reaches the socket as the contract says, with cost and data', async () => {
    const session = await newSession();
    const client = new Client(session);
    await pool.query('update sessions set total_cost = 0.15 where id = $1', [session]);
    await emit(session, 50, { images: [{ id: 'img', view_type: 'front' }] });
    await expect
      .poll(() => client.events)
      .toMatchObject([
        {
          session_id: session,
          seq: 1,
          stage: 'image_generation',
          progress: 50,
          message: 'Generating image 50',
          current_cost: 0.15,
          run: 1,
          data: { images: [{ view_type: 'front' }] },
        },
      ]);
    client.end();
  });

  it('arrives complete, in order and once, while connections of both sides are cut', async () => {
    const sessions = await Promise.all([newSession(), newSession(), newSession()]);
    const total = 150;
    const clients = sessions.flatMap((session) => Array.from({ length: 10 }, () => new Client(session)));
    const writing = Promise.all(
      sessions.map(async (session) => {
        for (let n = 1; n <= total; n += 1) await emit(session, n);
      }),
    );
    const late: Client[] = [];
    for (let round = 0; round < 6; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const [i, client] of clients.entries()) if (i % 3 === round % 3) client.cut();
      for (const session of sessions) late.push(new Client(session, 0));
      if (round % 2 === 0) {
        await pool.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'admint-progress' and datname = current_database()",
        );
      }
    }
    await writing;
    for (const client of [...clients, ...late]) {
      await expect.poll(() => client.seqs.at(-1), { timeout: 20_000 }).toBe(total);
      expect(client.seqs).toEqual(upTo(total));
      client.end();
    }
    await expect.poll(() => hub.size).toBe(0);
  });

  it('keeps one listening connection after all that', async () => {
    const { rows } = await pool.query<{ n: number }>(
      "select count(*) as n from pg_stat_activity where application_name = 'admint-progress' and datname = current_database()",
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("does not show another user's session", async () => {
    const answer = await server.fetch('/api/auth/register', {
      json: { username: 'someone-else', password: 'secret1' },
    });
    const { user_id } = (await answer.json()) as { user_id: number };
    const session = await newSession(user_id);
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws/${session}?token=${token}`);
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, answered) => resolve(answered.statusCode));
      socket.on('open', () => resolve('open'));
    });
    expect(status).toBe(404);
  });
});
