import { asText } from '../as-text.ts';
import { randomUUID } from 'node:crypto';
import { type Call, cut, scenarioHeader, send, sendHtml } from '../http.ts';
import { type Scenario, scenarioOf } from '../scenario.ts';
import { costOf, type Price } from '../prices.ts';
import { pause, type World } from '../world.ts';
import { answerOf, apiError, chat } from './chat.ts';
import { strictFault } from './strict.ts';

const MODELS = ['gpt-5', 'gpt-5-mini', 'gpt-4.1-mini', 'gpt-image-2', 'llama3.1', 'qwen3'];
const STORM = 2;
const IMAGE_S = 12;
/** Per picture of medium quality. */
const IMAGE: Price = { unit: 'image', usd: 0.04 };
const NOTHING = { machine: 0, images: 0, seconds: 0, input_tokens: 0, output_tokens: 0 };

/** The surface of OpenAI and of servers compatible with it. */
export async function openaiRoutes(world: World, call: Call): Promise<void> {
  const [, place, second] = call.path;
  const asked = call.method === 'POST' ? asText(call.json().model) : '';
  const scenario = scenarioOf(scenarioHeader(call), call.body.toString('utf8'), world.standing(asked));
  const key = /^Bearer (\S+)$/.exec(call.header('authorization') ?? '')?.[1];
  if (!key || key === 'sk-wrong' || scenario === '401')
    return apiError(call, 401, 'Incorrect API key provided.', 'invalid_api_key');
  if (place === 'models') return models(call, second);
  if (call.method !== 'POST')
    return apiError(call, 404, `Unknown request URL: ${call.method} ${call.request.url}.`, null);
  if (refused(world, call, scenario)) return;
  if (place === 'chat' && second === 'completions') return chat(world, call, scenario);
  if (place === 'responses') return responses(world, call, scenario);
  if (place === 'images' && (second === 'generations' || second === 'edits'))
    return images(world, call, scenario);
  return apiError(call, 404, `Unknown request URL: POST ${call.request.url}.`, null);
}

function models(call: Call, id: string | undefined): void {
  const shown = (name: string) => ({
    id: name,
    object: 'model',
    created: 1_760_000_000,
    owned_by: 'simulator',
  });
  if (!id) return send(call, 200, { object: 'list', data: MODELS.map(shown) });
  if (MODELS.includes(id)) return send(call, 200, shown(id));
  return apiError(call, 404, `The model '${id}' does not exist`, 'model_not_found');
}

function refused(world: World, call: Call, scenario: Scenario): boolean {
  const again = call.body.toString('utf8');
  if (scenario === '402') {
    send(call, 429, {
      error: {
        message: 'You exceeded your current quota, please check your plan and billing details.',
        type: 'insufficient_quota',
        param: null,
        code: 'insufficient_quota',
      },
    });
    return true;
  }
  if (scenario === '429_retry_after' && world.plays.take(scenario, again, STORM)) {
    const error = {
      message: 'Rate limit reached. Please try again in 1s.',
      type: 'requests',
      param: null,
      code: 'rate_limit_exceeded',
    };
    send(call, 429, { error }, { 'retry-after': '1' });
    return true;
  }
  if (scenario === 'html_502' && world.plays.take(scenario, again, 1)) {
    sendHtml(call, 502);
    return true;
  }
  if (scenario === 'reset_before_accept' && world.plays.take(scenario, again, 1)) {
    cut(call);
    return true;
  }
  return false;
}

/** `POST /v1/responses`: the newer form of a chat; it takes no seed. */
async function responses(world: World, call: Call, scenario: Scenario): Promise<void> {
  const body = call.json() as {
    model?: string;
    input?: string | { role: string; content: string | { text?: string }[] }[];
    instructions?: string;
    text?: { format?: { type: string; schema?: Record<string, unknown>; strict?: boolean } };
  };
  if (!body.model || !body.input)
    return apiError(call, 400, "Missing required parameter: 'input'.", 'missing_required_parameter', 'input');
  const schema = body.text?.format?.type === 'json_schema' ? (body.text.format.schema ?? null) : null;
  const fault = schema && body.text?.format?.strict ? strictFault(schema) : null;
  if (fault)
    return apiError(
      call,
      400,
      `Invalid schema for response_format: ${fault}`,
      'invalid_json_schema',
      'text.format.schema',
    );
  const user =
    typeof body.input === 'string'
      ? body.input
      : body.input
          .map(({ content }) =>
            typeof content === 'string' ? content : content.map((part) => part.text ?? '').join(''),
          )
          .join('\n');
  const answer = await answerOf(world, { system: body.instructions ?? '', user, schema }, scenario);
  const id = `resp_${randomUUID().replaceAll('-', '')}`;
  world.journal.record({
    service: 'openai',
    id,
    job: call.header('x-job') ?? id,
    model: body.model,
    cost: 0.0004,
  });
  await pause(world, 1.5);
  const content = answer.refusal
    ? [{ type: 'refusal', refusal: answer.refusal }]
    : [{ type: 'output_text', text: answer.content, annotations: [] }];
  const short = answer.finish === 'length';
  send(call, 200, {
    id,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status: short ? 'incomplete' : 'completed',
    incomplete_details: short ? { reason: 'max_output_tokens' } : null,
    error: null,
    model: body.model,
    output: [{ type: 'message', id: `msg_${id}`, status: 'completed', role: 'assistant', content }],
    usage: { input_tokens: 100, output_tokens: 80, total_tokens: 180 },
  });
}

async function images(world: World, call: Call, scenario: Scenario): Promise<void> {
  const body = call.json() as { model?: string; prompt?: string; n?: number; size?: string };
  const prompt = body.prompt ?? '';
  if (!prompt)
    return apiError(
      call,
      400,
      "Missing required parameter: 'prompt'.",
      'missing_required_parameter',
      'prompt',
    );
  if (scenario === 'e005' || scenario === 'refusal')
    return apiError(call, 400, 'Your request was rejected by the safety system.', 'moderation_blocked');
  const [width = 1024, height = 1024] = (body.size ?? '1024x1024').split('x').map(Number);
  if (!Number.isFinite(width) || !Number.isFinite(height))
    return apiError(call, 400, `Invalid value: '${body.size}'.`, 'invalid_value', 'size');
  const model = body.model ?? 'gpt-image-2';
  const count = Math.min(10, Math.max(1, body.n ?? 1));
  const id = `img_${randomUUID()}`;
  world.journal.record({
    service: 'openai',
    id,
    job: call.header('x-job') ?? id,
    model,
    cost: costOf(world.prices[`openai:${model}`] ?? IMAGE, { ...NOTHING, images: count }, { ...body }),
  });
  if (scenario === 'reset_after_accept' && world.plays.take(scenario, prompt, 1)) return cut(call);
  const seed = () => Math.floor(Math.random() * 2 ** 31);
  const files = await Promise.all(
    Array.from({ length: count }, () =>
      world.make({ kind: 'image', model, prompt, seed: seed(), width, height, duration: 0, fps: 0 }),
    ),
  );
  await pause(world, IMAGE_S);
  send(call, 200, {
    created: Math.floor(Date.now() / 1000),
    data: files.map((file) => ({ b64_json: Buffer.from(file.bytes).toString('base64') })),
    usage: { input_tokens: 50, output_tokens: 1056 * count, total_tokens: 50 + 1056 * count },
  });
}
