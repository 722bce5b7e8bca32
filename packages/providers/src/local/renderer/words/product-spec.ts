import type { V3 } from '../math.ts';

/** Kinds of thing the renderer has a shape for; `generic` is the labelled box that stands in for everything else. */
export type Category =
  | 'footwear'
  | 'watch'
  | 'bottle'
  | 'mug'
  | 'tumbler'
  | 'can'
  | 'box'
  | 'bag'
  | 'phone'
  | 'laptop'
  | 'ring'
  | 'chair'
  | 'sofa'
  | 'headphones'
  | 'sunglasses'
  | 'lipstick'
  | 'candle'
  | 'lamp'
  | 'generic';

/** What a few words say about a body or a part. */
export interface Phrase {
  words: string[];
  /** linear RGB, 0–1, in the order written */
  colors: V3[];
  colorNames: string[];
  /** `leather`, `gold`, `ceramic` … metals by their key in METALS */
  materials: string[];
  /** `matte`, `glossy`, `brushed` … */
  finishes: string[];
}

/** Names of the parts a sentence may colour on its own. */
export type PartName =
  | 'laces'
  | 'sole'
  | 'outsole'
  | 'stripe'
  | 'strap'
  | 'dial'
  | 'metal'
  | 'cap'
  | 'lid'
  | 'label'
  | 'handle'
  | 'inside'
  | 'rim'
  | 'straw'
  | 'accent'
  | 'gem'
  | 'legs'
  | 'frame'
  | 'screen'
  | 'cushion'
  | 'lens'
  | 'vessel';

/** What stands under and behind the product. */
export type Surface =
  | 'marble'
  | 'blackmarble'
  | 'wood'
  | 'walnut'
  | 'concrete'
  | 'sand'
  | 'gloss'
  | 'grass'
  | 'court'
  | 'podium'
  | 'fabric'
  | 'studio';

/** A product as the renderer understands it: everything the six views share. */
export interface ProductSpec {
  prompt: string;
  /** Decides what the words leave open; the prompt's own hash unless given. */
  seed: number;
  category: Category;
  /** Shape inside the category: `runner`, `high-top`, `pump`, `dropper`, `backpack` … */
  sub: string;
  body: Phrase;
  parts: Partial<Record<PartName, Phrase>>;
  /** Parts the sentence excludes ("without a lid"). */
  without: PartName[];
  surface?: Surface;
  bgColor?: V3;
  mood: 'clean' | 'dark' | 'sun';
  luxury: boolean;
  minimal: boolean;
  /** Only what the user quoted or named; empty otherwise. */
  brand: string;
  /** Descriptive words for labels, never a brand. */
  title: string;
  plural: boolean;
  tennis: boolean;
  /** The noun the sentence is about, as the user wrote it. */
  noun: string;
  /** What could not be drawn as asked, for the user to read. */
  warnings: string[];
}

/** A phrase that says nothing. */
export function emptyPhrase(): Phrase {
  return { words: [], colors: [], colorNames: [], materials: [], finishes: [] };
}
