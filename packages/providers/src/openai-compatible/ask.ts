import type { LanguageModel } from 'ai';
import { z } from 'zod';
import { answerPrompt, strictSchema } from '../answer/index.ts';
import { HttpError } from '../http/index.ts';
import { retryAfter } from '../http/retry-after.ts';
import type { OpenAiService } from './service.ts';

export interface Asked {
  system: string;
  user: string;
  schema: Record<string, unknown>;
  seed: number;
  maxTokens: number;
  signal: AbortSignal;
}

/** What came back for one question. */
export interface Reply {
  text: string;
  input: number;
  output: number;
  /** Did a content filter stop it? */
  refused: boolean;
}

const Body = z.looseObject({
  choices: z
    .array(z.looseObject({ message: z.looseObject({ refusal: z.string().nullish() }).nullish() }))
    .nullish(),
});

/** One language model of a service, asked one question at a time and never twice for the same. */
export class Questions {
  private readonly service: OpenAiService;
  private readonly name: string;
  private readonly structured: boolean;

  /** `structured: false` for servers that cannot hold an answer to a schema: it goes into the instructions instead. */
  constructor(service: OpenAiService, model: string, structured: boolean) {
    this.service = service;
    this.structured = structured;
    this.name = model;
  }

  /** Throws `HttpError` for a refusal, anything else when the answer was lost. */
  async ask({ system, user, schema, seed, maxTokens, signal }: Asked): Promise<Reply> {
    const { generateText, jsonSchema, Output } = await import('ai');
    const told = this.structured ? system : answerPrompt.system(system, schema);
    try {
      const result = await generateText({
        model: await languageModel(this.service, this.name),
        system: told,
        prompt: user,
        seed,
        maxOutputTokens: maxTokens,
        maxRetries: 0,
        abortSignal: signal,
        ...(this.structured && { output: Output.object({ schema: jsonSchema(strictSchema(schema)) }) }),
      });
      const body = Body.safeParse(result.response.body).data;
      return {
        text: result.text,
        input: result.usage.inputTokens ?? 0,
        output: result.usage.outputTokens ?? 0,
        refused: result.finishReason === 'content-filter' || Boolean(body?.choices?.[0]?.message?.refusal),
      };
    } catch (error) {
      return await this.unread(error);
    }
  }

  /** The client throws when it cannot read an answer; the words are there all the same and may be repaired. */
  private async unread(error: unknown): Promise<Reply> {
    const { APICallError, NoObjectGeneratedError } = await import('ai');
    if (NoObjectGeneratedError.isInstance(error)) {
      return {
        text: error.text ?? '',
        input: error.usage?.inputTokens ?? 0,
        output: error.usage?.outputTokens ?? 0,
        refused: error.finishReason === 'content-filter',
      };
    }
    if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 300) {
      const body = error.responseBody ?? '';
      const wait = retryAfter(body, new Headers(error.responseHeaders ?? {}));
      throw new HttpError(this.service.origin.name, { status: error.statusCode, body, retryAfter: wait }, [
        this.service.key,
      ]);
    }
    throw error;
  }
}

/** The client is loaded with the first question: a server without such a model starts without it. */
async function languageModel(service: OpenAiService, model: string): Promise<LanguageModel> {
  const { baseUrl: baseURL, guardedFetch: fetch, key } = service;
  if (!service.name.local) {
    const { createOpenAI } = await import('@ai-sdk/openai');
    return createOpenAI({ baseURL, apiKey: key, fetch }).chat(model);
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const named = { name: 'local', baseURL, fetch, supportsStructuredOutputs: true };
  return createOpenAICompatible({ ...named, ...(key !== '' && { apiKey: key }) })(model);
}
