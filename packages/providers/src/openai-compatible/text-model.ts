import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Answer, answerPrompt, readAnswer } from '../answer/index.ts';
import { capabilitiesOf, type CatalogueEntry, estimate, settleBy } from '../catalogue/index.ts';
import {
  type Fault,
  NotStarted,
  type OperationStatus,
  type TextModel,
  type TextRequest,
} from '../spec/index.ts';
import { Questions, type Reply } from './ask.ts';
import { InProcessRequests } from './in-process.ts';
import type { OpenAiService } from './service.ts';

export interface OpenAiTextOptions {
  service: OpenAiService;
  entry: CatalogueEntry;
  /** false for servers that cannot hold an answer to a schema */
  structured?: boolean;
  /** milliseconds that `start` waits for the answer, so that it is saved with the operation */
  patienceMs?: number;
}

const PATIENCE_MS = 45_000;
const MAX_TOKENS = 8192;

/** The answer itself, saved with the operation when it came in time: no restart can lose it then. */
const State = z.object({
  value: z.unknown().optional(),
  fault: z.custom<Fault>().optional(),
  cost: z.number().nullable(),
  warnings: z.array(z.string()),
});
type State = z.infer<typeof State>;

/**
 * Typed writing by a language model behind OpenAI's API. The service answers in one go, so `start` waits a while for the
 * answer; a slow one is written in this process and followed by `status`. An answer that cannot be read is asked for
 * once more. A local server costs nothing, so there a request whose answer was lost may simply be sent again.
 */
export function openAiTextModel(options: OpenAiTextOptions): TextModel {
  const { service, entry, structured = true, patienceMs = PATIENCE_MS } = options;
  const questions = new Questions(service, entry.model, structured);
  const requests = new InProcessRequests<State>();
  return {
    provider: entry.provider,
    model: entry.model,
    label: entry.label,
    limit: entry.limit,
    guarantee: service.name.local ? 'idempotent' : 'none',
    concurrency: entry.concurrency,
    capabilities: capabilitiesOf(entry),
    check: () => service.check(entry.model),
    price: () => estimate(entry, {}),
    start: async (request, { key, signal: waiting }) => {
      const id = `text-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
      const limit = AbortSignal.timeout(entry.limit * 1000);
      const work = (signal: AbortSignal) =>
        converse(questions, service, entry, request, AbortSignal.any([limit, signal]));
      const early = await requests.begin(id, work, patienceMs, waiting);
      if (early) requests.forget(id);
      if (early && 'error' in early) throw early.error;
      return { provider: entry.provider, model: entry.model, id, key, state: early ? early.value : {} };
    },
    status: ({ id, state }) => {
      const seen = requests.look(id);
      if (seen === 'running') return Promise.resolve({ state: 'running' });
      if (seen === 'unknown') return Promise.resolve(statusOf(state, service.name.local));
      if ('value' in seen) return Promise.resolve(statusOf(seen.value, service.name.local));
      return Promise.resolve(
        seen.stopped
          ? { state: 'canceled', cost: null }
          : { state: 'failed', ...lateFault(seen.error, service) },
      );
    },
    cancel: ({ id }) => {
      requests.stop(id);
      return Promise.resolve();
    },
  };
}

function lateFault(error: unknown, { name }: OpenAiService): { fault: Fault; cost: number | null } {
  if (error instanceof NotStarted) return { fault: error.fault, cost: 0 };
  const charged = name.local ? 'none' : 'unknown';
  const message = `${name.service} did not answer in time.`;
  return { fault: { code: 'timeout', message, retryable: true, charged }, cost: name.local ? 0 : null };
}

async function converse(
  questions: Questions,
  service: OpenAiService,
  entry: CatalogueEntry,
  request: TextRequest,
  signal: AbortSignal,
): Promise<State> {
  const { system, schema, seed } = request;
  const maxTokens = entry.fields.max_tokens?.value ?? MAX_TOKENS;
  const ask = (user: string) => questions.ask({ system, user, schema, seed, maxTokens, signal });
  let first: Reply;
  try {
    first = await ask(request.user);
  } catch (error) {
    throw service.startFailure(error);
  }
  const replies = [first];
  let answer = read(first, schema);
  if (!answer.ok && !first.refused) {
    // The first answer is paid for: from here on nothing may be called "not started".
    const second = await ask(answerPrompt.again(request.user, answer.complaint)).catch(() => null);
    if (second) {
      replies.push(second);
      answer = read(second, schema);
    }
  }
  return stateOf(entry, replies, answer);
}

const read = (reply: Reply, schema: Record<string, unknown>): Answer =>
  reply.refused ? { ok: false, complaint: 'refused' } : readAnswer(reply.text, schema);

function stateOf(entry: CatalogueEntry, replies: Reply[], answer: Answer): State {
  const sum = (of: 'input' | 'output') => replies.reduce((total, reply) => total + reply[of], 0);
  const metrics = { input_token_count: sum('input'), output_token_count: sum('output') };
  const cost = settleBy(entry, {}, metrics, true);
  const again = replies.length > 1;
  const warnings = again ? [`${entry.label} was asked twice: its first answer could not be read.`] : [];
  if (answer.ok) {
    const repaired = answer.warning === undefined ? [] : [answer.warning];
    return { value: answer.value, cost, warnings: [...warnings, ...repaired] };
  }
  return { fault: faultOf(entry, replies, answer.complaint, cost === 0), cost, warnings };
}

function faultOf({ label }: CatalogueEntry, replies: Reply[], complaint: string, free: boolean): Fault {
  const charged = free ? 'none' : 'full';
  if (replies.at(-1)?.refused) {
    return {
      code: 'content_refused',
      message: `${label} declined to write this. Change the words and try again.`,
      retryable: false,
      charged,
    };
  }
  const why = complaint.split('\n')[0] ?? '';
  const message = `${label} did not answer in the form that was asked for (${why}). Another model may do better.`;
  return { code: 'model_error', message, retryable: true, charged };
}

function statusOf(saved: unknown, local: boolean): OperationStatus {
  const state = State.safeParse(saved).data;
  if (!state) {
    const message = 'The server stopped while the language model was writing, so its answer was lost.';
    const fault: Fault = {
      code: 'interrupted',
      message,
      retryable: true,
      charged: local ? 'none' : 'unknown',
    };
    return { state: 'failed', cost: local ? 0 : null, fault };
  }
  if (state.fault) return { state: 'failed', fault: state.fault, cost: state.cost };
  const outputs = [{ kind: 'json' as const, value: state.value }];
  return { state: 'succeeded', outputs, cost: state.cost, warnings: state.warnings };
}
