import { costOf, type Price } from '../prices.ts';
import { randomUUID } from 'node:crypto';
import { type Call, openEvents, send } from '../http.ts';
import type { Scenario } from '../scenario.ts';
import { pause, type World } from '../world.ts';
import { strictFault } from './strict.ts';

interface ChatBody {
  model?: string;
  messages?: { role: string; content: string | { text?: string }[] }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  response_format?: { type: string; json_schema?: { schema?: Record<string, unknown>; strict?: boolean } };
}

const LATENCY_S = 1.5;
/** Small models' list price. */
const TOKEN: Price = { unit: 'token', input: 0.4, output: 1.6 };

const tokens = (text: string) => Math.ceil(text.length / 4);
const textOf = (content: string | { text?: string }[]) =>
  typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('');

export const apiError = (
  call: Call,
  status: number,
  message: string,
  code: string | null,
  param: string | null = null,
) => send(call, status, { error: { message, type: 'invalid_request_error', param, code } });

/** `POST /v1/chat/completions`, whole or as a stream. */
export async function chat(world: World, call: Call, scenario: Scenario): Promise<void> {
  const body = call.json() as ChatBody;
  if (!body.model || !body.messages?.length)
    return apiError(call, 400, "you must provide a model and 'messages'", null);
  const format = body.response_format;
  const schema = format?.type === 'json_schema' ? (format.json_schema?.schema ?? null) : null;
  const fault = schema && format?.json_schema?.strict ? strictFault(schema) : null;
  if (fault)
    return apiError(
      call,
      400,
      `Invalid schema for response_format 'response': ${fault}`,
      null,
      'response_format',
    );
  const said = (role: string) =>
    (body.messages ?? [])
      .filter((message) => message.role === role)
      .map((message) => textOf(message.content))
      .join('\n');
  const system = `${said('system')}${said('developer')}`;
  const answer = await answerOf(world, { system, user: said('user'), schema }, scenario);
  const usage = {
    prompt_tokens: tokens(system + said('user')),
    completion_tokens: tokens(answer.content ?? answer.refusal ?? ''),
    total_tokens: 0,
  };
  usage.total_tokens = usage.prompt_tokens + usage.completion_tokens;
  const id = `chatcmpl-${randomUUID()}`;
  const price = world.prices[`openai:${body.model}`] ?? TOKEN;
  const used = { input_tokens: usage.prompt_tokens, output_tokens: usage.completion_tokens };
  const cost = costOf(price, { machine: 0, images: 0, seconds: 0, ...used }, {});
  world.journal.record({ service: 'openai', id, job: call.header('x-job') ?? id, model: body.model, cost });
  if (scenario === 'reset_after_accept' && world.plays.take(scenario, said('user'), 1))
    return void call.request.socket.destroy();
  const made: Made = { id, model: body.model, answer, usage };
  if (body.stream) return streamed(world, call, made, body.stream_options?.include_usage ?? false);
  await pause(world, LATENCY_S);
  send(call, 200, {
    ...frame(made, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: answer.content, refusal: answer.refusal },
        logprobs: null,
        finish_reason: answer.finish,
      },
    ],
    usage,
  });
}

interface Answer {
  content: string | null;
  refusal: string | null;
  finish: 'stop' | 'length' | 'content_filter';
}
interface Made {
  id: string;
  model: string;
  answer: Answer;
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

/** What the model says, or how it fails to. */
export async function answerOf(
  world: World,
  job: { system: string; user: string; schema: Record<string, unknown> | null },
  scenario: Scenario,
): Promise<Answer> {
  if (scenario === 'refusal')
    return { content: null, refusal: "I'm sorry, I can't help with that.", finish: 'stop' };
  if (scenario === 'llm_empty') return { content: '', refusal: null, finish: 'length' };
  const text = await world.write(job);
  if (scenario === 'length')
    return { content: text.slice(0, text.length >> 1), refusal: null, finish: 'length' };
  if (scenario === 'llm_broken_json')
    return { content: `Sure!\n\`\`\`json\n${text.slice(0, -1)}`, refusal: null, finish: 'stop' };
  return { content: text, refusal: null, finish: 'stop' };
}

const frame = ({ id, model }: Made, object: string) => ({
  id,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
  system_fingerprint: 'fp_simulated',
});

async function streamed(world: World, call: Call, made: Made, withUsage: boolean): Promise<void> {
  const write = openEvents(call);
  const chunk = (choices: unknown[], usage?: unknown) =>
    write(
      `data: ${JSON.stringify({ ...frame(made, 'chat.completion.chunk'), choices, ...(withUsage && { usage: usage ?? null }) })}\n\n`,
    );
  const choice = (delta: unknown, finish_reason: string | null) => [
    { index: 0, delta, logprobs: null, finish_reason },
  ];
  chunk(choice({ role: 'assistant', content: '' }, null));
  for (const piece of (made.answer.content ?? made.answer.refusal ?? '').match(/[\s\S]{1,12}/g) ?? []) {
    await pause(world, 0.02);
    chunk(choice(made.answer.refusal ? { refusal: piece } : { content: piece }, null));
  }
  chunk(choice({}, made.answer.finish));
  if (withUsage) chunk([], made.usage);
  write('data: [DONE]\n\n');
  call.response.end();
}
