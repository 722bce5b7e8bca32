import { hash32 } from '../math.ts';
import { allocate, type Allocation } from './allocate.ts';
import { takeBrand } from './brand.ts';
import { findHead, type Head } from './find-head.ts';
import { knownNouns, otherNoun } from './head-noun.ts';
import { MOOD_WORDS, type MoodTag } from './mood-words.ts';
import { attributeAt, isAttribute } from './phrase.ts';
import type { ProductSpec } from './product-spec.ts';
import { type Piece, normalise, pieces, tokens } from './tokens.ts';
import { chooseShape } from './shapes.ts';
import { FILLER_WORDS } from './vocabulary.ts';

/**
 * Reads an ordinary sentence about a product.
 * @param seed decides what the words leave open; the sentence's own hash unless given
 */
export function parsePrompt(prompt: string, seed?: number): ProductSpec {
  const { brand, rest } = takeBrand(prompt);
  const sentence = pieces(tokens(rest));
  const head = findHead(sentence);
  const given = allocate(sentence, head);
  const actualSeed = (seed ?? hash32(normalise(prompt))) >>> 0;
  const tags = moodTags(sentence);
  const dark = tags.has('dark') || (given.bgColor !== undefined && Math.max(...given.bgColor) < 0.03);
  return {
    prompt,
    seed: actualSeed,
    category: head.category,
    sub: chooseShape(
      head.category,
      head.sub,
      sentence.flatMap((piece) => piece.words),
      actualSeed,
    ),
    body: given.body,
    parts: given.parts,
    without: given.without,
    ...(given.surface === undefined ? {} : { surface: given.surface }),
    ...(given.bgColor === undefined ? {} : { bgColor: given.bgColor }),
    mood: dark ? 'dark' : tags.has('sun') || tags.has('warm') ? 'sun' : 'clean',
    luxury: tags.has('luxury'),
    minimal: tags.has('minimal'),
    brand,
    title: titleOf(given, head),
    plural: head.noun.endsWith('s') || /\bpair\b/.test(rest.toLowerCase()),
    tennis: /\btennis\b/i.test(rest),
    noun: head.noun,
    warnings: warningsOf(head, sentence),
  };
}

/** Mood words that are not part of a colour name ("midnight blue", "golden"). */
function moodTags(sentence: readonly Piece[]): Set<MoodTag> {
  const tags = new Set<MoodTag>();
  for (const { words } of sentence) {
    for (let i = 0; i < words.length; ) {
      const attribute = attributeAt(words, i);
      const word = words[i] ?? '';
      const goldenHour = word === 'golden' && words[i + 1] === 'hour';
      if (!attribute || goldenHour) {
        const tag = word === 'dark' ? 'dark' : MOOD_WORDS[word];
        if (tag) tags.add(tag);
      }
      i += attribute?.length ?? 1;
    }
  }
  return tags;
}

const TASTES =
  /^(orange|lime|lemon|peach|cherry|raspberry|berry|mint|plum|grape|apricot|mango|melon|coffee|chocolate|vanilla|honey|rose|lavender|apple|coconut)$/;
const FOODS = /^(tea|wine|coffee|chocolate|beans?|rice|salt|pepper)$/;

/** Words fit for a label: what the user said of the product, without colours, materials and filler. */
function titleOf(given: Allocation, head: Head): string {
  const { words } = given.body;
  const kept: string[] = [];
  const noun = words.lastIndexOf(head.noun.split(' ').at(-1) ?? '');
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? '';
    const attribute = attributeAt(words, i);
    const colour = attribute?.length === 1 && attribute.entry.kind === 'colour';
    // "orange soda can" names a taste, "soda can in orange" and "yellow can" a colour
    const next = words[i + 1] ?? '';
    const named = head.category === 'can' || /^(soda|juice|jam|syrup)$/.test(next);
    const tasty = named && TASTES.test(word) && i < noun;
    const flavour = colour && (tasty || FOODS.test(next));
    if ((!attribute || flavour) && !FILLER_WORDS.has(word) && !/^[\d#,]/.test(word)) kept.push(word);
    i += attribute?.length ?? 1;
  }
  return [...new Set(kept)].slice(0, 5).join(' ');
}

function warningsOf(head: Head, sentence: readonly Piece[]): string[] {
  if (head.category === 'generic') return [noShapeWarning(head.noun)];
  const others = sentence
    .filter((piece) => ['and', 'plus', ','].includes(piece.connector))
    .flatMap((piece) => knownNouns(piece.words))
    .filter((noun) => noun.category !== head.category && !isAttribute(noun.noun));
  const foreign = sentence
    .filter((piece) => ['and', 'plus'].includes(piece.connector))
    .map((piece) => otherNoun(piece.words)?.noun ?? '')
    .filter((noun) => noun !== '');
  const names = [...new Set([...others.map((noun) => noun.noun), ...foreign])];
  if (names.length === 0) return [];
  return [`One product is drawn per image: the ${head.noun}. Left out: ${names.join(', ')}.`];
}

/** The sentence a user reads when a labelled box stands in for the product. */
export function noShapeWarning(noun: string): string {
  const what = noun === '' ? 'this product' : `“${noun}”`;
  return `The local renderer has no shape for ${what} yet, so a labelled box stands in for it. Upload a photo of the product, or add a provider key, to show the real thing.`;
}
