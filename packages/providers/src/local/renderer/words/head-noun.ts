import { CATEGORY_NOUNS, type CategoryNoun, FALSE_FRIENDS, OTHER_PRODUCTS } from './category-words.ts';

/** A noun found in a run of words. */
export interface FoundNoun extends CategoryNoun {
  /** As written, lower case. */
  noun: string;
  from: number;
  /** Index after its last word. */
  to: number;
}

const LONGEST = 4;

/** Candidates for the singular of an English plural, likeliest first. */
function singulars(word: string): string[] {
  const out = [word];
  if (word.endsWith('ies')) out.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('es')) out.push(word.slice(0, -2));
  if (word.endsWith('s') && !word.endsWith('ss')) out.push(word.slice(0, -1));
  return out;
}

function variants(words: readonly string[]): string[] {
  const last = words.at(-1) ?? '';
  const start = words.slice(0, -1);
  return singulars(last).map((word) => [...start, word].join(' '));
}

/** Is the run of words, or a part of it that contains the word at `index`, the name of something else? */
function falseFriendAt(words: readonly string[], index: number): { from: number; to: number } | null {
  for (let length = LONGEST; length >= 1; length--) {
    for (let from = Math.max(0, index - length + 1); from <= index; from++) {
      const run = words.slice(from, from + length);
      if (
        run.length === length &&
        variants(run).some((name) => FALSE_FRIENDS.has(name) && !CATEGORY_NOUNS.has(name))
      ) {
        return { from, to: from + length };
      }
    }
  }
  return null;
}

/** All nouns with a shape in a run of words, longest match first, left to right. */
export function knownNouns(words: readonly string[]): FoundNoun[] {
  const out: FoundNoun[] = [];
  for (let i = 0; i < words.length; ) {
    const found = nounAt(words, i);
    if (found) out.push(found);
    i = found?.to ?? i + 1;
  }
  return out.filter((noun) => falseFriendAt(words, noun.to - 1) === null);
}

function nounAt(words: readonly string[], from: number): FoundNoun | null {
  for (let length = LONGEST; length >= 1; length--) {
    const run = words.slice(from, from + length);
    if (run.length < length) continue;
    for (const name of variants(run)) {
      const known = CATEGORY_NOUNS.get(name);
      if (known) return { ...known, noun: run.join(' '), from, to: from + length };
    }
  }
  return null;
}

/** The last thing in a run of words that we have no shape for, when it is one from the lists. */
export function otherNoun(words: readonly string[]): { noun: string; to: number } | null {
  for (let i = words.length - 1; i >= 0; i--) {
    const found = falseFriendAt(words, i) ?? otherProductAt(words, i);
    if (found) return { noun: words.slice(found.from, found.to).join(' '), to: found.to };
  }
  return null;
}

function otherProductAt(words: readonly string[], index: number): { from: number; to: number } | null {
  for (let from = Math.max(0, index - 1); from <= index; from++) {
    if (variants(words.slice(from, index + 1)).some((name) => OTHER_PRODUCTS.has(name))) {
      return { from, to: index + 1 };
    }
  }
  return null;
}
