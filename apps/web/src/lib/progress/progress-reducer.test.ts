import type { ProgressEvent } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type Progress, reduceProgress, workProgress } from './progress-reducer.ts';

const START = Date.parse('2026-11-20T08:00:00Z');

function event(seq: number, part: Partial<ProgressEvent> = {}): ProgressEvent {
  return {
    session_id: 's',
    seq,
    stage: 'image_generation',
    progress: 10 + seq,
    message: `message ${seq}`,
    current_cost: seq / 100,
    timestamp: new Date(START + seq * 1000).toISOString(),
    run: 1,
    ...part,
  };
}

function applied(state: Progress, next: ProgressEvent): Progress {
  const reduced = reduceProgress(state, next);
  if (reduced.kind !== 'applied') throw new Error(`expected to be applied, was ${reduced.kind}`);
  return reduced.state;
}

const run = (...events: ProgressEvent[]) => events.reduce(applied, NO_PROGRESS);

describe('reduceProgress', () => {
  it('takes events in order and keeps the newest words, cost and time', () => {
    const state = run(event(1), event(2), event(3));
    expect(state).toMatchObject({
      seq: 3,
      progress: 13,
      message: 'message 3',
      cost: 0.03,
      startedAt: START + 1000,
    });
    expect(state.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('goes on counting, and shows nothing new, when a choice was saved', () => {
    const state = run(event(1), event(2, { stage: 'session_changed', message: 'Saved.' }));
    expect(state).toMatchObject({ seq: 2, message: 'message 1', stage: 'image_generation' });
    expect(applied(state, event(3)).startedAt).toBe(START + 1000);
  });

  it('changes nothing for an event it has seen', () => {
    expect(reduceProgress(run(event(1), event(2)), event(2))).toEqual({ kind: 'repeated' });
    expect(reduceProgress(run(event(1), event(2)), event(1))).toEqual({ kind: 'repeated' });
  });

  it('reports a gap instead of skipping over it', () => {
    expect(reduceProgress(run(event(1)), event(3))).toEqual({ kind: 'gap' });
  });

  it('never lets progress fall within a run', () => {
    expect(run(event(1, { progress: 40 }), event(2, { progress: 30 })).progress).toBe(40);
  });

  it('starts again from the bottom, with its own clock, when a new run begins', () => {
    const state = run(event(1, { progress: 90 }), event(2, { run: 2, progress: 5 }));
    expect(state).toMatchObject({ progress: 5, run: 2, startedAt: START + 2000 });
    expect(state.messages).toHaveLength(1);
  });

  it('keeps one clock for planning and generation, and starts one for the next button', () => {
    const planned = event(1, { stage: 'video_planning' });
    const clips = run(planned, event(2, { stage: 'video_generation' }));
    expect(clips.startedAt).toBe(START + 1000);
    expect(applied(clips, event(3, { stage: 'final_composition' })).startedAt).toBe(START + 3000);
  });

  it('says a message once however often it is repeated', () => {
    expect(run(event(1, { message: 'same' }), event(2, { message: 'same' })).messages).toHaveLength(1);
  });
});

describe('workProgress', () => {
  it('stretches the range of each button to 0–100', () => {
    expect(workProgress('images', 0)).toBe(0);
    expect(workProgress('images', 25)).toBe(50);
    expect(workProgress('clips', 50)).toBe(0);
    expect(workProgress('clips', 90)).toBe(100);
    expect(workProgress('final', 95)).toBe(50);
  });

  it('stays inside 0–100 when the session is in another range', () => {
    expect(workProgress('final', 12)).toBe(0);
    expect(workProgress('images', 100)).toBe(100);
  });
});
