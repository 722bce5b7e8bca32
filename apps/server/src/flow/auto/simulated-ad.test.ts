import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { probe } from '@admint/media';
import type { GenerateResponse, SessionResponse, Storyboard } from '@admint/contract';
import { type MediaFile, type WriteText, writeByRule } from '@admint/simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lastFrameShown } from '../../workflows/call/last-frame.ts';
import { SimulatedStudio } from '../../money/testing/simulated-studio.ts';
import { scriptedDirector } from './testing/scripted-director.ts';

const LLAMA = 'replicate:meta/meta-llama-3.1-70b-instruct';
const GPT = 'openai:gpt-4.1-mini';

/** What the simulated model does with the question it is asked for the `turn`th time, and what it was asked. */
let write: (answer: string, turn: number) => string;
let asked: string[];
/** Pictures that clips were begun with. */
let begun: MediaFile[];
const answer: WriteText = async (job) => {
  const question = job.user.split('\n\n# Correction')[0] ?? '';
  const turn = asked.filter((one) => one.startsWith(question)).length + 1;
  asked.push(job.user);
  return write(await writeByRule(job), turn);
};

const hash = ({ bytes }: { bytes: Uint8Array }) => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let studio: SimulatedStudio;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-simulated-ad-'));
  studio = await SimulatedStudio.open({
    keys: ['replicate', 'openai'],
    text: answer,
    watch: ({ kind }, image) => {
      if (kind === 'video' && image) begun.push(image);
    },
  });
});
beforeEach(() => {
  write = (text) => text;
  [asked, begun] = [[], []];
});
afterAll(async () => {
  await studio?.close();
  await rm(folder, { recursive: true, force: true });
});

const order = (models: Record<string, string>, extra: Record<string, unknown> = {}) =>
  studio.api.call<GenerateResponse>('POST', '/api/generate', {
    prompt: 'Tired of cold coffee? Our blue ceramic mug with a bamboo lid keeps it hot.',
    num_clips: 3,
    review: true,
    quality: 'draft',
    models,
    ...extra,
  });

async function written(
  models: Record<string, string>,
): Promise<{ board: Storyboard; session: SessionResponse }> {
  const { session_id } = await order(models);
  const session = await studio.api.settled(session_id, 60);
  expect(session.failure).toBeNull();
  const board = await studio.api.call<Storyboard>('GET', `/api/sessions/${session_id}/storyboard`);
  return { board, session };
}

const isBrief = (question = '') => question.startsWith('Brief: ');
const wrote = (specification: Storyboard['specification']) => specification?.written_by;

describe('an automatic ad with a language model', () => {
  it.each([
    ['Llama on Replicate', LLAMA],
    ['a model of OpenAI', GPT],
  ])(
    'is written by %s: specification, scenes and story, exactly as many as asked',
    async (_, text) => {
      // OpenAI's strict schemas know no lengths: its models read them in the question, which the simulated one does not.
      const specification = scriptedDirector({ task: 'ad-specification', input: { num_clips: 3 } });
      if (text === GPT) write = (answer) => (isBrief(asked.at(-1)) ? JSON.stringify(specification) : answer);
      const { board, session } = await written({ text });
      const model = text.slice(text.indexOf(':') + 1);
      expect(wrote(board.specification), session.warnings.join(' ')).toBe(model);
      expect(board.narrative?.written_by).not.toBe('rules');
      expect(board.scenes).toHaveLength(3);
      const { receipts } = await studio.api.costs(session.id);
      const words = receipts.filter(({ agent }) => agent === 'ad_director');
      expect(words.map((receipt) => [receipt.state, receipt.model])).toEqual([['succeeded', model]]);
      expect(session.total_cost).toBeGreaterThan(0);
    },
    60_000,
  );

  it('is asked for once more when its answer breaks off, and says so', async () => {
    write = (text, turn) => (turn === 1 ? text.slice(0, text.length / 2) : text);
    const { board, session } = await written({ text: LLAMA });
    expect(wrote(board.specification)).not.toBe('rules');
    expect(asked.some((question) => question.includes('# Correction'))).toBe(true);
    expect(session.warnings.join(' ')).toContain('was asked twice: its first answer could not be read.');
  }, 60_000);

  it('is written by rules, which is said at the storyboard, when the second answer is none either', async () => {
    write = () => 'Sure! Here is your ad: { "product": ';
    const { board, session } = await written({ text: LLAMA });
    expect(wrote(board.specification)).toBe('rules');
    expect(board.narrative?.written_by).toBe('rules');
    expect(board.scenes.map(({ beat }) => beat)).toEqual(['Problem', 'Agitation', 'Solution']);
    expect(session.warnings.join(' ')).toMatch(
      /The language model could not write the ad \(.+did not answer/,
    );
    // Each model that can be asked is asked once more, and no oftener.
    const specification = asked.filter(isBrief);
    expect(specification.map((question) => question.includes('# Correction'))).toEqual(
      specification.map((_, i) => i % 2 === 1),
    );
  }, 60_000);
});

describe('scenes that go on from one another with a hosted model', () => {
  it('send the last frame of the clip before as the first one of the next', async () => {
    const { session_id } = await order(
      { text: 'local', video: 'replicate:minimax/hailuo-02' },
      {
        prompt: 'Green canvas backpack with brass buckles, for students',
        num_clips: 4,
        review: false,
        coherence: { prompt_enhancement: false, unified_narrative: false, frame_chaining: true },
      },
    );
    for (;;) {
      const session = await studio.api.session(session_id);
      expect(session.failure).toBeNull();
      if (session.stage === 'final_composition') break;
      await sleep(50);
    }
    await studio.api.send('POST', `/api/sessions/${session_id}/cancel`, {});
    const board = await studio.api.call<Storyboard>('GET', `/api/sessions/${session_id}/storyboard`);
    expect(board.plan?.scene_dependencies.filter(({ chained }) => chained)).toMatchObject([
      { scene: 2, depends_on: 1 },
    ]);
    const clip = join(folder, 'scene-1.mp4');
    await writeFile(clip, await studio.api.download(board.scenes[0]?.clip_url ?? ''));
    const { duration, fps } = await probe(clip);
    const shown = board.scenes[0]?.duration ?? 0;
    const frame = await lastFrameShown(clip, { duration, fps: fps ?? 24, shown });
    expect(begun.map(hash)).toEqual([
      expect.any(String),
      hash({ bytes: frame }),
      expect.any(String),
      expect.any(String),
    ]);
    const pictures = await Promise.all(
      board.scenes.map(async ({ image_url }) => hash({ bytes: await studio.api.download(image_url ?? '') })),
    );
    expect(begun.map(hash)[0]).toBe(pictures[0]);
    expect(pictures).not.toContain(begun.map(hash)[1]);
  }, 120_000);
});
