import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, answerPrompt, readAnswer } from '../answer/index.ts';
import { capabilitiesOf, type CatalogueEntry, estimate, settleBy } from '../catalogue/index.ts';
import type { CallContext, Fault, OperationStatus, TextModel, TextRequest } from '../spec/index.ts';
import { Questions, type Reply } from './ask.ts';
import type { OpenAiService } from './service.ts';

export interface OpenAiTextOptions {
  service: OpenAiService;
  entry: CatalogueEntry;
  /** false for servers that cannot hold an answer to a schema */
  structured?: boolean;
}

const MAX_TOKENS = 8192;

/** The answer itself: it is saved with the operation, so that no restart can lose what was paid for. */
const State = z.object({
  value: z.unknown().optional(),
  fault: z.custom<Fault>().optional(),
  cost: z.number().nullable(),
  warnings: z.array(z.string()),
});
type State = z.infer<typeof State>;

/**
 * Typed writing by a language model behind OpenAI's API. The service answers in one go, so `start` waits for the
 * answer; one that cannot be read is asked for once more. A local server costs nothing, so there a request whose
 * answer was lost may simply be sent again.
 */
export function openAiTextModel({ service, entry, structured = true }: OpenAiTextOptions): TextModel {
  const questions = new Questions(service, entry.model, structured);
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
    start: async (request, context) => {
      const { id, state } = await converse(questions, service, entry, request, context);
      return {
        provider: entry.provider,
        model: entry.model,
        id: id || randomUUID(),
        key: context.key,
        state,
      };
    },
    status: (operation) => Promise.resolve(statusOf(operation.state)),
    cancel: () => Promise.resolve(),
  };
}

async function converse(
  questions: Questions,
  service: OpenAiService,
  entry: CatalogueEntry,
  request: TextRequest,
  { signal }: CallContext,
): Promise<{ id: string; state: State }> {
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
  return { id: first.id, state: stateOf(entry, replies, answer) };
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

function statusOf(saved: unknown): OperationStatus {
  const state = State.safeParse(saved).data;
  if (!state) {
    const message = 'The answer of the language model was not kept.';
    return {
      state: 'failed',
      cost: null,
      fault: { code: 'interrupted', message, retryable: true, charged: 'unknown' },
    };
  }
  if (state.fault) return { state: 'failed', fault: state.fault, cost: state.cost };
  const outputs = [{ kind: 'json' as const, value: state.value }];
  return { state: 'succeeded', outputs, cost: state.cost, warnings: state.warnings };
}
