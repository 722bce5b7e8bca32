import { z } from 'zod';
import type { CallSpec } from '../agent.ts';
import { gentler } from './gentle-words.ts';
import { rewritePrompt } from './rewrite.prompt.ts';

/** Name under which the bill shows what other words cost. */
export const REWRITER = 'prompt_rewriter';

const Answer = z.object({ prompt: z.string().trim().min(10).max(4000) });

/** The question to a text model: other words for `prompt`, which a content filter refused with `refusal`. */
export function rewriteCall(part: string, prompt: string, refusal: string): CallSpec<'text'> {
  return {
    kind: 'text',
    part,
    request: {
      task: 'prompt-rewrite',
      system: rewritePrompt.system,
      user: rewritePrompt.user(prompt, refusal),
      schema: z.toJSONSchema(Answer) as Record<string, unknown>,
      input: { prompt, refusal },
      seed: 0,
    },
  };
}

/** Takes what a text model answered (nothing, when there is none), gives other words for `prompt`: its own, else by rule. */
export function rewritten(prompt: string, answer?: unknown): string {
  const read = Answer.safeParse(answer);
  return read.success && read.data.prompt !== prompt ? read.data.prompt : gentler(prompt);
}
