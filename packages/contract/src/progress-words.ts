import { z } from 'zod';
import { PROGRESS_WORDS } from './progress-words.data.ts';

export type ProgressKey = keyof typeof PROGRESS_WORDS;

/** What a message says apart from its language: the key of a sentence in `PROGRESS_WORDS` and its values. */
export const ProgressWords = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ProgressWords = z.infer<typeof ProgressWords>;

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type NamesOf<Key extends ProgressKey> = NamesIn<(typeof PROGRESS_WORDS)[Key]>;
type ValuesOf<Key extends ProgressKey> = [NamesOf<Key>] extends [never]
  ? []
  : [values: Record<NamesOf<Key>, string | number>];

/** Takes the key of a sentence and all its values, gives the words that a message is made from. */
export function progressWords<Key extends ProgressKey>(key: Key, ...[values]: ValuesOf<Key>): ProgressWords {
  return values === undefined ? { key } : { key, values };
}

/** Gives the English sentence; the key itself where nobody knows it. */
export function englishOf({ key, values = {} }: ProgressWords): string {
  const sentence: string = PROGRESS_WORDS[key as ProgressKey] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
