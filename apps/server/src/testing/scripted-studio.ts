import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Script, type ScriptedServer, startScriptedServer } from '@admint/providers';
import { ApiClient } from './api-client.ts';
import { migratedDatabase } from './migrated-database.ts';
import { mediaProducer } from './scripted-media.ts';
import { ServerUnderTest } from './server-under-test.ts';

export interface ScriptedStudioOptions {
  script?: Partial<Script>;
  /** Answers of the language model; see `mediaProducer`. */
  write?: (request: unknown) => unknown;
  env?: Record<string, string>;
}

/** A whole server in a process of its own, with a database of its own and a provider whose books the test reads. */
export interface ScriptedStudio {
  /** A folder for files of the test; the server's home is `home` in it. */
  folder: string;
  databaseUrl: string;
  provider: ScriptedServer;
  server: ServerUnderTest;
  /** Logged in as the demo user. */
  api: ApiClient;
  close(): Promise<void>;
}

export async function startScriptedStudio(
  name: string,
  { script, write, env }: ScriptedStudioOptions = {},
): Promise<ScriptedStudio> {
  const folder = await mkdtemp(join(tmpdir(), `admint-${name.replace(/\W+/g, '-')}-`));
  const database = await migratedDatabase(name);
  const provider = await startScriptedServer(await mediaProducer(join(folder, 'provider'), write), script);
  const server = new ServerUnderTest({
    home: join(folder, 'home'),
    databaseUrl: database.url,
    provider: 'scripted',
    scriptedUrl: provider.url,
    ...(env && { env }),
  });
  const close = async () => {
    await server.stop();
    await provider.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.start();
    const api = new ApiClient(() => server.url);
    await api.login();
    return { folder, databaseUrl: database.url, provider, server, api, close };
  } catch (error) {
    await close();
    throw error;
  }
}
