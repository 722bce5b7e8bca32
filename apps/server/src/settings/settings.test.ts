import { readdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ModelsResponse,
  ProviderCheck,
  ProviderSetup,
  ReceiptPage,
  Spending,
  UserSettings,
} from '@admint/contract';
import { type MakeMedia, type Simulator, startSimulator } from '@admint/simulator';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../postgres/testing.ts';
import { ApiClient } from '../testing/api-client.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { mediaProducer } from '../testing/scripted-media.ts';
import { ServerUnderTest } from '../testing/server-under-test.ts';

const KEY = 'r8_Sq9vTnobodymaysee4417';
const FLUX = 'replicate:black-forest-labs/flux-schnell';
const LOCAL = { text: 'local', video: 'local', music: 'local' };

let folder: string;
let database: FreshDatabase;
let simulator: Simulator;
let server: ServerUnderTest;
let worker: ServerUnderTest;
let admin: ApiClient;
let member: ApiClient;
let sql: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-settings-'));
  database = await migratedDatabase('settings');
  const produce = await mediaProducer(join(folder, 'media'));
  const media: MakeMedia = async ({ kind, duration }) => {
    const [output] = await produce(kind === 'audio' ? 'music' : kind, { duration });
    if (output?.kind !== 'file') throw new Error(`no ${kind} was made`);
    return { bytes: await readFile(output.path), content_type: output.content_type };
  };
  simulator = await startSimulator({ media, scale: 200 });
  const env = {
    REPLICATE_BASE_URL: simulator.urls.replicate,
    FAL_KEY: 'fal-fromtheenvironment-7788',
    ADMINT_LOG_LEVEL: 'trace',
    ADMINT_SECRET_KEY: 'a secret of the tests that is truly long enough',
    JWT_SECRET_KEY: 'another secret of the tests, long enough',
  };
  const home = join(folder, 'home');
  server = new ServerUnderTest({ home, role: 'api', databaseUrl: database.url, env });
  worker = new ServerUnderTest({ home, role: 'worker', databaseUrl: database.url, env });
  await server.start();
  await worker.start();
  admin = new ApiClient(() => server.url);
  await admin.register();
  member = new ApiClient(() => server.url);
  await member.register();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql?.end();
  await server?.stop();
  await worker?.stop();
  await simulator?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const fluxOf = async (client: ApiClient) =>
  (await client.call<ModelsResponse>('GET', '/api/models')).stages
    .find(({ kind }) => kind === 'image')
    ?.models.find(({ id }) => id === FLUX);

/** Four pictures of a model that costs 0.003 each; the worker makes them. */
async function buyImages(
  client: ApiClient,
  models: object = { ...LOCAL, image: FLUX },
  prompt = 'a red lamp',
) {
  const id = await client.newSession();
  await client.generateImages(id, { product_prompt: prompt, models });
  return client.settled(id);
}

describe('keys of services', () => {
  it('may be seen and entered by the first who registered, and by nobody else', async () => {
    expect((await admin.call<UserSettings>('GET', '/api/settings')).is_admin).toBe(true);
    expect((await member.call<UserSettings>('GET', '/api/settings')).is_admin).toBe(false);
    for (const [method, path, body] of [
      ['GET', '/api/settings/providers', undefined],
      ['PUT', '/api/settings/providers/replicate', { key: KEY }],
      ['DELETE', '/api/settings/providers/replicate', undefined],
      ['POST', '/api/settings/providers/replicate/check', {}],
      ['GET', '/api/settings/users', undefined],
    ] as const) {
      expect(await member.problem(method, path, body)).toMatchObject({ status: 403, code: 'admin_only' });
    }
  });

  it('open their models at once, in the process that took the key and in every other', async () => {
    expect(await fluxOf(admin)).toMatchObject({ available: false, reason: 'There is no Replicate key.' });
    const saved = await admin.call<ProviderSetup>('PUT', '/api/settings/providers/replicate', {
      key: `  ${KEY} `,
    });
    expect(saved).toMatchObject({ source: 'app', last4: '4417', problem: null });
    expect((await fluxOf(member))?.available).toBe(true);
    const made = await buyImages(member);
    expect(made.generated_images.map(({ model }) => model)).toEqual(
      Array.from({ length: 4 }, () => 'black-forest-labs/flux-schnell'),
    );
  });

  it('can be checked for nothing, and the answer says what they open', async () => {
    const creates = simulator.journal.creates;
    const good = await admin.call<ProviderCheck>('POST', '/api/settings/providers/replicate/check', {});
    expect(good).toMatchObject({ available: true, reason: null });
    expect(good.opens.image).toBeGreaterThan(5);
    expect(simulator.journal.creates).toEqual(creates);
    const none = await admin.call<ProviderCheck>('POST', '/api/settings/providers/openai/check', {});
    expect(none).toMatchObject({ available: false, reason: 'There is no OpenAI key.', opens: { image: 0 } });
  });

  it('of the environment come first and cannot be changed in the app', async () => {
    const { providers } = await admin.call<{ providers: ProviderSetup[] }>('GET', '/api/settings/providers');
    expect(providers.find(({ provider }) => provider === 'fal')).toMatchObject({
      source: 'environment',
      last4: '7788',
    });
    const refused = await admin.problem('PUT', '/api/settings/providers/fal', {
      key: 'another-key-entirely',
    });
    expect(refused).toMatchObject({ status: 409, code: 'set_by_environment' });
  });

  it('and addresses are refused where they are wrong, with the field', async () => {
    const put = (provider: string, body: object) =>
      admin.problem('PUT', `/api/settings/providers/${provider}`, body);
    const fieldOf = async (provider: string, body: object) => (await put(provider, body)).fields?.[0]?.field;
    expect(await fieldOf('replicate', { key: 'short' })).toBe('key');
    expect(await fieldOf('replicate', { base_url: 'http://localhost:1' })).toBe('base_url');
    expect(await fieldOf('comfyui', {})).toBe('base_url');
    expect(await fieldOf('comfyui', { base_url: 'ftp://localhost' })).toBe('base_url');
    expect(await fieldOf('comfyui', { base_url: 'http://169.254.169.254/latest' })).toBe('base_url');
    expect(await fieldOf('local-server', { base_url: 'http://localhost:11434/v1' })).toBe('model');
  });

  it('of servers of one’s own may be private addresses', async () => {
    await admin.call('PUT', '/api/settings/providers/comfyui', { base_url: simulator.urls.comfyui });
    const check = await admin.call<ProviderCheck>('POST', '/api/settings/providers/comfyui/check', {});
    expect(check.available).toBe(true);
    await admin.call('DELETE', '/api/settings/providers/comfyui');
    expect(
      (await admin.call<ProviderCheck>('POST', '/api/settings/providers/comfyui/check', {})).available,
    ).toBe(false);
  });

  it('appear in clear nowhere: not in the database, not in the files, the logs, or any answer', async () => {
    const tables = await sql.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    );
    expect(tables.rows.length).toBeGreaterThan(10);
    for (const { name } of tables.rows) {
      const { rows } = await sql.query(`select 1 from ${name} as t where t::text like '%' || $1 || '%'`, [
        KEY,
      ]);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    const answers = await Promise.all(
      ['/api/settings', '/api/settings/providers', '/api/models', '/api/receipts'].map(
        async (path) => (await admin.send('GET', path)).body,
      ),
    );
    expect(JSON.stringify(answers)).not.toContain(KEY);
    expect(server.output + worker.output).not.toContain(KEY);
    for (const file of await readdir(join(folder, 'home'), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect((await readFile(join(file.parentPath, file.name))).includes(KEY)).toBe(false);
    }
    // The search itself works: what is not secret is found.
    const { rows } = await sql.query(`select 1 from provider_secrets t where t::text like '%4417%'`);
    expect(rows).toHaveLength(1);
  });
});

describe('defaults of a user', () => {
  it('serve every ad that says nothing else, and must be usable', async () => {
    const models = { image: FLUX, ...LOCAL };
    await member.call('PATCH', '/api/settings', { models, session_budget: 5 });
    const id = await member.newSession();
    const quote = await member.call<{ model_id: string }>(
      'GET',
      `/api/sessions/${id}/estimate?action=images`,
    );
    expect(quote.model_id).toBe(FLUX);
    expect((await member.session(id)).budget).toBe(5);
    const refused = await member.problem('PATCH', '/api/settings', {
      models: { video: 'openai:gpt-image-2' },
    });
    expect(refused).toMatchObject({ status: 422, code: 'model_unavailable' });
    const back = await member.call<UserSettings>('PATCH', '/api/settings', {
      models: { image: null, text: null, video: null, music: null },
      session_budget: null,
    });
    expect(back).toMatchObject({ models: {}, session_budget: null });
  });
});

describe('limits', () => {
  it('of an ad can be changed, but not below what it has cost', async () => {
    const { id } = await buyImages(member, undefined, 'a blue lamp');
    expect(await member.call('PUT', `/api/sessions/${id}/budget`, { budget: 3 })).toMatchObject({
      budget: 3,
    });
    const low = await member.problem('PUT', `/api/sessions/${id}/budget`, { budget: 0.001 });
    expect(low).toMatchObject({ code: 'budget_too_low', status: 422 });
    const other = await admin.problem('PUT', `/api/sessions/${id}/budget`, { budget: 3 });
    expect(other.status).toBe(404);
  });

  it('of a day are refused before anything is sent, and say what is left', async () => {
    const { spent_today } = await member.call<UserSettings>('GET', '/api/settings');
    expect(spent_today).toBeGreaterThan(0);
    await member.call('PATCH', '/api/settings', { daily_cap: spent_today + 0.005 });
    const before = simulator.journal.creates;
    const id = await member.newSession();
    const refused = await member.problem('POST', '/api/generate-images', {
      session_id: id,
      product_prompt: 'a green lamp',
      num_images: 4,
      models: { ...LOCAL, image: FLUX },
    });
    expect(refused).toMatchObject({ status: 402, code: 'daily_cap_reached', charged: 'none' });
    expect(refused.detail).toContain('only $0.0050 of today');
    expect(simulator.journal.creates).toBe(before);
  });

  it('of a day hold at the reservation too, when the price was seen before the limit', async () => {
    await member.call('PATCH', '/api/settings', { daily_cap: null });
    const { spent_today } = await member.call<UserSettings>('GET', '/api/settings');
    const id = await member.newSession();
    await sql.query(
      `create function admint_test_cap() returns trigger language plpgsql as $$ begin
        update users set daily_cap = ${spent_today + 0.0065} where id = new.user_id; return null; end $$`,
    );
    await sql.query(
      `create trigger admint_test_cap after update of run on sessions for each row when (new.id = '${id}')
        execute function admint_test_cap()`,
    );
    await member.generateImages(id, { product_prompt: 'a yellow lamp', models: { ...LOCAL, image: FLUX } });
    const made = await member.settled(id);
    await sql.query('drop trigger admint_test_cap on sessions; drop function admint_test_cap()');
    expect(made.generated_images).toHaveLength(2);
    expect(made.failure?.parts[0]?.message).toContain('limit of');
    await member.call('PATCH', '/api/settings', { daily_cap: null });
  });

  it('give one alert when an ad has passed it, in the events and on the ad', async () => {
    await member.call('PATCH', '/api/settings', { alert_at: 0.005 });
    const made = await buyImages(member, undefined, 'a white lamp');
    expect(made.alert_at).toBe(0.005);
    const events = await member.events(made.id, 0, ({ seq }) => seq === made.last_seq);
    const alerts = events.filter(({ data }) => data && 'alert' in data);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.data).toMatchObject({ alert: { at: 0.005, spent: 0.006 } });
    await member.call('PATCH', '/api/settings', { alert_at: 10 });
  });
});

describe('receipts', () => {
  it('can be paged through without loss, and narrowed down', async () => {
    const all = await member.call<ReceiptPage>('GET', '/api/receipts?limit=100');
    expect(all.next_cursor).toBeNull();
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ReceiptPage = await member.call(
        'GET',
        `/api/receipts?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      paged.push(...page.receipts.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(all.receipts.map(({ id }) => id));
    expect(all.totals.count).toBe(paged.length);
    const paid = await member.call<ReceiptPage>('GET', `/api/receipts?limit=100&kind=image&money=settled`);
    expect(
      paid.receipts.every(
        ({ kind, money, provider_id }) => kind === 'image' && money === 'settled' && provider_id,
      ),
    ).toBe(true);
    expect(paid.totals.settled).toBeCloseTo(paid.receipts.length * 0.003, 6);
    const refunded = await member.call<ReceiptPage>('GET', '/api/receipts?money=refunded');
    expect(refunded.receipts.length).toBe(2);
    expect((await member.call<ReceiptPage>('GET', '/api/receipts?to=2020-01-01')).receipts).toEqual([]);
    expect((await admin.call<ReceiptPage>('GET', '/api/receipts')).receipts).toEqual([]);
  });

  it('come as a file with the same lines, and only to their owner', async () => {
    const all = await member.call<ReceiptPage>('GET', '/api/receipts?limit=100');
    const file = (await member.download('/api/receipts.csv')).toString();
    expect(file.trimEnd().split('\r\n')).toHaveLength(all.receipts.length + 1);
    expect((await admin.download('/api/receipts.csv')).toString().trimEnd().split('\r\n')).toHaveLength(1);
    const nobody = await fetch(`${server.url}/api/receipts.csv`);
    expect(nobody.status).toBe(401);
    const wrong = await member.send('GET', '/api/receipts.csv?money=stolen');
    expect(wrong.status).toBe(422);
  });

  it('add up to what the profile, the spending of the days and the admin see', async () => {
    const { totals } = await member.call<ReceiptPage>('GET', '/api/receipts');
    const spending = await member.call<Spending>('GET', '/api/user/spending?days=7');
    const profile = await member.call<{ total_cost: number; user_id: number }>('GET', '/api/user/profile');
    expect(spending.total).toBeCloseTo(totals.settled, 6);
    expect(profile.total_cost).toBeCloseTo(totals.settled, 6);
    expect(spending.by_day).toHaveLength(7);
    const sum = (rows: { cost: number }[]) => rows.reduce((total, { cost }) => total + cost, 0);
    for (const rows of [spending.by_day, spending.by_model, spending.by_agent])
      expect(sum(rows)).toBeCloseTo(totals.settled, 6);
    expect(spending.by_model[0]).toMatchObject({
      model: 'black-forest-labs/flux-schnell',
      provider: 'replicate',
    });
    const { users } = await admin.call<{ users: { user_id: number; total: number }[] }>(
      'GET',
      '/api/settings/users',
    );
    expect(users.find(({ user_id }) => user_id === profile.user_id)?.total).toBeCloseTo(totals.settled, 6);
  });
});

describe('a password', () => {
  it('can be changed with the old one; other logins end, this one goes on', async () => {
    const client = new ApiClient(() => server.url);
    await client.register();
    const other = { authorization: `Bearer ${client.token}` };
    const wrong = await client.problem('POST', '/api/auth/password', {
      current_password: 'not-this-one',
      new_password: 'a-new-password',
    });
    expect(wrong).toMatchObject({ code: 'wrong_password', status: 422 });
    const { session_token } = await client.call<{ session_token: string }>('POST', '/api/auth/password', {
      current_password: 'secret-enough',
      new_password: 'a-new-password',
    });
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/api/settings`, { headers })).status;
    expect(await status(other)).toBe(401);
    expect(await status({ authorization: `Bearer ${session_token}` })).toBe(200);
  });
});

describe('a key that is taken away', () => {
  it('closes its models again, everywhere', async () => {
    await admin.call('DELETE', '/api/settings/providers/replicate');
    expect((await fluxOf(member))?.available).toBe(false);
    await sleep(300);
    const id = await member.newSession();
    const refused = await member.problem('POST', '/api/generate-images', {
      session_id: id,
      product_prompt: 'a lamp',
      models: { image: FLUX },
    });
    expect(refused.code).toBe('model_unavailable');
  });
});
