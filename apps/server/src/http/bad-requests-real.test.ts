import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@admint/contract';
import { type ScriptedServer, startScriptedServer } from '@admint/providers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../postgres/testing.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { ServerUnderTest } from '../testing/server-under-test.ts';
import { REFUSED, REFUSED_READS } from './testing/refused-requests.ts';
import { OTHERS_SESSION, SESSION } from './testing/ids.ts';

let folder: string;
let database: FreshDatabase;
let provider: ScriptedServer;
let server: ServerUnderTest;
let pool: pg.Pool;
let token: string;
/** The ids of the table, and the real ones that stand for them here. */
const real = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-refused-'));
  database = await migratedDatabase('refused requests');
  provider = await startScriptedServer(() => Promise.reject(new Error('nothing may be made here')));
  server = new ServerUnderTest({
    home: join(folder, 'home'),
    databaseUrl: database.url,
    provider: 'scripted',
    scriptedUrl: provider.url,
  });
  await server.start();
  pool = new pg.Pool({ connectionString: database.url });
  token = await tokenFrom('/api/auth/login', { email: 'demo@example.com', password: 'demo123' });
  const stranger = await tokenFrom('/api/auth/register', { username: 'stranger', password: 'secret1' });
  real.set(SESSION, await newSession(token));
  real.set(OTHERS_SESSION, await newSession(stranger));
});

afterAll(async () => {
  await pool?.end();
  await server?.stop();
  await provider?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

function send(path: string, json?: unknown, bearer = token): Promise<Response> {
  const put = (text: string) => [...real].reduce((all, [old, id]) => all.replaceAll(old, id), text);
  return fetch(server.url + put(path), {
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(json !== undefined && { method: 'POST', body: put(JSON.stringify(json)) }),
  });
}

async function tokenFrom(path: string, json: unknown): Promise<string> {
  const answer = await send(path, json, 'none');
  return ((await answer.json()) as { session_token: string }).session_token;
}

async function newSession(bearer: string): Promise<string> {
  const answer = await send('/api/sessions/create', {}, bearer);
  return ((await answer.json()) as { session_id: string }).session_id;
}

/** Everything the application keeps, as text. */
async function everything(): Promise<string> {
  const tables = ['users', 'revoked_tokens', 'sessions', 'assets', 'provider_calls', 'progress_events'];
  const rows = await Promise.all(tables.map((table) => pool.query(`select * from ${table} order by 1`)));
  return JSON.stringify(rows.map((result) => result.rows));
}

describe('a whole server, sent more than a hundred bad requests', () => {
  it('refuses each with a field at fault, fails on none, buys nothing and changes nothing', async () => {
    const before = await everything();
    for (const [path, json, status, field] of REFUSED) {
      const problem = Problem.parse(await (await send(`/api/${path}`, json)).json());
      expect(problem).toMatchObject({ status, charged: 'none' });
      expect(problem.fields?.map((fault) => fault.field)).toContain(field);
    }
    for (const [path, status, field] of REFUSED_READS) {
      const problem = Problem.parse(await (await send(path)).json());
      expect(problem.status).toBe(status);
      expect(problem.fields?.map((fault) => fault.field)).toContain(field);
    }
    expect(await everything()).toBe(before);
    expect(provider.journal.jobs.size).toBe(0);
    expect(server.output).not.toContain('request failed');
  });

  it('refuses every action that the stage does not allow with 409', async () => {
    const before = await everything();
    const session_id = SESSION;
    const asks: [string, unknown][] = [
      ['generate-clips', { session_id, video_prompt: 'girl running in the sun' }],
      ['compose-final-video', { session_id, text_overlay: { product_name: 'AirRun Pro', cta: 'Shop Now' } }],
      [`sessions/${SESSION}/cancel`, {}],
      [`sessions/${SESSION}/retry`, {}],
    ];
    for (const [path, json] of asks) {
      const problem = Problem.parse(await (await send(`/api/${path}`, json)).json());
      expect(problem).toMatchObject({ status: 409, code: 'wrong_stage', charged: 'none' });
    }
    expect(await everything()).toBe(before);
  });

  it('refuses assets that are not there, cursors that mean nothing, and unknown assets by their field', async () => {
    const session_id = SESSION;
    const unknown = ['6ba7b810-9dad-41d1-80b4-00c04fd430c8', '6ba7b811-9dad-41d1-80b4-00c04fd430c8'];
    const images = await send('/api/save-approved-images', { session_id, approved_image_ids: unknown });
    expect(await images.json()).toMatchObject({
      status: 422,
      code: 'unknown_asset',
      fields: [{ field: 'approved_image_ids' }, { field: 'approved_image_ids' }],
    });
    const clips = await send('/api/save-approved-clips', { session_id, approved_clip_ids: unknown });
    expect(await clips.json()).toMatchObject({ status: 422, code: 'unknown_asset' });
    for (const cursor of ['nonsense', 'e30', '%F0%9F%8E%BE', '9999-99-99_x']) {
      const answer = await send(`/api/sessions?cursor=${cursor}`);
      expect(answer.status).toBeLessThan(500);
      await answer.arrayBuffer();
    }
    expect(server.output).not.toContain('request failed');
  });
});
