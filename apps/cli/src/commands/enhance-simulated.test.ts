import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Simulator, startSimulator, writeByRule } from '@admint/simulator';
import { WRITTEN } from '../testing/language-server.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const ADMINT = fileURLToPath(new URL('../../bin/admint.mjs', import.meta.url));

let folder: string;
let simulator: Simulator;
/** What the simulated model makes of a good answer, the `turn`th time it is asked the same. */
let write: (answer: string, turn: number) => string;
let asked: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-enhance-simulated-'));
  simulator = await startSimulator({
    media: () => Promise.reject(new Error('no media are asked for')),
    scale: 200,
    text: async (job) => {
      const question = job.user.split('\n\n# Correction')[0] ?? '';
      const turn = asked.filter((one) => one.startsWith(question)).length + 1;
      asked.push(job.user);
      // Strict schemas know no shortest length; a written prompt has one.
      const answer = (await writeByRule(job)).replace(/"prompt":"[^"]*"/, `"prompt":"${WRITTEN}"`);
      return write(answer, turn);
    },
  });
});
beforeEach(() => {
  write = (answer) => answer;
  asked = [];
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true });
});

const SERVICES = {
  'Llama on Replicate': () => ({
    REPLICATE_API_TOKEN: 'r8_simulated',
    REPLICATE_BASE_URL: simulator.urls.replicate,
  }),
  'a service that speaks like OpenAI': () => ({
    OPENAI_API_KEY: 'sk-proj-simulated',
    OPENAI_BASE_URL: simulator.urls.openai,
  }),
};

async function enhance(service: keyof typeof SERVICES) {
  const child = spawn(process.execPath, [ADMINT, 'enhance-prompt', '-', '--json', '--max-iterations', '1'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...SERVICES[service]() },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  child.stdin.end('pink tennis shoes with white laces');
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(code, err).toBe(0);
  return JSON.parse(out) as {
    iterations: { written_by: string }[];
    final_score: { scored_by: string };
    warnings: string[];
  };
}

describe.each(Object.keys(SERVICES) as (keyof typeof SERVICES)[])('a prompt tool with %s', (service) => {
  it('asks once more when an answer breaks off, and takes the second', async () => {
    write = (answer, turn) => (turn === 1 ? answer.slice(0, answer.length / 2) : answer);
    const { iterations, final_score, warnings } = await enhance(service);
    expect(iterations[0]?.written_by, warnings.join(' ')).not.toBe('rules');
    expect(final_score.scored_by).toContain('rules + ');
    const again = asked.filter((question) => question.includes('# Correction'));
    expect(again).toHaveLength(asked.length / 2);
  });

  it('goes on by rules and says so when the second answer is none either', async () => {
    write = () => 'Sure! Here it is: { "prompt": ';
    const { iterations, final_score, warnings } = await enhance(service);
    expect(iterations[0]?.written_by).toBe('rules');
    expect(final_score.scored_by).toBe('rules');
    expect(warnings.join(' ')).toContain('was written by rules, because the language model did not help');
    for (const question of asked.filter((one) => !one.includes('# Correction')))
      expect(asked.filter((one) => one.startsWith(question))).toHaveLength(2);
  });
});
