import { z } from 'zod';
import {
  MOOD_WORDS,
  parsePrompt,
  type Phrase,
  type ProductSpec,
  readScene,
} from '../renderer/words/index.ts';
import { CATEGORY_CTAS, MOOD_CTAS, PLAIN_CTAS } from './call-to-action-words.ts';

/** Longest product name, characters. */
export const NAME_LIMIT = 50;
/** Longest call to action, characters. */
export const CTA_LIMIT = 30;

/** Facts of a `copy` task. */
export const CopyInput = z.object({
  product_prompt: z.string().trim().min(1),
  video_prompt: z.string().nullish(),
});
export type CopyInput = z.infer<typeof CopyInput>;

/** Suggestions for the text of an ad, best first. */
export const CopySuggestions = z.object({
  product_names: z.array(z.string().min(1).max(NAME_LIMIT)).min(1),
  ctas: z.array(z.string().min(1).max(CTA_LIMIT)).min(1),
  warnings: z.array(z.string()),
});
export type CopySuggestions = z.infer<typeof CopySuggestions>;

/** Product names made of the user's own words, and calls to action that fit product and scene. No brand is invented. */
export function writeCopy(input: CopyInput, seed: number): CopySuggestions {
  const spec = parsePrompt(input.product_prompt);
  const usual = CATEGORY_CTAS[spec.category];
  const turned = usual.map((_, i) => usual[(i + (seed >>> 0)) % usual.length] ?? '');
  const tags = readScene(`${input.product_prompt} ${input.video_prompt ?? ''}`).tags;
  const moods = tags.map((tag) => MOOD_CTAS[tag] ?? '');
  return CopySuggestions.parse({
    product_names: unique(names(spec).map((name) => fit(name, NAME_LIMIT))),
    ctas: unique([...turned.slice(0, 2), ...moods.slice(0, 2), ...PLAIN_CTAS, ...turned.slice(2)]).slice(
      0,
      6,
    ),
    warnings: spec.brand.length > NAME_LIMIT ? ['The brand name is longer than a product name may be.'] : [],
  });
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list.filter((text) => text !== ''))];
}

function names(spec: ProductSpec): string[] {
  const noun = titleCase(spec.noun || spec.title || 'Product');
  const look = lookOf(spec.body);
  const full = noun.startsWith(look) ? noun : `${look} ${noun}`.trim();
  const mood = spec.prompt
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .find((word) => MOOD_WORDS[word] === 'luxury' || MOOD_WORDS[word] === 'minimal');
  const title = titleCase(spec.title);
  const described = title && title.toLowerCase() !== noun.toLowerCase() ? title : '';
  const plain = unique([
    full,
    described,
    described && !described.startsWith(look) ? `${look} ${described}`.trim() : '',
    mood ? `${titleCase(mood)} ${noun}` : '',
    `The ${full}`,
  ]);
  if (spec.brand === '') return plain.slice(0, 5);
  return unique([
    `${spec.brand} ${noun}`,
    spec.brand,
    ...plain.slice(0, 2).map((name) => `${spec.brand} ${name}`),
  ]);
}

const METAL_NAMES: Readonly<Record<string, string>> = { rosegold: 'rose gold' };

/** The first colour and the first material in words: "Navy Blue Leather". */
function lookOf(body: Phrase): string {
  const material = body.materials[0];
  const color = body.colorNames.find((name) => !name.startsWith('#'));
  const words = [color, material ? (METAL_NAMES[material] ?? material) : ''];
  return titleCase(words.filter(Boolean).join(' '));
}

function titleCase(text: string): string {
  return text.replace(/(^|[\s-])(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}

/** Drops whole words from the end until the text fits. */
function fit(text: string, limit: number): string {
  let short = text;
  while (short.length > limit && short.includes(' ')) short = short.slice(0, short.lastIndexOf(' '));
  return short.slice(0, limit);
}
