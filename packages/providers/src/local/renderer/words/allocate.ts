import type { V3 } from '../math.ts';
import type { Head } from './find-head.ts';
import { knownNouns } from './head-noun.ts';
import { PLACE_CONNECTORS, partNamed, SURFACE_WORDS } from './part-words.ts';
import { attributeAt, mergePhrase, readPhrase, saysSomething } from './phrase.ts';
import { emptyPhrase, type PartName, type Phrase, type Surface } from './product-spec.ts';
import type { Piece } from './tokens.ts';

/** Who gets which words of the sentence. */
export interface Allocation {
  body: Phrase;
  parts: Partial<Record<PartName, Phrase>>;
  without: PartName[];
  surface: Surface | undefined;
  bgColor: V3 | undefined;
}

type Target = 'body' | PartName;

const BACKGROUND = /^(backgrounds?|backdrops?|wall|seamless|studio)$/;
/** After "in", these name a material of the product, not a place. */
const MATERIAL_PLACES: ReadonlySet<string> = new Set(
  'marble granite wood wooden oak walnut glass velvet linen silk fabric cloth stone slate acrylic'.split(' '),
);

/** After these, colours belong to what was named last: "laces in white", "a strap made of steel". */
const DESCRIBES_LAST: ReadonlySet<string> = new Set([
  'in',
  'of',
  'is',
  'are',
  'made',
  'from',
  'that',
  'which',
]);

/** Hands out colours, materials and finishes to the body, the parts and the set. */
export function allocate(sentence: readonly Piece[], head: Head): Allocation {
  const reader = new AttributeReader(head);
  sentence.forEach((piece, index) => {
    reader.read(piece, index);
  });
  return reader.finish();
}

class AttributeReader {
  private readonly head: Head;
  private readonly result: Allocation = {
    body: emptyPhrase(),
    parts: {},
    without: [],
    surface: undefined,
    bgColor: undefined,
  };
  private readonly ofNoun: Phrase = emptyPhrase();
  private target: Target = 'body';
  /** Attribute words that wait for the thing they describe. */
  private pending: string[] = [];

  constructor(head: Head) {
    this.head = head;
  }

  read(piece: Piece, index: number): void {
    if (piece.connector === 'without' || piece.connector === 'no') return this.exclude(piece);
    if (this.readPlace(piece, index)) return;
    // "navy and white" are two colours, "cherry red" is one: the mark keeps them apart.
    if (!['and', 'or', ','].includes(piece.connector)) this.flush();
    else if (this.pending.length > 0) this.pending.push(',');
    if (index === this.head.piece) this.target = 'body';
    let assigned = false;
    for (let i = 0; i < piece.words.length; ) {
      const step = this.stepAt(piece, index, i);
      if (step.target) {
        this.target = step.target;
        this.flush(piece.words.slice(i, i + step.length));
        assigned = true;
      } else this.pending.push(...piece.words.slice(i, i + step.length));
      i += step.length;
    }
    if (assigned || DESCRIBES_LAST.has(piece.connector)) this.flush();
  }

  finish(): Allocation {
    this.flush();
    if (this.result.body.colors.length === 0) mergePhrase(this.result.body, this.ofNoun);
    return this.result;
  }

  /** What stands at a word: the product, a part of it, an attribute, or an ordinary word. */
  private stepAt(piece: Piece, index: number, i: number): { length: number; target: Target | null } {
    if (index === this.head.piece && i === this.head.from) {
      return { length: this.head.to - this.head.from, target: 'body' };
    }
    const found = attributeAt(piece.words, i);
    const part = partNamed(piece.words[i] ?? '', this.head.category);
    const beforeHead = index === this.head.piece && i < this.head.from;
    if (part && !(found && beforeHead)) return { length: 1, target: part };
    if (found) return { length: found.length, target: null };
    const noun = knownNouns(piece.words).find((n) => n.from === i);
    if (noun?.category === this.head.category) return { length: noun.to - noun.from, target: 'body' };
    return { length: 1, target: null };
  }

  private flush(extra: readonly string[] = []): void {
    const words = [...this.pending, ...extra];
    this.pending = [];
    if (words.length === 0) return;
    const to = this.target === 'body' ? this.result.body : (this.result.parts[this.target] ??= emptyPhrase());
    const phrase = readPhrase(words.filter((w) => !extra.includes(w)));
    if (this.target === 'body') this.readNoun(phrase, extra);
    phrase.words = words;
    mergePhrase(to, phrase);
  }

  /** What the noun itself says: materials count, its colour only where no other is named ("dark green olive oil bottle"). */
  private readNoun(phrase: Phrase, noun: readonly string[]): void {
    const { colors, colorNames, ...rest } = readPhrase(noun);
    mergePhrase(phrase, { ...rest, words: [], colors: [], colorNames: [] });
    this.ofNoun.colors.push(...colors);
    this.ofNoun.colorNames.push(...colorNames);
  }

  private exclude(piece: Piece): void {
    for (const word of piece.words) {
      const part = partNamed(word, this.head.category);
      if (part) this.result.without.push(part);
    }
  }

  /** Reads "on black marble", "against a pink wall", "in a studio"; false when the piece is about the product. */
  private readPlace(piece: Piece, index: number): boolean {
    const { connector, words } = piece;
    const background = words.some((word) => BACKGROUND.test(word)) && index !== this.head.piece;
    const place = PLACE_CONNECTORS.has(connector) && index !== this.head.piece;
    if (!place && !background) return false;
    if (connector === 'in' && !background && knownNouns(words).length > 0) return false;
    const own = words.some((word) => partNamed(word, this.head.category)) && !background;
    if (own && connector !== 'on' && connector !== 'against') return false;
    const surfaceWord = words.find(
      (word) =>
        surfaceOf(word) !== undefined &&
        !(connector === 'in' && MATERIAL_PLACES.has(word) && word === words.at(-1)),
    );
    if (surfaceWord === undefined && !background) return this.readBareBackground(piece);
    this.flush();
    this.setPlace(readPhrase(words), surfaceWord ?? 'studio');
    return true;
  }

  /** "on pink", "against navy blue": a coloured backdrop; "in pink" is the product's colour. */
  private readBareBackground({ connector, words }: Piece): boolean {
    const phrase = readPhrase(words);
    const bare = connector !== 'in' && connector !== 'inside';
    if (!bare) return !saysSomething(phrase);
    const color = phrase.colors[0];
    if (color) this.result.bgColor ??= color;
    return true;
  }

  private setPlace(phrase: Phrase, word: string): void {
    const { words } = phrase;
    let surface: Surface = surfaceOf(word) ?? 'studio';
    if (words.includes('walnut')) surface = 'walnut';
    if (words.includes('marble')) {
      surface = words.includes('black') || words.includes('dark') ? 'blackmarble' : 'marble';
    }
    const painted = surface === 'wood' && /^(tables?|desks?|bench)$/.test(word) && phrase.colors.length > 0;
    if (painted) surface = 'studio';
    if (surface === 'studio' || surface === 'podium') this.result.bgColor ??= phrase.colors[0];
    if (this.result.surface === undefined || this.result.surface === 'studio') this.result.surface = surface;
  }
}

function surfaceOf(word: string): Surface | undefined {
  return SURFACE_WORDS[word] ?? SURFACE_WORDS[word.replace(/s$/, '')];
}
