import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GenerateResponse, ProgressEvent, Storyboard } from '@admint/contract';
import { type ScriptedServer, startScriptedServer } from '@admint/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../postgres/testing.ts';
import { ApiClient } from '../../testing/api-client.ts';
import { mediaProducer } from '../../testing/scripted-media.ts';
import { ServerUnderTest } from '../../testing/server-under-test.ts';

const PROMPT = 'Tired of cold coffee? Our blue ceramic mug with a bamboo lid keeps it hot.';

let folder: string;
let database: FreshDatabase;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-auto-'));
  database = await freshDatabase('auto ad');
  provider = await startScriptedServer(await mediaProducer(join(folder, 'provider')));
  server = new ServerUnderTest({
    home: join(folder, 'home'),
    databaseUrl: database.url,
    provider: 'scripted',
    scriptedUrl: provider.url,
  });
  await server.start();
  api = new ApiClient(() => server.url);
  await api.login();
});

beforeEach(() => {
  provider.journal.script.rules = [];
});

afterAll(async () => {
  await server?.stop();
  await provider?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const generate = (extra: Record<string, unknown> = {}) =>
  api.call<GenerateResponse>('POST', '/api/generate', { prompt: PROMPT, ...extra });

describe('an automatic ad', () => {
  it('becomes a finished video from one sentence', async () => {
    const started = await generate({ num_clips: 3, seed: 4711 });
    const done = await api.settled(started.session_id, 90);
    expect(done.failure).toBeNull();
    expect(done.stage).toBe('complete');
    expect(done.mode).toBe('auto');
    expect(done.final_video).toMatchObject({ generation_id: started.generation_id, resolution: '1920x1080' });
    const board = await api.call<Storyboard>('GET', `/api/sessions/${started.session_id}/storyboard`);
    expect(board.scenes.map(({ beat }) => beat)).toEqual(['Problem', 'Agitation', 'Solution']);
    expect(board.scenes.every(({ image_id, clip_id }) => image_id !== null && clip_id !== null)).toBe(true);
    const events: ProgressEvent[] = await api.events(started.session_id, 0, (e) => e.stage === 'complete');
    const bar = events.map(({ progress }) => progress);
    expect(bar).toEqual(bar.toSorted((a, b) => a - b));
    for (const mark of [10, 20, 30, 70, 80, 90, 100]) expect(bar).toContain(mark);
  }, 120_000);
});
