import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ask, askModel } from '@admint/studio/enhance';
import { EXIT, Failure } from '../failure.ts';

/** The writers that need neither a key nor a network. */
export const RULES = 'rules';
/** A configured language model, else the rules. */
export const AUTO = 'auto';

/** Milliseconds between two looks at a job of a service that answers late. */
const LOOK_EVERY = 500;

export interface Writer {
  /** null: by rules */
  ask: (signal: AbortSignal) => Ask | null;
  /** Who writes, for people. */
  name: string;
}

const list = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);

/**
 * Who writes and scores, by the `--model` flag and the same variables the server reads. Nothing of the services is
 * loaded unless one of them is configured or named. Throws Failure (`usage`) for a model that cannot be used.
 */
export async function openWriter(wish: string, env: NodeJS.ProcessEnv = process.env): Promise<Writer> {
  const rules: Writer = { ask: () => null, name: RULES };
  const { REPLICATE_API_TOKEN, OPENAI_API_KEY, ADMINT_TEXT_SERVER, ADMINT_TEXT_SERVER_MODEL } = env;
  const configured = Boolean(REPLICATE_API_TOKEN || OPENAI_API_KEY || ADMINT_TEXT_SERVER);
  if (wish === RULES || (wish === AUTO && !configured)) return rules;
  const { openTextModel } = await import('@admint/providers/text');
  const own = ADMINT_TEXT_SERVER && ADMINT_TEXT_SERVER_MODEL;
  const model = await openTextModel(
    {
      keys: { replicate: REPLICATE_API_TOKEN || undefined, openai: OPENAI_API_KEY || undefined },
      endpoints: {
        replicate: env.REPLICATE_BASE_URL || undefined,
        openai: env.OPENAI_BASE_URL || undefined,
        local: own ? { baseUrl: ADMINT_TEXT_SERVER, model: ADMINT_TEXT_SERVER_MODEL } : undefined,
      },
      tier: env.ADMINT_TIER === 'production' ? 'production' : 'draft',
      overrides: { text: list(env.ADMINT_TEXT_MODELS) },
      modelsFile: env.ADMINT_MODELS_FILE || undefined,
    },
    wish === AUTO ? undefined : wish,
  );
  if (model === null) return rules;
  if (typeof model === 'string') {
    throw new Failure(EXIT.usage, 'no_model', `${model} Use --model ${RULES} to write and score by rules.`);
  }
  const run = randomUUID();
  const ask = (signal: AbortSignal) =>
    askModel(model, {
      key: (part) => `${run}/${part}`,
      signal,
      pause: () => sleep(LOOK_EVERY, undefined, { signal }),
    });
  return { ask, name: model.label ?? model.model };
}
