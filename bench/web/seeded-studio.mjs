import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server in a folder of its own with an ad at every place of the flow. Build before this is loaded. */
export async function startSeededStudio() {
  const { ServerUnderTest } = await import('../../apps/server/dist/testing/server-under-test.js');
  const { ApiClient } = await import('../../apps/server/dist/testing/api-client.js');
  const { mediaProducer } = await import('../../apps/server/dist/testing/scripted-media.js');
  const { startScriptedServer } = await import('../../packages/providers/dist/scripted/index.js');
  const { seedAccount } = await import('../../apps/server/dist/testing/seeded-account.js');
  const home = await mkdtemp(join(tmpdir(), 'admint-bench-web-'));
  const provider = await startScriptedServer(await mediaProducer(join(home, 'provider')));
  const server = new ServerUnderTest({
    home: join(home, 'server'),
    provider: 'scripted',
    scriptedUrl: provider.url,
    env: { npm_config_registry: 'http://127.0.0.1:9' },
  });
  const close = async () => {
    await server.stop();
    await provider.close();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await server.start();
    const api = new ApiClient(() => server.url);
    await api.login();
    const account = await seedAccount(api);
    return { url: server.url, token: api.token, account, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Addresses of the screens, by name. */
export function screenPaths(account) {
  const ad = (id, step) => `/ads/${id}/${step}`;
  return {
    login: '/login',
    home: '/',
    images: ad(account.started, 'images'),
    plan: ad(account.planned, 'clips'),
    board: ad(account.finished, 'clip-board'),
    finish: ad(account.finished, 'finish'),
    result: ad(account.finished, 'result'),
    auto: ad(account.review, 'auto'),
    gallery: '/videos',
    video: `/videos/${account.video}`,
    comparison: `/compare/${account.comparison}`,
    receipts: '/receipts',
    profile: '/profile',
    settings: '/settings',
  };
}

/** What a page that shows the demo user's things keeps in its storage. */
export async function savedLogin(url) {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'demo@example.com', password: 'demo123' }),
  });
  const { session_token: token, ...account } = await answer.json();
  return { token, saved: JSON.stringify({ state: { token, account }, version: 0 }) };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
