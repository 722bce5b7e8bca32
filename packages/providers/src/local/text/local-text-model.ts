import type { z } from 'zod';
import {
  NotStarted,
  type Operation,
  type OperationStatus,
  type TextModel,
  type TextRequest,
} from '../../spec/index.ts';
import { CopyInput, writeCopy } from './copy.ts';
import { PromptSetInput, writePromptSet } from './prompt-set.ts';
import { ScenePlanInput, writeScenePlan } from './scene-plan.ts';

/** The name printed on what the rule-based writers make. */
export const LOCAL_WRITER = 'Local writer';
const PROVIDER = 'local';

interface Task {
  /** Faults of the input by path, or null when it can be written from. */
  faults(input: unknown): string | null;
  write(input: unknown, seed: number): { value: unknown; warnings: string[] };
}

function task<Schema extends z.ZodType>(
  schema: Schema,
  write: (input: z.infer<Schema>, seed: number) => { warnings: string[] },
): Task {
  return {
    faults(input) {
      const read = schema.safeParse(input);
      if (read.success) return null;
      return read.error.issues
        .map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`)
        .join('; ');
    },
    write(input, seed) {
      const value = write(schema.parse(input), seed);
      return { value, warnings: value.warnings };
    },
  };
}

const TASKS: ReadonlyMap<string, Task> = new Map([
  ['prompt-set', task(PromptSetInput, writePromptSet)],
  ['scene-plan', task(ScenePlanInput, writeScenePlan)],
  ['copy', task(CopyInput, writeCopy)],
]);

/** What `status` needs to write the text: the task is cheap, so the handle carries the request, not the answer. */
interface WriterState {
  task: string;
  input: Record<string, unknown>;
  seed: number;
}

/**
 * Rule-based writers behind the interface of a language model: no network, no key, the same words for the same seed.
 * `start` throws NotStarted for a task it does not know or an input it cannot read.
 */
export function createLocalTextModel(): TextModel {
  return {
    provider: PROVIDER,
    model: LOCAL_WRITER,
    guarantee: 'idempotent',
    concurrency: 4,
    capabilities: [...TASKS.keys()],
    check: () => Promise.resolve({ available: true, reason: null }),
    price: () => ({ amount: 0, seconds: 0.1 }),
    start: (request, context) => start(request, context.key),
    status: (operation) => Promise.resolve(written(operation)),
    cancel: () => Promise.resolve(),
  };
}

async function start(request: TextRequest, key: string): Promise<Operation> {
  const writer = TASKS.get(request.task);
  if (!writer)
    throw refused(
      `The local writer has no task “${request.task}”. It knows ${[...TASKS.keys()].join(', ')}.`,
    );
  const faults = writer.faults(request.input);
  if (faults !== null) throw refused(`The local writer cannot work from this input: ${faults}.`);
  const state: WriterState = { task: request.task, input: request.input, seed: request.seed };
  return { provider: PROVIDER, model: LOCAL_WRITER, id: key, key, state };
}

function refused(message: string): NotStarted {
  return new NotStarted({ code: 'invalid_input', message, retryable: false, charged: 'none' });
}

function written(operation: Operation): OperationStatus {
  const state = operation.state as Partial<WriterState> | undefined;
  const writer = TASKS.get(state?.task ?? '');
  if (!writer || writer.faults(state?.input) !== null) {
    const message = 'This writing task cannot be read back; ask for the text again.';
    return {
      state: 'failed',
      cost: 0,
      fault: { code: 'interrupted', message, retryable: true, charged: 'none' },
    };
  }
  const { value, warnings } = writer.write(state?.input, state?.seed ?? 0);
  return { state: 'succeeded', outputs: [{ kind: 'json', value }], cost: 0, seconds: 0, warnings };
}
