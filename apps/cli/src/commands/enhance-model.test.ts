import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LanguageServer, playLanguageServer, WRITTEN } from '../testing/language-server.ts';
import { startAdmint } from '../testing/terminal.ts';

const KEY = 'sk-proj-a-key-that-nobody-may-see';

let folder: string;
let server: LanguageServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-enhance-model-'));
  server = await playLanguageServer();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const ownServer = () => ({ ADMINT_TEXT_SERVER: server.url, ADMINT_TEXT_SERVER_MODEL: 'llama3.1:8b' });

const start = (args: string[], env: Record<string, string>) =>
  startAdmint(folder, args, { input: 'pink tennis shoes with white laces', env });
const run = (args: string[], env: Record<string, string>) => start(args, env).ended;

describe('a prompt tool with a language model', () => {
  it('lets it write every version and give half of every score', async () => {
    const { code, out, err } = await run(['enhance-prompt', '-', '--json'], ownServer());
    expect(code, err).toBe(0);
    expect(err).toContain('Creative Director: round 1 of at most 3, by llama3.1:8b');
    const { iterations, final_score, initial_score } = JSON.parse(out);
    expect(iterations[0]).toMatchObject({ prompt: WRITTEN, critique: 'Say where the light comes from.' });
    expect(final_score.scored_by).toMatch(/^rules \+ llama3\.1:8b/);
    expect(initial_score.scored_by).toMatch(/^rules \+ llama3\.1:8b/);
  });

  it('asks nobody with --model rules', async () => {
    const { code, out } = await run(['enhance-prompt', '-', '--model', 'rules', '--json'], ownServer());
    expect(code).toBe(0);
    expect(server.asked).toEqual([]);
    expect(JSON.parse(out).final_score.scored_by).toBe('rules');
  });

  it('goes on by rules and says why when the answer is none', async () => {
    await server.close();
    server = await playLanguageServer('broken');
    const { code, out } = await run(['enhance-image-prompt', '-'], ownServer());
    expect(code).toBe(0);
    expect(out).toContain('Scored by rules.');
    expect(out).toMatch(/Note: Round 1 was written by rules, because the language model did not help: /);
  });

  it('sends a key to its own service and shows it nowhere', async () => {
    const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
    const { code, out, err } = await run(['enhance-video-prompt', '-'], env);
    expect(code, err).toBe(0);
    expect(new Set(server.asked)).toEqual(new Set([`Bearer ${KEY}`]));
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const saved = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(saved.length).toBeGreaterThan(3);
    expect([out, err, ...saved].join('\n')).not.toContain(KEY);
    expect(out).toContain('Cost: $');
  });

  it('refuses a model that is not there or has no key, before anything is written', async () => {
    const unknown = await run(['enhance-prompt', '-', '--model', 'openai:gpt-0'], ownServer());
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('no language model called') });
    const closed = await run(['enhance-prompt', '-', '--model', 'openai:gpt-4.1-mini'], {});
    expect(closed).toMatchObject({ code: 2, err: expect.stringContaining('There is no OpenAI key.') });
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves a readable trace when Ctrl-C comes while the model thinks', async () => {
    await server.close();
    server = await playLanguageServer('silent');
    const { child, ended } = start(['enhance-prompt', '-'], ownServer());
    while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code, err).toBe(130);
    const [trace = ''] = await readdir(join(folder, 'output/prompt_traces'));
    const summary = JSON.parse(
      await readFile(join(folder, 'output/prompt_traces', trace, 'prompt_trace_summary.json'), 'utf8'),
    );
    expect(summary).toMatchObject({ status: 'interrupted', initial_score: { scored_by: 'rules' } });
  });
});
