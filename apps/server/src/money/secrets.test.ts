import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { KEYS, SimulatedStudio } from './testing/simulated-studio.ts';

const FLUX = 'black-forest-labs/flux-schnell';

let studio: SimulatedStudio;
/** Everything the server said to a client, bodies and headers. */
const said: string[] = [];
const realFetch = globalThis.fetch;

beforeAll(async () => {
  globalThis.fetch = async (input, init) => {
    const answer = await realFetch(input, init);
    const type = answer.headers.get('content-type') ?? '';
    if (!/^(image|video|audio)\//.test(type)) said.push(await answer.clone().text());
    said.push(JSON.stringify([...answer.headers]));
    return answer;
  };
  const env = { ADMINT_LOG_LEVEL: 'trace', ADMINT_IMAGE_MODELS: `replicate:${FLUX},fal:fal-ai/flux-lora` };
  studio = await SimulatedStudio.open({
    keys: ['replicate', 'openai', 'fal'],
    scale: 100,
    webhooks: true,
    env,
  });
});
afterAll(async () => {
  globalThis.fetch = realFetch;
  await studio?.close();
});

/** A key as it is, in the forms it may take on its way, and the half that would be enough to know it by. */
function formsOf(key: string): string[] {
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
  return [key, encodeURIComponent(key), base64.slice(2, -2), key.slice(key.length / 2)];
}
const FORMS = Object.values(KEYS).flatMap(formsOf);
const leaksIn = (text: string) => FORMS.filter((form) => text.includes(form));

/** Every row of every table of every schema that is ours or the engine's, as text. */
async function dump(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
      texts.push(name, ...rows.map((row) => row.line));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

/** Texts of every file below a folder that is no picture, film or sound. */
async function filesBelow(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = names
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1').catch(() => ''));
  return (await Promise.all(texts)).join('\n');
}

describe('keys of providers', () => {
  it('are sent to their providers and appear nowhere else, whatever goes wrong', async () => {
    const { api, simulator } = studio;
    const events: string[] = [];
    for (const scenario of ['ok', '401', 'e1000', 'late_input_error', '422_version'] as const) {
      simulator.play(scenario, FLUX);
      const id = await studio.images(4);
      await api.settled(id, 90);
      const { last_seq } = await api.session(id);
      const seen = await api.events(id, 0, (event) => event.seq === last_seq);
      events.push(JSON.stringify(seen));
      await api.costs(id);
    }
    for (const path of [
      '/api/agents/health',
      '/api/models',
      '/api/settings',
      '/api/options',
      '/api/receipts',
    ])
      await api.send('GET', path);

    const answers = said.join('\n');
    expect(said.length).toBeGreaterThan(30);
    const database = await dump(studio.databaseUrl);
    expect(database).toContain('provider_calls');
    expect(studio.server.output.length).toBeGreaterThan(1000);
    expect(simulator.journal.creates).toBeGreaterThan(0);
    const found = {
      answers: leaksIn(answers),
      events: leaksIn(events.join('\n')),
      database: leaksIn(database),
      output: leaksIn(studio.server.output),
      files: leaksIn(await filesBelow(studio.home)),
    };
    expect(found).toEqual({ answers: [], events: [], database: [], output: [], files: [] });
  }, 240_000);
});
