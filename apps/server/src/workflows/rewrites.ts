import type { CallSpec } from '@admint/studio';
import { rewritten } from '@admint/studio';

/** Other words for parts of a run that a content filter refused, by `agent/part`; `after` null: a text model is asked. */
export type Rewrites = Readonly<Record<string, { before: string; after: string | null; refusal: string }>>;

export const rewriteKey = (agent: string, part: string) => `${agent}/${part}`;

/** Takes a call and its new words, gives the call that asks with them and says so. */
export function inOtherWords(spec: CallSpec, prompt: string): CallSpec {
  if (spec.kind !== 'image' && spec.kind !== 'video') return spec;
  const request = { ...spec.request, prompt } as CallSpec['request'];
  return { ...spec, request, ...(spec.asset && { asset: { ...spec.asset, prompt } }) };
}

/** The words a part is asked for in: the ones the user wrote, the text model's, or those of the rule. */
export const wordsOf = ({ before, after }: Rewrites[string], answer: unknown): string =>
  after ?? rewritten(before, answer);
