import { COMMON_WORDS } from './common-words.ts';
import { CONNECTORS } from './part-words.ts';
import { fromSpanish } from './spanish.ts';
import { correctSpelling } from './spelling.ts';
import { OTHER_NOUNS, VOCABULARY } from './vocabulary.ts';

/** A run of words between two connectors or commas. */
export interface Piece {
  /** The connector before it; `,` after a comma, `` at the start. */
  connector: string;
  words: string[];
}

const DASHES = /[-‐‑‒–—_/+]/g;
const KNOWN: ReadonlySet<string> = new Set([...COMMON_WORDS, ...OTHER_NOUNS]);

/** Lower case, plain apostrophes dropped, hyphens as spaces, accents removed. */
export function normalise(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/['’‘`]s\b/g, 's')
      .replace(/[“”"'’‘`]/g, ' ')
      .replace(DASHES, ' ')
      // A kind of headphones, not something that lies over something.
      .replace(/\b(over|on|in)\s+(?:the\s+)?ears?\b/g, '$1ear')
      // A kind of shoe, not something on something.
      .replace(/\bslips?\s+ons?\b/g, 'slipon')
  );
}

/** Corrected words and the separators `,` of a sentence; bare numbers (sizes, models) say nothing about the look. */
export function tokens(text: string): string[] {
  const found = normalise(text).match(/#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|[\p{L}\p{N}&]+|[,;:.!?()|]/gu) ?? [];
  return fromSpanish(found)
    .filter((token) => !/^\d+$/.test(token))
    .map((token) => (/^[\p{L}\p{N}#]/u.test(token) ? correctSpelling(token, VOCABULARY, KNOWN) : ','));
}

/** Splits a sentence at its connectors and commas. */
export function pieces(words: readonly string[]): Piece[] {
  const out: Piece[] = [];
  let current: Piece = { connector: '', words: [] };
  const close = (connector: string): void => {
    if (current.words.length > 0) out.push(current);
    current = { connector, words: [] };
  };
  for (const word of words) {
    if (word === ',') close(',');
    else if (CONNECTORS.has(word)) close(joined(current, word));
    else current.words.push(word);
  }
  if (current.words.length > 0) out.push(current);
  return out;
}

/** ", with" is "with", "made of" is "of", "and no" is "no"; ", and" stays a list. */
function joined(open: Piece, word: string): string {
  if (open.words.length > 0) return word;
  return word === 'and' && open.connector !== '' ? open.connector : word;
}
