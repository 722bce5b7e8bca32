import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { holdLock } from './advisory-lock.ts';
import { type OpenPostgres, openPostgres, startPrivateServer } from './open-postgres.ts';

let home: string;
let open: OpenPostgres | undefined;
const children: ChildProcess[] = [];

beforeAll(async () => {
  // Closed to everyone but us, which is a difficulty when we are root: see `invocation`.
  home = await mkdtemp(join(tmpdir(), 'admint-home-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  const server = await startPrivateServer(join(home, 'postgres'));
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
const startedAt = async (url: string) =>
  (await query<{ at: string }>(url, 'select pg_postmaster_start_time()::text as at'))[0]?.at;

/** Another application on the same data folder, as a process that can be killed. Gives its connection string. */
async function otherApplication(): Promise<{ url: string; child: ChildProcess }> {
  const module = new URL('./open-postgres.js', import.meta.url).href.replace('/src/', '/dist/');
  const program = `const { openPostgres } = await import(${JSON.stringify(module)});
    const open = await openPostgres({ home: ${JSON.stringify(home)} });
    console.log('OPEN ' + open.url); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout) {
    const url = /OPEN (\S+)/.exec(String(text))?.[1];
    if (url) return { url, child };
  }
  throw new Error('the other application ended');
}

describe('the private database', () => {
  it('is made on first use, with a password only we know and nothing left to chance on disk', async () => {
    open = await openPostgres({ home });
    expect(open.embedded).toBe(true);
    const rows = await query(
      open.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync,
              current_setting('listen_addresses') as host, 'Ñandú' ilike 'ñANDÚ' as unicode`,
    );
    expect(rows).toEqual([{ fsync: 'on', sync: 'on', host: '127.0.0.1', unicode: true }]);
    const password = join(home, 'postgres', 'password');
    expect((await stat(password)).mode & 0o777).toBe(0o600);
    const wrong = open.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps its data and its port over a stop', async () => {
    const { url } = open as OpenPostgres;
    await query(url, 'create table kept as select 42 as x');
    await open?.stop();
    await expect(query(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    open = await openPostgres({ home });
    expect(open.url).toBe(url);
    expect(await query(url, 'select x from kept')).toEqual([{ x: 42 }]);
  });

  it('refuses a second application and leaves the first one alone', async () => {
    await expect(openPostgres({ home })).rejects.toMatchObject({
      code: 'already_running',
      message: expect.stringContaining(home),
    });
    expect(await query((open as OpenPostgres).url, 'select 1 as x')).toEqual([{ x: 1 }]);
    await open?.stop();
    open = undefined;
  });

  it('is adopted, still running, when its application was killed', async () => {
    const { url, child } = await otherApplication();
    const before = await startedAt(url);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    open = await openPostgres({ home });
    expect(open.url).toBe(url);
    expect(await startedAt(url)).toBe(before);
    await open.stop();
    open = undefined;
  });

  it('is started again when it dies under its application, and nothing committed is lost', async () => {
    const warnings: string[] = [];
    open = await openPostgres({ home }, (message) => warnings.push(message));
    const { url } = open;
    await query(url, 'create table committed as select 7 as x');
    const before = await startedAt(url);
    const { postmaster } = await startPrivateServer(join(home, 'postgres'));
    process.kill(postmaster.pid, 'SIGKILL');
    await eventually(async () => (await startedAt(url).catch(() => before)) !== before);
    expect(await query(url, 'select x from committed')).toEqual([{ x: 7 }]);
    expect(warnings).toEqual(['the private database had died and was started again']);
    await expect(openPostgres({ home })).rejects.toMatchObject({ code: 'already_running' });
    await open.stop();
    await expect(query(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    open = undefined;
  });

  it('is not fooled by a lock file whose process id is another program by now', async () => {
    const lockFile = join(home, 'postgres', 'data', 'postmaster.pid');
    await writeFile(
      lockFile,
      `${process.pid}\n${join(home, 'postgres', 'data')}\n1700000000\n1\n\n127.0.0.1\n`,
    );
    open = await openPostgres({ home });
    expect(await query(open.url, 'select x from kept')).toEqual([{ x: 42 }]);
    await open.stop();
    open = undefined;
  });

  it('takes another port when its own is taken', async () => {
    const port = Number(await readFile(join(home, 'postgres', 'port'), 'utf8'));
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    open = await openPostgres({ home });
    expect(new URL(open.url).port).not.toBe(String(port));
    expect(await query(open.url, 'select x from kept')).toEqual([{ x: 42 }]);
    await open.stop();
    open = undefined;
    squatter.close();
  });

  it('is one server for any number of processes that start it at once, and half-made ones are cleared away', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'admint-race-'));
    try {
      await mkdir(join(folder, 'data.99999999.abcd.part', 'base'), { recursive: true });
      const servers = await Promise.all([1, 2, 3].map(() => startPrivateServer(folder)));
      expect(new Set(servers.map((server) => server.postmaster.pid)).size).toBe(1);
      expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
      await servers[0]?.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is not touched by a version of PostgreSQL that cannot read it', async () => {
    const version = join(home, 'postgres', 'data', 'PG_VERSION');
    const text = await readFile(version, 'utf8');
    await writeFile(version, '17\n');
    await expect(openPostgres({ home })).rejects.toThrow(/made by PostgreSQL 17.*brings 18/);
    await writeFile(version, text);
  });

  it('says which folder it cannot use', async () => {
    const file = join(home, 'a-file');
    await writeFile(file, '');
    await expect(openPostgres({ home: file })).rejects.toMatchObject({
      code: 'embedded_postgres_failed',
      message: expect.stringContaining(file),
    });
  });
});

describe('a held lock', () => {
  it('is taken again after an outage, by one connection', async () => {
    open = await openPostgres({ home });
    const { url } = open;
    const lock = await holdLock(url, 'test');
    const holders = () =>
      query<{ pid: number }>(
        url,
        `select pid from pg_locks where locktype = 'advisory' and granted
          and database = (select oid from pg_database where datname = current_database())`,
      );
    const [first, ...others] = await holders();
    expect(others).toEqual([]);
    expect(await holdLock(url, 'test', 0)).toBeUndefined();
    await query(url, `select pg_terminate_backend(${first?.pid})`);
    const second = await eventually(async () => {
      const found = await holders();
      return found.length > 0 && found[0]?.pid !== first?.pid && found;
    });
    expect(second).toHaveLength(1);
    expect(await holdLock(url, 'test', 0)).toBeUndefined();
    await lock?.release();
    const next = await holdLock(url, 'test');
    expect(next?.isHeld()).toBe(true);
    await next?.release();
    await open.stop();
    open = undefined;
  });
});
