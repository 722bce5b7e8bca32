import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, startAdmint } from '../testing/terminal.ts';

const PROMPT = 'pink tennis shoes with white laces';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-enhance-'));
  await writeFile(join(folder, 'prompt.txt'), `${PROMPT}\n`);
});
afterEach(() => rm(folder, { recursive: true }));

const start = (args: string[], input?: string | Buffer) =>
  startAdmint(folder, args, input === undefined ? {} : { input });
const run = (args: string[], input?: string | Buffer) => start(args, input).ended;
const json = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

const TWO_ROUNDS = [
  '00_original_prompt.txt',
  '01_agent1_iteration_1.txt',
  '02_agent2_iteration_1.txt',
  '03_agent1_iteration_2.txt',
  '04_agent2_iteration_2.txt',
  '05_final_enhanced_prompt.txt',
  'prompt_trace_summary.json',
];

const PLAN = '06_videodirectorgpt_plan.json';

describe.each([
  ['enhance-prompt', 'output/prompt_traces', 5, TWO_ROUNDS],
  ['enhance-image-prompt', 'output/image_prompt_traces', 5, TWO_ROUNDS],
  ['enhance-video-prompt', 'output/video_prompt_traces', 6, [...TWO_ROUNDS, PLAN]],
])('admint %s', (command, base, dimensions, names) => {
  it('saves every version in a folder of its own and prints scores, history and prompt', async () => {
    const { code, out, err } = await run([command, 'prompt.txt']);
    expect(code, err).toBe(0);
    expect(await filesBelow(folder)).toEqual(
      ['prompt.txt', ...names.map((name) => `${base}/{timestamp}/${name}`)].toSorted(),
    );
    const trace = /Trace: (.+)/.exec(out)?.[1] ?? '';
    const summary = await json(join(trace, 'prompt_trace_summary.json'));
    expect(summary).toMatchObject({ status: 'threshold', original_prompt: PROMPT });
    expect(Object.keys(summary.final_score.dimensions)).toHaveLength(dimensions);
    expect(out).toMatch(/^Score +Original +Round 1 +Round 2\n/);
    expect(out).toMatch(/\noverall +\d+\.\d +\d+\.\d +\d+\.\d\n/);
    expect(out).toContain(`Final prompt\n${summary.final_prompt}\n`);
    expect(out).toContain('Scored by rules.');
    expect(err).toContain('Creative Director: round 1 of at most 3, by rules.');
  });

  it('is plain text in a pipe, and takes its prompt from one', async () => {
    const { code, out, err } = await run([command, '-'], `  ${PROMPT}\n`);
    expect(code, err).toBe(0);
    expect(out + err).not.toContain('\u001b');
    expect(out).toContain('ink tennis shoes with white laces');
  });

  it('ends with one line of JSON when asked', async () => {
    const { code, out, err } = await run([command, '-', '--json', '--quiet'], PROMPT);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out.trim().split('\n')).toHaveLength(1);
    const result = JSON.parse(out);
    expect(result.final_score.overall).toBeGreaterThan(result.initial_score.overall);
    expect(await readFile(join(result.trace, '05_final_enhanced_prompt.txt'), 'utf8')).toBe(
      `${result.final_prompt}\n`,
    );
  });
});

describe('the flags of the prompt tools', () => {
  it('set folder, rounds and score', async () => {
    const flags = ['--output-dir', './my_traces', '--max-iterations', '5', '--threshold', '100', '--json'];
    const { code, out } = await run(['enhance-image-prompt', 'prompt.txt', ...flags]);
    expect(code).toBe(0);
    const { settings, trace } = JSON.parse(out);
    expect(settings).toMatchObject({ max_iterations: 5, threshold: 100 });
    expect(trace).toContain(join(folder, 'my_traces'));
    const one = await run(['enhance-prompt', 'prompt.txt', '--max-iterations', '1', '--json']);
    expect(JSON.parse(one.out)).toMatchObject({ status: 'max-iterations', iterations: [{ iteration: 1 }] });
  });

  it('never write over another run', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => run(['enhance-prompt', 'prompt.txt', '--json'])));
    const traces = runs.map(({ out }) => JSON.parse(out).trace);
    expect(new Set(traces).size).toBe(3);
  });

  it('take --video-mode and write motion for a clip that starts from a picture', async () => {
    const flags = ['--video-mode', '--image-to-video', '--json'];
    const { code, out } = await run(
      ['enhance-video-prompt', '-', ...flags],
      'camera pans left over the shoes',
    );
    expect(code).toBe(0);
    const { final_prompt, motion, trace } = JSON.parse(out);
    expect(await json(join(trace, PLAN))).toMatchObject({
      planned_by: 'rules',
      shot_list: [{ camera_movement: 'pan left' }],
    });
    expect(final_prompt).toContain('starts on the start frame and pans to the left');
    expect(motion).toMatchObject({ camera_movement: 'pan left', fps: 24 });
    expect(motion.negative_prompt).toMatch(/jerky.*flicker.*inconsistent/);
  });
});

describe('a prompt tool that is used wrongly', () => {
  it.each<[string, string[], string | Buffer, string]>([
    ['no argument', ['enhance-prompt'], '', "missing required argument 'file'"],
    ['a file that is not there', ['enhance-prompt', 'no.txt'], '', 'there is no such file'],
    ['a folder', ['enhance-prompt', '.'], '', 'Cannot read .'],
    ['nothing on standard input', ['enhance-image-prompt', '-'], ' \n', 'Standard input holds no prompt.'],
    [
      'bytes that are no text',
      ['enhance-image-prompt', '-'],
      Buffer.from([0xff, 0xfe, 0]),
      'is not text in UTF-8',
    ],
    ['a document', ['enhance-image-prompt', '-'], 'word '.repeat(2000), '5000 is the most'],
    ['a score above 100', ['enhance-prompt', '-', '--threshold', '101'], PROMPT, 'number from 0 to 100'],
    ['half a round', ['enhance-prompt', '-', '--max-iterations', '1.5'], PROMPT, 'whole number from 1 to 20'],
    [
      'a model that is not here',
      ['enhance-prompt', '-', '--model', 'gpt-x'],
      PROMPT,
      'no language model called gpt-x',
    ],
    ['an unknown flag', ['enhance-prompt', '-', '--fast'], PROMPT, 'unknown option'],
    ['neither prompt nor storyboard', ['enhance-video-prompt'], '', 'one of the two'],
    ['both', ['enhance-video-prompt', '-', '--storyboard', 'x.json'], PROMPT, 'one of the two'],
    [
      'a folder that cannot be',
      ['enhance-prompt', '-', '--output-dir', 'prompt.txt/x'],
      PROMPT,
      'Cannot write to',
    ],
    [
      'a storyboard that is no JSON',
      ['enhance-video-prompt', '--storyboard', 'prompt.txt'],
      '',
      'is not JSON',
    ],
  ])('says so, ends with 2 and leaves no trace: %s', async (_, args, input, sentence) => {
    const { code, out, err } = await run(args, input);
    expect(err).toContain(sentence);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(await filesBelow(folder)).toEqual(['prompt.txt']);
  });

  it('says it in JSON too', async () => {
    const { code, out } = await run(['enhance-prompt', 'no.txt', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'cannot_read', charged: 'none', exit_code: 2 } });
  });
});

describe('admint enhance-video-prompt --storyboard', () => {
  const clip = (clip_number: number) => ({
    clip_number,
    motion_description: `the camera moves toward shoe ${clip_number}`,
    camera_movement: 'dolly in',
    shot_size: 'medium',
    perspective: 'eye level',
    lens_type: '50mm',
    start_frame_path: `clip_${clip_number}_start.png`,
    end_frame_path: `clip_${clip_number}_end.png`,
  });
  async function board(clips: number, more: object = {}): Promise<string> {
    await mkdir(join(folder, 'board'), { recursive: true });
    const document = { clips: Array.from({ length: clips }, (_, i) => clip(i + 1)), ...more };
    await writeFile(join(folder, 'board/storyboard_metadata.json'), JSON.stringify(document));
    return 'board/storyboard_metadata.json';
  }

  it('saves a trace per clip and all motion prompts in one file, led by the unified narrative', async () => {
    const file = await board(2, { unified_narrative_path: 'trace/unified_narrative.md' });
    await mkdir(join(folder, 'board/trace'));
    await writeFile(
      join(folder, 'board/trace/unified_narrative.md'),
      '## Emotional Arc\n- Wonder\n- Relief\n## Visual Progression\n- Dusk\n- Dawn\n## Scene Connections\n- The sole becomes the road\n',
    );
    const { code, out, err } = await run(['enhance-video-prompt', '--storyboard', file]);
    expect(code, err).toBe(0);
    const trace = /Trace: (.+)/.exec(out)?.[1] ?? '';
    const names = await readdir(trace);
    expect(names.toSorted()).toEqual(['clip_001', 'clip_002', 'storyboard_enhanced_motion_prompts.json']);
    for (const name of ['clip_001', 'clip_002']) {
      const files = await readdir(join(trace, name));
      expect(files).toEqual(
        expect.arrayContaining([
          '00_original_prompt.txt',
          '05_final_enhanced_prompt.txt',
          'prompt_trace_summary.json',
        ]),
      );
    }
    const result = await json(join(trace, 'storyboard_enhanced_motion_prompts.json'));
    expect(result).toMatchObject({ status: 'complete', narrative_used: true, clip_count: 2 });
    expect(result.plan.shot_list[1]).toMatchObject({
      shot_size: 'medium',
      lens_type: '50mm',
      perspective: 'eye level',
    });
    expect(result.clips[0]).toMatchObject({
      clip_number: 1,
      camera_movement: 'dolly in',
      end_frame_path: 'clip_1_end.png',
    });
    expect(result.clips[0].enhanced_motion_prompt).toMatch(/sole becomes the road[^]*wonder; dusk/);
    expect(result.clips[1].enhanced_motion_prompt).toContain('relief; dawn');
    expect(out).toMatch(/^Clip +Before +After +Rounds +Camera\n001 /);
  });

  it('is refused when it is no storyboard or names a narrative that is not there', async () => {
    const bare = await run(['enhance-video-prompt', '--storyboard', await board(0)]);
    expect(bare).toMatchObject({ code: 2, err: expect.stringContaining('holds no clip') });
    const lost = await run([
      'enhance-video-prompt',
      '--storyboard',
      await board(1, { unified_narrative_path: 'no.json' }),
    ]);
    expect(lost).toMatchObject({ code: 2, err: expect.stringContaining('no.json: there is no such file') });
  });

  /** Resolves when the third clip has been begun. */
  async function thirdClip(base: string): Promise<string> {
    for (;;) {
      const [trace] = await readdir(join(folder, base)).catch(() => []);
      const clips = trace ? await readdir(join(folder, base, trace)) : [];
      if (trace && clips.includes('clip_003')) return join(folder, base, trace);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('leaves a readable part when it is stopped with Ctrl-C', async () => {
    const { child, ended } = start(['enhance-video-prompt', '--storyboard', await board(500)]);
    const trace = await thirdClip('output/video_prompt_traces');
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain('Stopped. What was done so far is in');
    const result = await json(join(trace, 'storyboard_enhanced_motion_prompts.json'));
    expect(result).toMatchObject({ status: 'interrupted', clip_count: 500 });
    expect(result.clips.length).toBeGreaterThanOrEqual(2);
    expect(result.clips.length).toBeLessThan(500);
    const clips = (await readdir(trace)).filter((name) => name.startsWith('clip_')).toSorted();
    const last = await json(join(trace, clips.at(-1) ?? '', 'prompt_trace_summary.json'));
    expect(last.status).not.toBe('running');
    expect(last.original_prompt).toContain('the camera moves toward shoe');
  });

  it('holds no half-written file even when it is killed', async () => {
    const { child, ended } = start(['enhance-video-prompt', '--storyboard', await board(500)]);
    const trace = await thirdClip('output/video_prompt_traces');
    child.kill('SIGKILL');
    await ended;
    const files = await readdir(trace, { recursive: true });
    for (const name of files.filter((file) => file.endsWith('.json'))) {
      expect(await json(join(trace, name))).toHaveProperty('status');
    }
  });
});
