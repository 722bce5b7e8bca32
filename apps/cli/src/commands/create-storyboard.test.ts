import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { NarrativeStory, UnifiedNarrative } from '@admint/contract';
import { type Simulator, startSimulator, writeByRule } from '@admint/simulator';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, startAdmint } from '../testing/terminal.ts';

const PROMPT = 'Tired of cold coffee? Our blue ceramic mug with a bamboo lid keeps it hot.';
const TRACE = 'storyboard_enhancement_trace';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-storyboard-'));
  await writeFile(join(folder, 'prompt.txt'), `${PROMPT}\n`);
});
afterEach(() => rm(folder, { recursive: true }));

const tell = (args: string[], input = '', env: Record<string, string> = {}) =>
  startAdmint(folder, ['create-storyboard', ...args], { input, env }).ended;
const json = async (...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8'));
const board = (files: string[]) => files.map((name) => `output/storyboards/{timestamp}/${name}`);

const STORY = [
  `${TRACE}/00_original_prompt.txt`,
  `${TRACE}/06_videodirectorgpt_plan.json`,
  `${TRACE}/07_final_scene_prompts.json`,
  `${TRACE}/ad_specification.json`,
  `${TRACE}/unified_narrative.json`,
  `${TRACE}/unified_narrative.md`,
  'storyboard_metadata.json',
];

describe('admint create-storyboard', () => {
  it('saves the unified narrative, as text and as data, in the trace of a storyboard', async () => {
    const { code, out, err } = await tell(['prompt.txt', '--num-clips', '4']);
    expect(code, err).toBe(0);
    expect(await filesBelow(folder)).toEqual([...board(STORY), 'prompt.txt']);
    const path = /Storyboard: (.+)/.exec(out)?.[1] ?? '';
    const narrative = UnifiedNarrative.parse(await json(path, TRACE, 'unified_narrative.json'));
    const text = await readFile(join(path, TRACE, 'unified_narrative.md'), 'utf8');
    expect(text.match(/^## .+$/gm)).toEqual([
      '## Overall Ad Story',
      '## Emotional Arc',
      '## Scene Connections',
      '## Visual Progression',
      '## Product Reveal Strategy',
      '## Brand Narrative',
      '## Critique',
    ]);
    for (const paragraph of narrative.overall_story) expect(text).toContain(paragraph);
    expect(narrative.score).toBeGreaterThanOrEqual(85);
    expect(narrative.emotional_arc.map(({ scene }) => scene)).toEqual([1, 2, 3, 4]);
    expect(out).toMatch(/^PAS: /);
    expect(out).toMatch(/\nNarrative +Round 1\ncoherence +\d+\.\d\n/);
    // The story is told before any prompt of a scene is written.
    expect(err.split('\n').map((line) => line.split(':')[0])).toEqual([
      'Specification',
      'Plan',
      'Narrative',
      'Prompts',
      '',
    ]);
  });

  it('plans each clip: first and last frame, motion, camera, and its place in the story', async () => {
    const { code, out } = await tell(['-', '--json', '--quiet', '--num-clips', '5', '--seed', '7'], PROMPT);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    const { storyboard, ...printed } = JSON.parse(out);
    const saved = await json(storyboard, 'storyboard_metadata.json');
    expect(saved).toEqual(printed);
    expect(saved).toMatchObject({ status: 'complete', seed: 7, prompt: PROMPT, cost: 0 });
    const narrative = NarrativeStory.parse(await json(storyboard, saved.unified_narrative_path));
    expect(saved.clips).toHaveLength(5);
    expect(saved.shot_list).toHaveLength(5);
    for (const [i, clip] of saved.clips.entries()) {
      expect(clip).toMatchObject({ clip_number: i + 1, start_frame_path: null, end_frame_path: null });
      expect(clip.start_frame_prompt).toContain(narrative.emotional_arc[i]?.emotion);
      expect(clip.start_frame_prompt).toContain('must look the same');
      expect(clip.end_frame_prompt.startsWith(clip.start_frame_prompt)).toBe(true);
      expect(clip.end_frame_prompt.length).toBeGreaterThan(clip.start_frame_prompt.length);
      expect(clip.motion_description).toContain(clip.camera_movement);
      expect(clip).toMatchObject({ lens_type: saved.shot_list[i].lens_type });
    }
  });

  it('is what enhance-video-prompt --storyboard follows', async () => {
    const { out } = await tell(['prompt.txt', '--json', '--quiet', '--num-clips', '2']);
    const { storyboard } = JSON.parse(out);
    const file = join(storyboard, 'storyboard_metadata.json');
    const moved = await startAdmint(folder, ['enhance-video-prompt', '--storyboard', file, '--json']).ended;
    expect(moved.code, moved.err).toBe(0);
    const result = JSON.parse(moved.out);
    expect(result).toMatchObject({ status: 'complete', narrative_used: true, clip_count: 2 });
    const { clips } = await json(file);
    const { emotional_arc } = await json(storyboard, TRACE, 'unified_narrative.json');
    for (const [i, clip] of result.clips.entries()) {
      expect(clip.camera_movement).toBe(clips[i].camera_movement);
      expect(clip.enhanced_motion_prompt).toContain(emotional_arc[i].emotion);
    }
  });

  it('takes its prompt from a prompt tool, or improves it itself, and the scenes are shot in that light', async () => {
    const improved = await startAdmint(folder, ['enhance-prompt', 'prompt.txt', '--json']).ended;
    const { trace, final_prompt } = JSON.parse(improved.out);
    const from = JSON.parse((await tell([trace, '--json', '--quiet'])).out);
    expect(from).toMatchObject({ prompt: PROMPT, enhanced_prompt: final_prompt });
    const own = JSON.parse((await tell(['prompt.txt', '--enhance-prompts', '--json', '--quiet'])).out);
    expect(own).toMatchObject({ prompt: PROMPT, enhanced_prompt: final_prompt });
    expect(own.clips).toEqual(from.clips);
    const files = await filesBelow(join(own.storyboard, TRACE));
    expect(files).toEqual(
      expect.arrayContaining([
        '00_original_prompt.txt',
        '01_agent1_iteration_1.txt',
        '02_agent2_iteration_1.txt',
        '05_final_enhanced_prompt.txt',
        'prompt_trace_summary.json',
        'unified_narrative.md',
      ]),
    );
  });

  it('hands a picture of the product to every frame, and takes its folder, name and call to action', async () => {
    await writeFile(join(folder, 'mug.png'), PNG);
    const flags = ['--reference-image', 'mug.png', '--name', 'Northmug', '--cta', 'Pour one', '--quiet'];
    const { code, out, err } = await tell(['prompt.txt', ...flags, '--json', '--output-dir', './mine']);
    expect(code, err).toBe(0);
    const { clips, product, storyboard } = JSON.parse(out);
    expect(product.name).toBe('Northmug');
    expect(storyboard.startsWith(join(folder, 'mine'))).toBe(true);
    for (const { references } of clips) expect(references).toEqual(['mug.png']);
    expect((await json(storyboard, TRACE, 'ad_specification.json')).cta).toBe('Pour one');
  });

  it('is plain text in a pipe, and the same twice', async () => {
    const [one, two] = await Promise.all([tell(['-'], PROMPT), tell(['-'], `  ${PROMPT}\n`)]);
    const without = (text: string) => text.replace(/Storyboard: .+/, '');
    expect(one.out + one.err).not.toContain('\u001b');
    expect(without(one.out)).toBe(without(two.out));
  });
});

describe('admint create-storyboard that is used wrongly', () => {
  it.each<[string, string[], string, string]>([
    ['no source', [], '', "missing required argument 'source'"],
    ['a file that is not there', ['no.txt'], '', 'there is no such file'],
    ['a folder that is no trace', ['.'], '', '00_original_prompt.txt: there is no such file'],
    ['too few words', ['-'], 'a mug', 'told from 10 to 500 characters; these are 5'],
    ['too many', ['-'], 'a mug '.repeat(100), 'is taken with the folder of its trace'],
    ['nine clips', ['-', '--num-clips', '9'], PROMPT, 'number from 1 to 8'],
    [
      'a length that cannot be',
      ['-', '--num-clips', '2', '--duration', '40'],
      PROMPT,
      'duration: an ad of 2 scenes',
    ],
    ['a picture that is none', ['-', '--reference-image', 'prompt.txt'], PROMPT, 'is no picture'],
    ['a picture that is not there', ['-', '--reference-image', 'no.png'], PROMPT, 'Cannot read no.png'],
    ['a model that is not here', ['-', '--model', 'gpt-x'], PROMPT, 'no language model called gpt-x'],
  ])('says so, ends with 2 and leaves no trace: %s', async (_, args, input, sentence) => {
    const { code, out, err } = await tell(args, input);
    expect(err).toContain(sentence);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(await filesBelow(folder)).toEqual(['prompt.txt']);
  });

  it('says it in JSON too', async () => {
    const { code, out } = await tell(['no.txt', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'cannot_read', exit_code: 2 } });
  });
});

describe('admint create-storyboard with a language model', () => {
  let simulator: Simulator;
  /** Does the model answer what it is asked? */
  let answers: (question: string) => boolean;
  let asked: string[];
  beforeAll(async () => {
    simulator = await startSimulator({
      media: () => Promise.reject(new Error('no media are asked for')),
      scale: 200,
      text: async (job) => {
        asked.push(job.user);
        if (!answers(job.user)) await new Promise(() => {});
        return writeByRule(job);
      },
    });
  });
  beforeEach(() => {
    answers = () => true;
    asked = [];
  });
  afterAll(() => simulator.close());
  const env = () => ({
    REPLICATE_API_TOKEN: 'r8_simulated',
    REPLICATE_BASE_URL: simulator.urls.replicate,
  });

  it('lets it specify the ad, tell the story and judge it, and says what that cost', async () => {
    const { code, out, err } = await tell(['-', '--json', '--num-clips', '3'], PROMPT, env());
    expect(code, err).toBe(0);
    const { storyboard, written_by, cost, clips } = JSON.parse(out);
    expect(written_by).toBe('Llama 3.1 70B');
    expect(clips).toHaveLength(3);
    expect(cost).toBeGreaterThan(0);
    const narrative = await json(storyboard, TRACE, 'unified_narrative.json');
    expect(narrative.written_by).not.toBe('rules');
    expect(narrative.rounds[0].scored_by).toContain('rules and ');
    expect(narrative.rounds.length).toBeLessThanOrEqual(3);
  });

  it('leaves what was written when Ctrl-C comes while the story is told', async () => {
    answers = (question) => !question.startsWith('Specification: ');
    const { child, ended } = startAdmint(folder, ['create-storyboard', '-', '--json'], {
      input: PROMPT,
      env: env(),
    });
    while (asked.every(answers)) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(code, err).toBe(130);
    const { storyboard, status } = JSON.parse(out);
    expect(status).toBe('interrupted');
    expect(err).toContain(`What was done so far is in ${storyboard}`);
    expect(await filesBelow(folder)).toEqual(
      [
        ...board([
          `${TRACE}/00_original_prompt.txt`,
          `${TRACE}/06_videodirectorgpt_plan.json`,
          `${TRACE}/ad_specification.json`,
          'storyboard_metadata.json',
        ]),
        'prompt.txt',
      ].toSorted(),
    );
    expect(await json(storyboard, 'storyboard_metadata.json')).toMatchObject({
      status: 'interrupted',
      prompt: PROMPT,
      unified_narrative_path: null,
    });
    expect(basename(storyboard)).toMatch(/^\d{8}_\d{6}$/);
  });
});
