import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tryPort } from './free-port.ts';
import { openPostgres } from './open-postgres.ts';
import { awaitDatabase } from './shared-database.ts';
import { type FreshDatabase, freshDatabase } from './testing.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase('shared');
});
afterAll(() => database.drop());

it('is used as it is, and left alone in the end', async () => {
  const open = await openPostgres({ home: '/not/used', databaseUrl: database.url });
  expect(open).toMatchObject({ url: database.url, embedded: false });
  await open.stop();
  await awaitDatabase(database.url);
});

it('that refuses us is named, but its password is not', async () => {
  const url = new URL(database.url);
  url.password = 'a-wrong-secret';
  const fault = await awaitDatabase(url.href).catch((error: Error) => error);
  expect(fault).toMatchObject({ code: 'database_unusable', message: expect.stringContaining(url.host) });
  expect(String(fault)).not.toContain('a-wrong-secret');
  url.href = database.url;
  url.pathname = '/no_such_database';
  await expect(awaitDatabase(url.href)).rejects.toThrow(/no_such_database.*does not exist/);
});

it('that is not there is waited for, and then reported', async () => {
  const port = (await tryPort(0, '127.0.0.1')) ?? 1;
  const late = new URL(database.url);
  const target = { host: late.hostname, port: Number(late.port) };
  late.port = String(port);
  await expect(awaitDatabase(late.href, 0)).rejects.toThrow(/cannot be reached/);

  const waiting = awaitDatabase(late.href);
  const proxy = createServer((socket) => {
    const upstream = connect(target);
    socket.on('error', () => upstream.destroy()).pipe(upstream);
    upstream.on('error', () => socket.destroy()).pipe(socket);
  });
  proxy.listen(port, '127.0.0.1');
  await once(proxy, 'listening');
  expect((proxy.address() as AddressInfo).port).toBe(port);
  await waiting;
  proxy.close();
});
