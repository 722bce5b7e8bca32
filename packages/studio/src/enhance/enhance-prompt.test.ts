import type { TextRequest } from '@admint/providers/spec';
import { describe, expect, it } from 'vitest';
import type { Ask } from './ask.ts';
import { enhancePrompt } from './enhance-prompt.ts';
import { dimensionsOf, scoreByRules } from './score/score-prompt.ts';
import type { Enhancement, PromptKind } from './trace.ts';

const POOR = 'pink tennis shoes with white laces';
const GOOD =
  'A white leather running shoe rests on a wet concrete step while thin rain falls behind it. Soft overcast light from the left shows the texture of the leather. Close-up at ground level on a 50mm lens, framed by the rule of thirds, with the street out of focus behind. A muted grey and white palette, a calm, focused mood, an editorial still life.';

/** A model whose answers a test sets: versions by the Director, scores by the Engineer, in order. */
function model(versions: string[], scores: number[]): { ask: Ask; asked: TextRequest[] } {
  const asked: TextRequest[] = [];
  const left = { versions: [...versions], scores: [...scores] };
  const ask: Ask = (_, request) => {
    asked.push(request);
    if (request.task === 'prompt-direction') {
      return Promise.resolve({
        ok: true,
        value: { prompt: left.versions.shift() },
        model: 'writer-1',
        cost: 100,
      });
    }
    const score = left.scores.shift();
    const kind = request.input.kind as PromptKind;
    const all = Object.fromEntries(dimensionsOf(kind).map((name) => [name, score]));
    return Promise.resolve({
      ok: true,
      value: { scores: all, critique: 'Say where the light comes from.' },
      model: 'writer-1',
      cost: 50,
    });
  };
  return { ask, asked };
}

describe('the two agents in turns', () => {
  it('stop when the score of 85 is reached', async () => {
    const { status, iterations, final_score } = await enhancePrompt('image', POOR);
    expect(status).toBe('threshold');
    expect(final_score.overall).toBeGreaterThanOrEqual(85);
    expect(iterations.length).toBeLessThanOrEqual(3);
    expect(iterations.slice(0, -1).every(({ score }) => (score?.overall ?? 0) < 85)).toBe(true);
  });

  it('leave a prompt alone that has 75 already', async () => {
    expect(scoreByRules(GOOD, 'image').overall).toBeGreaterThanOrEqual(75);
    const skipped = await enhancePrompt('image', GOOD);
    expect(skipped).toMatchObject({ status: 'skipped', iterations: [], final_prompt: GOOD });
    const forced = await enhancePrompt('image', GOOD, { settings: { skip_at: 101, threshold: 100 } });
    expect(forced.iterations.length).toBeGreaterThan(0);
  });

  it('stop when a round gains less than two points, and keep the best version', async () => {
    const { ask } = model(['A shoe on a step.', 'A shoe on the step.'], [10, 60, 20]);
    const { status, iterations, final_prompt, final_score } = await enhancePrompt('image', POOR, { ask });
    expect(status).toBe('converged');
    expect(iterations).toHaveLength(2);
    expect(iterations[1]?.gain).toBeLessThan(2);
    expect(final_prompt).toBe('A shoe on a step.');
    expect(final_score).toEqual(iterations[0]?.score);
  });

  it('work three rounds at most unless told otherwise', async () => {
    const versions = [
      'A shoe.',
      'A shoe rests on a step.',
      'A shoe rests on a step in soft light.',
      'A red shoe rests on a step in soft light from the left.',
    ];
    const three = await enhancePrompt('image', 'x', { ask: model(versions, [0, 20, 40, 60, 70]).ask });
    expect(three).toMatchObject({ status: 'max-iterations' });
    expect(three.iterations).toHaveLength(3);
    const one = await enhancePrompt('image', POOR, { settings: { max_iterations: 1 } });
    expect(one.iterations).toHaveLength(1);
    const none = await enhancePrompt('image', POOR, { settings: { max_iterations: 0 } });
    expect(none).toMatchObject({ status: 'max-iterations', iterations: [], final_prompt: POOR });
  });

  it('record score, gain, critique, writer and time of every round', async () => {
    const times = Array.from({ length: 20 }, (_, i) => new Date(Date.UTC(2026, 2, 14, 9, 0, i)));
    const result = await enhancePrompt('video', POOR, { now: () => times.shift() ?? new Date(0) });
    let before = result.initial_score.overall;
    for (const [
      i,
      { iteration, score, gain, critique, written_by, started_at, finished_at },
    ] of result.iterations.entries()) {
      expect(iteration).toBe(i + 1);
      expect(gain).toBeCloseTo((score?.overall ?? 0) - before, 1);
      before = score?.overall ?? 0;
      expect(written_by).toBe('rules');
      expect(score?.scored_by).toBe('rules');
      expect(critique).not.toBe('');
      expect(Date.parse(finished_at ?? '')).toBeGreaterThan(Date.parse(started_at));
    }
    expect(Object.keys(result.final_score.dimensions)).toContain('temporal_coherence');
    expect(result.cost).toBe(0);
  });
});

describe('with a language model', () => {
  it('half of every dimension is the rules and half the model', async () => {
    const { ask, asked } = model([GOOD], [30, 95]);
    const { initial_score, iterations, cost } = await enhancePrompt('image', POOR, { ask });
    const rules = scoreByRules(POOR, 'image');
    for (const [name, value] of Object.entries(initial_score.dimensions)) {
      const half = rules.dimensions[name as keyof typeof rules.dimensions] ?? 0;
      expect(value).toBeCloseTo((half + 30) / 2, 0);
    }
    expect(initial_score.scored_by).toBe('rules + writer-1');
    expect(iterations[0]).toMatchObject({ written_by: 'writer-1', prompt: GOOD });
    expect(asked.map(({ task }) => task)).toEqual(['prompt-critique', 'prompt-direction', 'prompt-critique']);
    expect(cost).toBe(200);
  });

  it('hands the critique to the Creative Director', async () => {
    const { ask, asked } = model(['A shoe rests on a step.', GOOD], [10, 40, 95]);
    await enhancePrompt('image', POOR, { ask });
    expect(asked[1]?.user).toContain(`Original prompt: ${POOR}`);
    expect(asked[3]?.user).toContain('Say where the light comes from.');
    expect(asked[3]?.user).toContain('Current version: A shoe rests on a step.');
  });

  it.each([
    ['a fault', { ok: false as const, reason: 'The model is down.', cost: 7 }],
    ['an answer of another shape', { ok: true as const, value: { text: 'hi' }, model: 'm', cost: 7 }],
    ['an empty answer', { ok: true as const, value: null, model: 'm', cost: 7 }],
  ])('falls back to the rules and says so on %s', async (_, answer) => {
    const result = await enhancePrompt('image', POOR, { ask: () => Promise.resolve(answer) });
    const alone = await enhancePrompt('image', POOR);
    expect(result.final_prompt).toBe(alone.final_prompt);
    expect(result.final_score.scored_by).toBe('rules');
    expect(result.iterations.every(({ written_by }) => written_by === 'rules')).toBe(true);
    expect(result.warnings).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Version 0 was scored by rules alone: /),
        expect.stringMatching(/^Round 1 was written by rules, because the language model did not help: /),
      ]),
    );
    expect(result.cost).toBeGreaterThan(0);
  });

  it('does not take scores outside 0 to 100 or with a dimension missing', async () => {
    for (const scores of [{ completeness: 900 }, { completeness: 50 }]) {
      const { initial_score, warnings } = await enhancePrompt('image', POOR, {
        ask: () => Promise.resolve({ ok: true, value: { scores, critique: 'x' }, model: 'm', cost: 0 }),
        settings: { max_iterations: 0 },
      });
      expect(initial_score.scored_by).toBe('rules');
      expect(warnings).toHaveLength(1);
    }
  });

  it('names the numbers that a version of the model forgot', async () => {
    const { ask } = model([GOOD], [10, 95]);
    const { warnings } = await enhancePrompt('image', 'a 750ml steel bottle', { ask });
    expect(warnings).toEqual([expect.stringContaining('750ml')]);
  });
});

describe('stopped in the middle', () => {
  it('gives what there is, with the version that was written last', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const result = await enhancePrompt('image', POOR, {
      signal: controller.signal,
      onStep: ({ status, iterations }: Enhancement) => {
        seen.push(`${status} ${iterations.length}`);
        if (iterations.length === 1) controller.abort();
      },
    });
    expect(seen).toEqual(['running 0', 'running 1', 'interrupted 1']);
    expect(result.iterations[0]).toMatchObject({ iteration: 1, written_by: 'rules' });
    expect(result.iterations[0]?.score).toBeUndefined();
    expect(result.final_prompt).toBe(POOR);
  });

  it('is no error when the model is torn away by it', async () => {
    const controller = new AbortController();
    const ask: Ask = (part) => {
      if (part === 'prompt engineer 0') return Promise.resolve({ ok: false, reason: 'no', cost: 0 });
      controller.abort();
      return Promise.reject(new Error('aborted'));
    };
    const result = await enhancePrompt('image', POOR, { ask, signal: controller.signal });
    expect(result).toMatchObject({ status: 'interrupted', iterations: [] });
  });
});
