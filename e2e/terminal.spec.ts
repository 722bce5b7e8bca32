import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { ServerUnderTest } from '../apps/server/dist/testing/server-under-test.js';
import { extractFrame, probe } from '../packages/media/dist/index.js';
import { cardSimilarity } from './card-similarity.ts';

const ADMINT = fileURLToPath(new URL('../apps/cli/bin/admint.mjs', import.meta.url));

/** What must not break a filter, a shell or a layout: quotes, percent, backslash, colon, newline, emoji, right-to-left, CJK. */
const ADS = [
  {
    prompt: 'pink tennis shoes with white laces',
    name: `Air"Run' 100% \\ pro: 🚀`,
    cta: "Don't wait: 50% off",
  },
  {
    prompt: 'amber glass skincare bottle with a gold pump',
    name: 'قطرات ذهبية\nLine two',
    cta: `立即购买 👟 %{pts} [v] ; drop 'all'`,
  },
];

interface Made {
  out: string;
  duration: number;
  width: number;
  height: number;
  fps: number;
  bytes: number;
  total_cost: number;
  session_id: string;
}

let folder: string;
let server: ServerUnderTest;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-terminal-'));
  server = new ServerUnderTest({ home: join(folder, 'home') });
  await server.start();
});

test.afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

function admint(args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [ADMINT, ...args], {
      env: { ...process.env, ADMINT_HOME: join(folder, 'home') },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

for (const { prompt, name, cta } of ADS) {
  test(`makes a whole ad without a key: ${prompt}`, async () => {
    test.setTimeout(600_000);
    const out = join(folder, `${prompt.replace(/\W+/g, '-')}.mp4`);
    const { code, stdout, stderr } = await admint([
      'create',
      prompt,
      '--scene',
      'on a sunlit table, slow camera, golden hour lighting',
      '--name',
      name,
      '--cta',
      cta,
      '--images',
      '4',
      '--clips',
      '2',
      '--clip-duration',
      '2',
      // Painted alone, a plain card can be told from its frame.
      '--cards',
      'colour',
      '--out',
      out,
      '--server',
      server.url,
      '--json',
    ]);
    expect(code, stderr).toBe(0);
    const made = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Made;
    expect(made).toMatchObject({ out, width: 1920, height: 1080, fps: 30, total_cost: 0 });
    expect((await stat(out)).size).toBe(made.bytes);

    const facts = await probe(out);
    expect(facts).toMatchObject({ width: 1920, height: 1080, fps: 30, video_codec: 'h264' });
    expect(facts.audio?.codec).toBe('aac');
    expect(Math.abs(facts.duration - made.duration)).toBeLessThan(1 / 30);

    const [intro, outro] = [0.5, facts.duration - 0.25];
    for (const [card, seconds] of [
      ['intro', intro],
      ['outro', outro],
    ] as const) {
      const frame = await extractFrame(out, { seconds }, { format: 'png' });
      const similarity = await cardSimilarity(
        frame,
        card,
        { product_name: name, cta },
        seconds,
        facts.duration,
      );
      expect(similarity, `${card} card`).toBeGreaterThan(0.95);
      const other = await cardSimilarity(
        frame,
        card,
        { product_name: 'Something else', cta: 'Other words' },
        seconds,
        facts.duration,
      );
      expect(other, 'another text must not look the same').toBeLessThan(similarity - 0.005);
    }
  });
}

test('says what is wrong with an order before anything is made, with its own exit code', async () => {
  expect((await admint(['create', 'x', '--server', server.url])).code).toBe(4);
  expect((await admint(['create', 'a red mug', '--images', '99', '--server', server.url])).code).toBe(2);
  expect((await admint(['create', 'a red mug', '--server', 'http://127.0.0.1:9'])).code).toBe(3);
  expect((await admint(['nonsense'])).code).toBe(2);
});

test('doctor says what is there', async () => {
  const { code, stdout } = await admint(['doctor']);
  expect(stdout).toContain('Node');
  expect(code).toBe(0);
});
