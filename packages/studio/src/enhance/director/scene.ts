import type { CameraMovement } from '@admint/contract';
import { intensityIn, movementIn } from '../motion.ts';
import { COLOURS, IN_PLACE } from '../score/cues.data.ts';
import { SOMEWHERE } from '../score/rules.ts';
import { has } from '../score/words.ts';
import type { PromptKind } from '../trace.ts';
import { ANY_PRODUCT, DARK_WORDS, type Look, PRODUCT_KINDS, type ProductKind } from './looks.data.ts';

/** What is known about a clip before its prompt is written: the storyboard's row, and the story around it. */
export interface ClipContext {
  /** The clip starts from a picture that is given. */
  first_frame: boolean;
  /** Words that name the product, where the clip's own may not. */
  product?: string;
  camera_movement?: string;
  shot_size?: string;
  perspective?: string;
  lens_type?: string;
  /** seconds */
  duration?: number;
  /** The feeling of this clip in the arc of the ad. */
  emotion?: string;
  /** How pictures develop at this point. */
  progression?: string;
  /** How it hands over to the next clip. */
  transition?: string;
}

/** Everything the rule-based Creative Director decides before it writes. */
export interface SceneDraft {
  kind: PromptKind;
  product: ProductKind;
  /** How the product is called again, after "the". */
  noun: string;
  /** The verbs and the possessive that go with the noun. */
  words: { rests: string; keeps: string; stays: string; starts: string; its: string; it: string };
  look: Look;
  /** The user has said where it is. */
  placed: boolean;
  /** Colours the user named, at most two. */
  colours: string[];
  movement: CameraMovement;
  intensity: ReturnType<typeof intensityIn>;
  clip: ClipContext | null;
}

/** Reads the product and its mood from the user's words, and chooses how to show it; the same words, the same choice. */
export function draftScene(original: string, kind: PromptKind, clip: ClipContext | null): SceneDraft {
  const own = productIn(original);
  const { product, noun } = own.product === ANY_PRODUCT && clip?.product ? productIn(clip.product) : own;
  return {
    kind,
    product,
    noun,
    words: agreeing(noun),
    placed: isPlaced(original),
    look: lookFor(original, product),
    colours: [...new Set(original.toLowerCase().match(COLOURS) ?? [])].slice(0, 2),
    movement: movementIn(clip?.camera_movement ?? '') ?? movementIn(original) ?? 'dolly in',
    intensity: intensityIn(original),
    clip,
  };
}

/** The head of a noun phrase comes last: a "coffee machine" is a machine. */
export function productIn(said: string): { product: ProductKind; noun: string } {
  // The camera that moves is not for sale.
  const text = said.replace(/\bthe camera\b|\bcamera (?=(?:\w+ly )?\w+s\b)/gi, '');
  const [head = ''] = text
    .split(/[,.;]|\b(?:with|for|on|in|at|and|that|which)\b/i)
    .filter((part) => part.trim());
  for (const place of [head, text]) {
    const hits = PRODUCT_KINDS.flatMap((product) => {
      const found = [...place.matchAll(new RegExp(product.words.source, 'gi'))];
      const hit = place === head ? found.at(-1) : found[0];
      return hit ? [{ product, noun: hit[0].toLowerCase(), at: hit.index }] : [];
    });
    // A bottle of perfume is perfume: what holds something says less than what it holds.
    const contents = hits.filter(({ noun }) => !/^(?:bottles?|cans?|cups?|mugs?)$/.test(noun));
    const best = (contents.length > 0 ? contents : hits).toSorted((a, b) =>
      place === head ? b.at - a.at : a.at - b.at,
    )[0];
    if (best) return best;
  }
  return { product: ANY_PRODUCT, noun: 'product' };
}

/** "in pink" and "in a modern style" are no places. */
function isPlaced(text: string): boolean {
  return (
    has(text, IN_PLACE) ||
    has(text.replace(/\bin (?:an? |the )?(?:\w+ )?(?:colou?r|style)\b/gi, ''), SOMEWHERE)
  );
}

function agreeing(noun: string): SceneDraft['words'] {
  return /[^s]s$/.test(noun)
    ? { rests: 'rest', keeps: 'keep', stays: 'stay', starts: 'start', its: 'their', it: 'them' }
    : { rests: 'rests', keeps: 'keeps', stays: 'stays', starts: 'starts', its: 'its', it: 'it' };
}

function lookFor(text: string, { looks }: ProductKind): Look {
  const dark = DARK_WORDS.test(text);
  const fitting = looks.filter((look) => (look.dark ?? false) === dark);
  const choice = fitting.length > 0 ? fitting : looks;
  return choice[hash(text) % choice.length] ?? looks[0];
}

/** FNV-1a: a number that is the same for the same text everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
