import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { mediaProducer } from '../apps/server/dist/testing/scripted-media.js';
import { ServerUnderTest } from '../apps/server/dist/testing/server-under-test.js';
import { type ScriptedServer, startScriptedServer } from '../packages/providers/dist/scripted/index.js';

export interface Studio {
  server: ServerUnderTest;
  provider: ScriptedServer;
}

/** A whole studio in a folder of its own: server, private database, and a provider whose delays the test sets. */
export const test = base.extend<object, { studio: Studio }>({
  studio: [
    // The runner reads the fixtures a test needs from this pattern: none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'admint-e2e-'));
      const provider = await startScriptedServer(await mediaProducer(join(folder, 'provider')), {
        delay: { text: 100, image: 400, video: 800, music: 200 },
      });
      const server = new ServerUnderTest({
        home: join(folder, 'home'),
        provider: 'scripted',
        scriptedUrl: provider.url,
        // The weights of the cut-out model cannot be had here, so every machine sees the same screens.
        env: { npm_config_registry: 'http://127.0.0.1:9' },
      });
      await server.start();
      await use({ server, provider });
      await server.stop();
      await provider.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';
