import type { Operation, OperationStatus, TextModel, TextRequest } from '@admint/providers/spec';
import { describe, expect, it } from 'vitest';
import type { AgentContext } from '../agent.ts';
import { askModel, askThroughCalls } from './ask.ts';

const REQUEST: TextRequest = { task: 't', system: '', user: '', schema: {}, input: {}, seed: 1 };
const OPERATION: Operation = { provider: 'p', model: 'm', id: '1', key: 'k' };

function textModel(states: OperationStatus[]): TextModel {
  return {
    provider: 'p',
    model: 'm',
    label: 'Model M',
    guarantee: 'none',
    concurrency: 1,
    capabilities: [],
    check: () => Promise.resolve({ available: true, reason: null }),
    price: () => ({ amount: 42 as ReturnType<TextModel['price']>['amount'], seconds: 1 }),
    start: () => Promise.resolve(OPERATION),
    status: () => {
      const state = states.shift();
      return state ? Promise.resolve(state) : Promise.reject(new Error('asked too often'));
    },
    cancel: () => Promise.resolve(),
  };
}
const call = (signal = new AbortController().signal) => ({
  key: (part: string) => part,
  signal,
  pause: () => Promise.resolve(),
});

describe('a question to a model', () => {
  it('is asked once and waited for', async () => {
    const value = { prompt: 'x' };
    const model = textModel([
      { state: 'queued' },
      { state: 'running' },
      { state: 'succeeded', outputs: [{ kind: 'json', value }], cost: null },
    ]);
    expect(await askModel(model, call())('part', REQUEST)).toEqual({
      ok: true,
      value,
      model: 'Model M',
      cost: 42,
    });
  });

  it.each<[string, OperationStatus]>([
    [
      'down',
      {
        state: 'failed',
        cost: null,
        fault: { code: 'unavailable', message: 'down', retryable: true, charged: 'none' },
      },
    ],
    ['it was canceled', { state: 'canceled', cost: null }],
    ['the answer holds no data', { state: 'succeeded', outputs: [], cost: null }],
  ])('answers with a reason when it fails: %s', async (reason, status) => {
    expect(await askModel(textModel([status]), call())('part', REQUEST)).toMatchObject({ ok: false, reason });
  });

  it('answers with a reason when the provider cannot be asked, and throws only when stopped', async () => {
    expect(await askModel(textModel([]), call())('part', REQUEST)).toMatchObject({
      ok: false,
      reason: 'asked too often',
    });
    const stopped = AbortSignal.abort();
    await expect(askModel(textModel([]), call(stopped))('part', REQUEST)).rejects.toThrow('aborted');
  });

  it('goes through the calls of an agent, so that the engine keeps it', async () => {
    const parts: string[] = [];
    const context: AgentContext = {
      session_id: 's',
      calls: (agent, specs) => {
        parts.push(`${agent}/${specs[0]?.part}`);
        const cost = 5 as ReturnType<TextModel['price']>['amount'];
        return Promise.resolve([
          { ok: true, part: 'p', asset_id: null, value: 1, cost, seconds: 1, model: 'm', warnings: [] },
        ]);
      },
    };
    const ask = askThroughCalls('prompt_enhancer', context);
    expect(await ask('creative director 1', REQUEST)).toEqual({ ok: true, value: 1, model: 'm', cost: 5 });
    expect(parts).toEqual(['prompt_enhancer/creative director 1']);
  });
});

describe('the words for the models', () => {
  it('have role, task, input, output and rules', async () => {
    const { creativeDirectorPrompt } = await import('./director/creative-director.prompt.ts');
    const { promptEngineerPrompt } = await import('./engineer/prompt-engineer.prompt.ts');
    for (const kind of ['ad', 'image', 'video'] as const) {
      for (const text of [
        creativeDirectorPrompt.system(kind),
        promptEngineerPrompt.system(kind, ['completeness']),
      ]) {
        expect(text.match(/^# \w+$/gm)).toEqual(['# Role', '# Task', '# Input', '# Output', '# Rules']);
      }
    }
  });
});
