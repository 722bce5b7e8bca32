import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fileKind } from '../http/index.ts';
import { type Model, NotStarted, type Operation, type OperationStatus } from '../spec/index.ts';

/** What every service can do to us. */
export type Trouble =
  | 'ok'
  | 'unauthorized'
  | 'rate_limited'
  | 'gateway_error'
  | 'cut_after_accept'
  | 'poll_fails'
  | 'job_fails';

export interface Harness<Request> {
  model: Model<Request>;
  /** The same model as after a restart: nothing remembered. */
  reborn: () => Model<Request>;
  request: Request;
  /** One the model must refuse before anything is sent; absent when there is none. */
  impossible?: Request;
  play: (trouble: Trouble) => void;
  /** Jobs that the service has taken on so far. */
  creates: () => number;
  /** Requests of any kind so far. */
  calls: () => number;
  cancels: () => number;
  expects: 'image' | 'video' | 'audio' | 'json';
  /** The same model where nobody listens. */
  unreachable: Model<Request>;
  /** Must not show up anywhere. */
  secret: string;
  close: () => Promise<void>;
}

export interface Traits {
  /** Is the answer already there when `start` returns? */
  synchronous?: boolean;
  /** Is there a request it must refuse? */
  refuses?: boolean;
}

/** A limit on looks, so that a model that never ends fails the test instead of hanging it. */
const MOST_LOOKS = 400;
const never = new AbortController().signal;
const context = { key: 'session/1/agent/part/a1', signal: never };

export async function untilEnded<R>(model: Model<R>, operation: Operation): Promise<OperationStatus> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const status = await model.status(operation, never);
    if (status.state !== 'queued' && status.state !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the job did not end');
}

export const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it was expected to fail');
};

/** What the engine relies on, whatever the provider. `open` gives a fresh model and a fresh service. */
export function describeModel<R>(
  name: string,
  open: () => Promise<Harness<R>>,
  { synchronous = false, refuses = false }: Traits = {},
): void {
  const promises: Parameters<Promised<R>>[] = [];
  const test = (title: string, body: (harness: Harness<R>) => Promise<void>) => promises.push([title, body]);

  test('a price is a whole number of micro-dollars and asks nobody', async ({ model, request, calls }) => {
    const { amount, seconds } = model.price(request);
    expect(Number.isSafeInteger(amount) && amount >= 0 && seconds > 0).toBe(true);
    expect(calls()).toBe(0);
  });

  test('a start is one job, and its operation survives as JSON', async (harness) => {
    const operation = await harness.model.start(harness.request, context);
    expect(harness.creates()).toBe(1);
    expect(operation).toMatchObject({
      provider: harness.model.provider,
      model: harness.model.model,
      key: context.key,
    });
    expect(operation.id).not.toBe('');
    const saved = JSON.stringify(operation);
    expect(saved).not.toContain(harness.secret);
    const ended = await untilEnded(harness.reborn(), JSON.parse(saved) as Operation);
    await expectOutput(ended, harness);
    expect(harness.creates()).toBe(1);
  });

  test('an ended job answers the same as often as it is asked', async (harness) => {
    const operation = await harness.model.start(harness.request, context);
    const first = await untilEnded(harness.model, operation);
    const second = await untilEnded(harness.model, operation);
    expect(second).toEqual(first);
    expect(harness.creates()).toBe(1);
  });

  test('a refused key is said to be one, and is not shown', async (harness) => {
    harness.play('unauthorized');
    const availability = await harness.model.check();
    expect(availability.available).toBe(false);
    const error = await failureOf(harness.model.start(harness.request, context));
    expect(error).toBeInstanceOf(NotStarted);
    expect((error as NotStarted).fault).toMatchObject({
      code: 'unauthorized',
      retryable: false,
      charged: 'none',
    });
    expect(`${availability.reason} ${showAll(error)}`).not.toContain(harness.secret);
  });

  test('a service that is busy is asked again later, when it says', async (harness) => {
    harness.play('rate_limited');
    const error = await failureOf(harness.model.start(harness.request, context));
    expect((error as NotStarted).fault).toMatchObject({
      code: 'rate_limited',
      retryable: true,
      retry_after: 7,
    });
    expect(harness.creates()).toBe(0);
  });

  test('a cut after the request arrived is not called "not started", and nothing is sent again', async (harness) => {
    harness.play('cut_after_accept');
    const error = await failureOf(harness.model.start(harness.request, context));
    expect(error).not.toBeInstanceOf(NotStarted);
    expect(showAll(error)).not.toContain(harness.secret);
    expect(harness.creates()).toBe(1);
  });

  test('a gateway error leaves open whether the request arrived', async (harness) => {
    harness.play('gateway_error');
    const error = await failureOf(harness.model.start(harness.request, context));
    expect(error).not.toBeInstanceOf(NotStarted);
  });

  test('nobody listening means certainly not started', async ({ unreachable, request }) => {
    const error = await failureOf(unreachable.start(request, context));
    expect(error).toBeInstanceOf(NotStarted);
    expect((error as NotStarted).fault).toMatchObject({
      code: 'unavailable',
      retryable: true,
      charged: 'none',
    });
    expect((await unreachable.check()).available).toBe(false);
  });

  if (refuses)
    test('a request the model cannot serve is refused before anything is sent', async (harness) => {
      if (!harness.impossible) throw new Error('say which request is impossible');
      const error = await failureOf(harness.model.start(harness.impossible, context));
      expect((error as NotStarted).fault).toMatchObject({ code: 'invalid_input', retryable: false });
      expect(harness.calls()).toBe(0);
    });
  if (!synchronous) jobPromises(test);

  describe(`${name} keeps the promises of a model:`, () => {
    it.each(promises)('%s', async (_title, body) => {
      expect.hasAssertions();
      const harness = await open();
      try {
        await body(harness);
      } finally {
        await harness.close();
      }
    });
  });
}

function showAll(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value);
  const fault = value instanceof NotStarted ? JSON.stringify(value.fault) : '';
  return `${value.message} ${value.stack} ${fault} ${value.cause === undefined ? '' : showAll(value.cause)}`;
}

async function expectOutput<R>(ended: OperationStatus, { expects }: Harness<R>): Promise<void> {
  const [output] = ended.state === 'succeeded' ? ended.outputs : [];
  const bytes = output?.kind === 'file' ? await readFile(output.path) : Buffer.alloc(0);
  const content = expects === 'json' ? undefined : output?.kind === 'file' ? output.content_type : 'no file';
  const found = fileKind(bytes);
  expect([ended.state, found?.kind ?? output?.kind, found?.content_type]).toEqual([
    'succeeded',
    expects,
    content,
  ]);
}

type Promised<R> = (title: string, body: (harness: Harness<R>) => Promise<void>) => void;

/** Promises of services that work on a job while we wait. */
function jobPromises<R>(test: Promised<R>): void {
  test('a look that fails throws and creates nothing', async (harness) => {
    const operation = await harness.model.start(harness.request, context);
    harness.play('poll_fails');
    await failureOf(harness.model.status(operation, never));
    await failureOf(harness.model.status(operation, never));
    await expectOutput(await untilEnded(harness.model, operation), harness);
    expect(harness.creates()).toBe(1);
  });

  test('a job that fails is a result with a sentence, not an exception', async (harness) => {
    const operation = await harness.model.start(harness.request, context);
    harness.play('job_fails');
    const ended = await untilEnded(harness.model, operation);
    expect(ended.state).toBe('failed');
    expect(ended.state === 'failed' && ended.fault.message).toMatch(/^[A-Z].*[.)]$/);
    expect(showAll(ended)).not.toContain(harness.secret);
  });

  test('a cancel reaches the service', async (harness) => {
    const operation = await harness.model.start(harness.request, context);
    await harness.model.cancel(operation);
    expect(harness.cancels()).toBe(1);
    expect((await untilEnded(harness.model, operation)).state).toBe('canceled');
  });
}
