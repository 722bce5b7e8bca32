import { JUNK } from './cues.data.ts';
import { clamp, ramp, segmentsOf, sentencesOf, wordsOf } from './words.ts';

/** How a text reads, each 0 (not at all) to 1 (badly). */
export interface Readability {
  /** Words that cannot stand beside each other in an English sentence. */
  disorder: number;
  /** Lists of tags, repeated words, junk. */
  stuffing: number;
  /** What a score is multiplied by, 0.3–1. */
  factor: number;
}

const list = (words: string) => new Set(words.split(' '));
const ARTICLE = list('a an the its their our your my every each');
const PREPOSITION = list(
  'of in on at with from into onto by for over under behind beside above below across through against along around between toward towards without within beneath during to',
);
const LINK = list('and or but as while');
const AUXILIARY = list('is are was were has have');
const PRONOUN = list('it they she he we i');
const ADJECTIVE = list(
  'soft warm cool golden shallow pale dark wide low slim single raw cold grey brown small large late early gentle matte',
);
/** "from behind the glass", "out in front of", "in between": the only prepositions that follow another. */
const AFTER_PREPOSITION = list('behind above below under beneath across within between over around');
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...ARTICLE,
  ...PREPOSITION,
  ...LINK,
  ...AUXILIARY,
  ...PRONOUN,
  ...list(
    'this that these those so then until when where which who that not be been her his him them out off up down there one',
  ),
]);

/** "zooms in on", "glides slowly over to": the preposition belongs to the verb and may be followed by another. */
const PARTICLE =
  /\b((?:zoom|push|doll(?:y|ie)|mov|glid|clos|com|lean|pull|fl(?:y|ie)|drift|creep|look|run|walk|turn|mov)(?:e?s|ing|e|ed)?(?: \w+ly)?) (?:in|on|by|over|along|through|across|around)\b/gi;

/** True where the two words collide; `after` is null at the end of a sentence or clause. */
function collides(word: string, after: string | null): boolean {
  const closed = (next: string) => PREPOSITION.has(next) || LINK.has(next) || AUXILIARY.has(next);
  if (ARTICLE.has(word)) {
    if (after === null || ARTICLE.has(after) || closed(after) || PRONOUN.has(after)) return true;
    if (word === 'a') return /^[aeio](?!ne\b)/.test(after);
    return word === 'an' && /^(?:[bcdfgjklpqrtvwyz]|[hmns][aeiou](?!nest|ur|ir))/.test(after);
  }
  if (PREPOSITION.has(word)) {
    if (after === null || LINK.has(after) || AUXILIARY.has(after)) return true;
    return PREPOSITION.has(after) && !AFTER_PREPOSITION.has(after);
  }
  if (LINK.has(word)) return after === null || (word !== 'as' && LINK.has(after) && after === 'or');
  return ADJECTIVE.has(word) && after !== null && (ARTICLE.has(after) || PRONOUN.has(after));
}

/**
 * Share of places where words collide. A shuffled sentence keeps every word and loses its grammar, and English
 * shows its grammar in the few dozen words of the closed classes: "the of", "an soft", "with." do not occur.
 */
export function disorderOf(text: string): number {
  const words = wordsOf(text).length;
  if (words < 4) return 0;
  const sentences = sentencesOf(text).map((sentence) => ({
    words: wordsOf(sentence).length,
    faults: faultsOf(sentence),
  }));
  const whole = sentences.reduce((sum, { faults }) => sum + faults, 0) / words;
  // One jumbled sentence is not mended by good ones around it; one slip is not a jumble.
  const worst = Math.max(0, ...sentences.map(({ faults, words: n }) => (faults < 2 ? 0 : faults / n)));
  return 0.5 * ramp(whole, 0.01, 0.13) + 0.5 * Math.max(ramp(whole, 0.01, 0.13), ramp(worst, 0.03, 0.15));
}

function faultsOf(sentence: string): number {
  let faults = 0;
  for (const clause of sentence.split(/[,;:()—]|[.!?](?=\s|$)|\n/)) {
    const parts = wordsOf(clause.replace(PARTICLE, '$1'));
    faults += parts.filter((word, i) => collides(word, parts[i + 1] ?? null)).length;
  }
  const capitals = sentence.slice(1).match(/ (?:The|A|An|It|Its|With|From|In|On|At|And|Of)\b/g) ?? [];
  return faults + capitals.length + (/^of\b/i.test(sentence) ? 1 : 0);
}

/** How much of a text is tags, junk and repetition. */
export function stuffingOf(text: string): number {
  const words = wordsOf(text);
  if (words.length < 5) return 0;
  const segments = segmentsOf(text);
  const glue = words.filter((word) => FUNCTION_WORDS.has(word)).length / words.length;
  const tags = segments.length >= 5 ? ramp(words.length / segments.length, 4.5, 2) : 0;
  const bare = words.length >= 8 ? ramp(glue, 0.2, 0.06) : 0;
  const junk = ramp((text.match(JUNK) ?? []).length / words.length, 0.02, 0.2);
  return clamp(Math.max(tags * 0.7 + bare * 0.5, junk, repetitionOf(words)));
}

/** Share of the content words that only say again what was said. */
function repetitionOf(words: string[]): number {
  const content = words.filter((word) => !FUNCTION_WORDS.has(word) && word.length > 2);
  const often = new Map<string, number>();
  for (const word of content) often.set(word, (often.get(word) ?? 0) + 1);
  // A text about a lamp names the lamp in most sentences; more than one naming in twenty words is a drum.
  const allowed = 2 + words.length / 20;
  const spare = [...often.values()].reduce((sum, count) => sum + Math.max(0, count - allowed), 0);
  const links = words.filter((word) => word === 'and' || word === 'also').length / words.length;
  return clamp(ramp(spare / Math.max(1, content.length), 0, 0.25) + ramp(links, 0.1, 0.25));
}

export function readabilityOf(text: string): Readability {
  const disorder = disorderOf(text);
  const stuffing = stuffingOf(text);
  return { disorder, stuffing, factor: clamp(1 - 0.6 * disorder - 0.6 * stuffing, 0.3) };
}
