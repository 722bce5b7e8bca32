import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStudio, type Studio } from '../testing/studio.ts';

const ADMINT = fileURLToPath(new URL('../../bin/admint.mjs', import.meta.url));
const PROMPT = 'Tired of cold coffee? Our blue mug keeps it hot.';

let folder: string;
let studio: Studio;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-auto-'));
  studio = await startStudio({ video: Buffer.from('an ad') });
});
afterEach(async () => {
  await studio.close();
  await rm(folder, { recursive: true });
});

function create(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [ADMINT, 'create', '--server', studio.url, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ADMINT_HOME: join(folder, 'home') },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const ordered = () => studio.calls.find(({ name }) => name === 'generate')?.body;

describe('admint create --auto', () => {
  it('makes the whole ad with one request, shows how far it is, and tells the plan', async () => {
    const { code, out, err } = await create('--auto', PROMPT);
    expect(code, err).toBe(0);
    expect(err).toContain('100% Your ad is ready!');
    expect(out).toContain('AIDA: It names a product.');
    expect(out).toContain(' 1  Attention   3.4 s  Look closer.');
    expect(await readFile(join(folder, 'ad.mp4'), 'utf8')).toBe('an ad');
    expect(ordered()).toMatchObject({ prompt: PROMPT, aspect_ratio: '16:9', quality: 'final' });
    // What was not typed is left to the studio.
    for (const field of ['num_clips', 'duration', 'framework', 'cta', 'product_name'])
      expect(ordered()).not.toHaveProperty(field);
  });

  it('binds the studio to what was typed, and ends with one line of JSON', async () => {
    const options =
      '--scenes 4 --duration 15 --ratio 9:16 --framework PAS --cta Go! --name Hotto --music chill --draft --chain';
    const { code, out, err } = await create('--auto', PROMPT, ...options.split(' '), '--json', '--quiet');
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      framework: { name: 'AIDA' },
      scenes: [{ beat: 'Attention' }, { beat: 'Action', transition: 'slide' }],
      generation_id: expect.any(String),
    });
    expect(ordered()).toMatchObject({
      num_clips: 4,
      duration: 15,
      aspect_ratio: '9:16',
      framework: 'PAS',
      cta: 'Go!',
      product_name: 'Hotto',
      music: { enabled: true, genre: 'chill' },
      quality: 'draft',
      coherence: { frame_chaining: true },
    });
  });

  it.each([
    [['--auto', 'short'], 'prompt'],
    [['--auto', PROMPT, '--scenes', '2', '--duration', '40'], 'an ad of 2 scenes lasts'],
    [['--auto', PROMPT, '--clips', '3'], 'Use --scenes'],
    [[PROMPT, '--framework', 'PAS'], 'works with --auto only'],
    [['--auto', PROMPT, '--framework', 'XYZ'], 'AIDA, PAS, BAB'],
  ])('refuses %j as wrong use, before it asks the server', async (args, words) => {
    const { code, err } = await create(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(ordered()).toBeUndefined();
  });
});
