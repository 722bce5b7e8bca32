import { describe, expect, it } from 'vitest';
import { enhancePrompt } from './enhance-prompt.ts';
import type { Enhancement } from './trace.ts';
import { SUMMARY_FILE, traceFiles } from './trace-files.ts';

const names = (enhancement: Enhancement) => traceFiles(enhancement).map(({ name }) => name);

describe('the files of a trace', () => {
  it('have the names of the epics', async () => {
    const two = await enhancePrompt('image', 'pink tennis shoes with white laces');
    expect(names(two)).toEqual([
      '00_original_prompt.txt',
      '01_agent1_iteration_1.txt',
      '02_agent2_iteration_1.txt',
      '03_agent1_iteration_2.txt',
      '04_agent2_iteration_2.txt',
      '05_final_enhanced_prompt.txt',
      'prompt_trace_summary.json',
    ]);
  });

  it('are original, final and summary when nothing had to be done', async () => {
    const skipped = await enhancePrompt('ad', 'shoes', { settings: { skip_at: 0 } });
    expect(names(skipped)).toEqual(['00_original_prompt.txt', '05_final_enhanced_prompt.txt', SUMMARY_FILE]);
  });

  it('keep their names apart in a third round', async () => {
    const prompt = 'shoes a of white the on red with table a in';
    const three = await enhancePrompt('image', prompt, { settings: { min_gain: -100 } });
    expect(three.iterations).toHaveLength(3);
    expect(new Set(names(three)).size).toBe(names(three).length);
    expect(names(three)).toEqual(
      expect.arrayContaining([
        '05_agent1_iteration_3.txt',
        '06_agent2_iteration_3.txt',
        '05_final_enhanced_prompt.txt',
      ]),
    );
  });

  it('hold no final prompt while the work runs or when it was stopped', async () => {
    const seen: string[][] = [];
    const controller = new AbortController();
    const result = await enhancePrompt('image', 'shoes', {
      signal: controller.signal,
      onStep: (step) => {
        seen.push(names(step));
        if (seen.length === 2) controller.abort();
      },
    });
    expect(seen).toEqual([
      ['00_original_prompt.txt', SUMMARY_FILE],
      ['00_original_prompt.txt', '01_agent1_iteration_1.txt', SUMMARY_FILE],
      ['00_original_prompt.txt', '01_agent1_iteration_1.txt', SUMMARY_FILE],
    ]);
    expect(result.status).toBe('interrupted');
  });

  it('can be read by a person: the prompt as text, the critique with score and advice', async () => {
    const result = await enhancePrompt('video', 'pink tennis shoes');
    const files = new Map(traceFiles(result).map(({ name, text }) => [name, text]));
    expect(files.get('00_original_prompt.txt')).toBe('pink tennis shoes\n');
    expect(files.get('05_final_enhanced_prompt.txt')).toBe(`${result.final_prompt}\n`);
    const critique = files.get('02_agent2_iteration_1.txt') ?? '';
    expect(critique).toMatch(/^Overall score: \d+\.\d \/ 100 \(\+\d+\.\d\)\nScored by: rules\n/);
    expect(critique).toMatch(/temporal_coherence +\d+\.\d/);
    expect(critique).toContain('light-direction: Say where the light comes from');
  });

  it('hold scores, rounds and times in the summary', async () => {
    const result = await enhancePrompt('image', 'pink tennis shoes');
    const text = traceFiles(result).find(({ name }) => name === SUMMARY_FILE)?.text ?? '';
    const summary = JSON.parse(text) as Enhancement & { total_gain: number };
    expect(summary).toMatchObject({
      kind: 'image',
      status: 'threshold',
      settings: { max_iterations: 3, threshold: 85, skip_at: 75, min_gain: 2 },
      final_prompt: result.final_prompt,
    });
    expect(summary.total_gain).toBeCloseTo(result.final_score.overall - result.initial_score.overall);
    expect(summary.iterations).toHaveLength(result.iterations.length);
    expect(Date.parse(summary.finished_at ?? '')).toBeGreaterThanOrEqual(Date.parse(summary.started_at));
  });
});
