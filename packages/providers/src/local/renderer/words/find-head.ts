import { type FoundNoun, knownNouns, otherNoun } from './head-noun.ts';
import { isAttribute } from './phrase.ts';
import type { Category } from './product-spec.ts';
import { CONNECTORS, PLACE_CONNECTORS, partNamed } from './part-words.ts';
import type { Piece } from './tokens.ts';
import { FILLER_WORDS } from './vocabulary.ts';

/** What a sentence is about. */
export interface Head {
  category: Category;
  sub: string;
  noun: string;
  /** Piece it stands in and its words there; −1 when no noun was found. */
  piece: number;
  from: number;
  to: number;
}

/** Words that decide a shape even when another noun of the category follows or precedes them. */
const DECISIVE: ReadonlySet<string> = new Set(
  'perfume,perfumes,jar,tube,dropper,spray,tote,tote bag,backpack,flask,high top,high tops,boot,boots,chelsea boot,aviator,aviators,chronograph,stool,pillar candle'.split(
    ',',
  ),
);
const DRINKS =
  /\b(water|soda|cola|milk|tea|coffee|cocktail|drink|beverage|beer|cider|syrup|wine|juice|lemonade|kombucha|seltzer|smoothie)\b/;

function last<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}

/** The product a sentence is about; `generic` with the user's own noun when there is no shape for it. */
export function findHead(sentence: readonly Piece[]): Head {
  for (const [index, piece] of sentence.entries()) {
    if (piece.connector === 'without' || piece.connector === 'no') continue;
    if (PLACE_CONNECTORS.has(piece.connector)) continue;
    const known = last(knownNouns(piece.words));
    const other = otherNoun(piece.words);
    if (known && (!other || other.to <= known.to)) return refined(known, index, sentence);
    if (other) return unknown(other.noun);
  }
  return partOf(sentence) ?? unknown(contentNoun(sentence));
}

/** "laces on a black shoe": only a part was named first, so the thing it stands on is the product. */
function partOf(sentence: readonly Piece[]): Head | null {
  const noun = contentNoun(sentence).split(' ').at(-1) ?? '';
  for (const [index, piece] of sentence.entries()) {
    const known = last(knownNouns(piece.words));
    if (known && (noun === '' || partNamed(noun, known.category))) return refined(known, index, sentence);
  }
  return null;
}

function unknown(noun: string): Head {
  return { category: 'generic', sub: 'carton', noun, piece: -1, from: 0, to: 0 };
}

/** The last words of the first piece that are neither colour nor filler. */
function contentNoun(sentence: readonly Piece[]): string {
  for (const piece of sentence) {
    const words = piece.words.filter((w) => !FILLER_WORDS.has(w) && !isAttribute(w) && !CONNECTORS.has(w));
    if (words.length > 0) return words.slice(-2).join(' ');
  }
  return '';
}

/** Lets other nouns of the same category choose the shape: "bottle of perfume", "white high top canvas sneakers". */
function refined(head: FoundNoun, index: number, sentence: readonly Piece[]): Head {
  const here = sentence
    .flatMap((piece) => knownNouns(piece.words))
    .filter((n) => n.category === head.category);
  const decisive = here.find((n) => DECISIVE.has(n.noun));
  const sub = decisive?.sub ?? (head.sub || here.find((n) => n.sub !== '')?.sub) ?? '';
  const held = containerOf(head, sentence);
  return {
    category: held ?? head.category,
    sub: held ? (held === 'bottle' ? 'drink' : '') : sub || bottleSub(head.category, sentence),
    noun: head.noun,
    piece: index,
    from: head.from,
    to: head.to,
  };
}

/** "sparkling water in a glass bottle": a drink comes in what it is said to come in. */
function containerOf(head: FoundNoun, sentence: readonly Piece[]): Category | null {
  if (!DRINKS.test(head.noun) || (head.category !== 'can' && head.category !== 'bottle')) return null;
  for (const piece of sentence) {
    const held = piece.connector === 'in' ? last(knownNouns(piece.words)) : undefined;
    if (held && held.category !== head.category && (held.category === 'can' || held.category === 'bottle')) {
      return held.category;
    }
  }
  return null;
}

function bottleSub(category: Category, sentence: readonly Piece[]): string {
  if (category !== 'bottle') return '';
  const text = sentence.map((piece) => piece.words.join(' ')).join(' ');
  if (/\bpumps?\b/.test(text)) return 'pump';
  return DRINKS.test(text) ? 'drink' : '';
}
