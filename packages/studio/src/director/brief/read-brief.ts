import {
  AUDIENCE,
  CHANGE_WORDS,
  CHANGES,
  DETERMINERS,
  HOUR,
  MOOD,
  OCCASION,
  OFFER,
  ORIGIN,
  ORDER_WORDS,
  PLACES,
  PROBLEMS,
  PROMOTE_WORDS,
  QUALITIES,
  SELLING,
  TONES,
  type Tone,
  VERBS,
  WHEN,
} from './cues.data.ts';
import { COLOURS } from './colours.data.ts';

/** What a sentence says about the ad it wants, all in the user's own words. */
export interface Brief {
  prompt: string;
  /** "pink tennis shoes with white laces" */
  product: string;
  /** The product with everything about it that can be seen. */
  shown: string;
  /** "pink tennis shoes" */
  core: string;
  /** The product's own name, when the user gave one. */
  brand: string | null;
  /** What it has or does, in clauses that can stand alone. */
  features: string[];
  audience: string | null;
  /** The time or event it is for: "quiet evenings". */
  occasion: string | null;
  /** A cheer of single words: "Fun, summer, party!" */
  mood: string | null;
  problem: string | null;
  change: { before: string; after: string } | null;
  /** The words of a change without both sides: "transform". */
  changeWord: string | null;
  place: string | null;
  tone: Tone;
  /** Named colours, at most four. */
  colours: string[];
}

/** Reads a prompt of 10–500 characters by rules. What is not said stays empty; nothing is invented. */
export function readBrief(prompt: string): Brief {
  const text = plain(prompt);
  const order = withoutOrder(text);
  const { sentence, rest } = productSentence(order);
  const { brand, words } = named(sentence, order !== text);
  const product = productOf(words);
  const problem = problemIn(text);
  const change = changeIn(text);
  const offer = /\b(?:up to )?\d+ ?% off\b/i.exec(text)?.[0];
  const features = [...featuresOf(product, words, rest, problem), ...(offer ? [offer] : [])];
  return {
    prompt,
    product: product.full,
    shown: shownOf(product, features),
    core: product.core,
    brand,
    features,
    audience: AUDIENCE.exec(text)?.[1]?.trim() ?? null,
    occasion: OCCASION.exec(text)?.[1]?.trim() ?? null,
    mood: rest.find((part) => MOOD.test(part)) ?? null,
    problem,
    change,
    changeWord: CHANGE_WORDS.exec(text)?.[0] ?? null,
    place: placeIn(text),
    tone: toneOf(text),
    colours: [...new Set((text.toLowerCase().match(COLOURS) ?? []).map((name) => name.trim()))].slice(0, 4),
  };
}

/** What may stand before the product: an order, a trouble, a change. Each is read elsewhere. */
const LEADS = [
  ORDER_WORDS,
  /^(?:please\s+)?(?:i|we) (?:want|need|would like) to\s+/i,
  PROMOTE_WORDS,
  SELLING,
  OFFER,
  /^(?:no more|never again|say goodbye to|goodbye|tired of|sick of|stop|from|turns?|transforms?)\b[^.,:;!?]*?(?:[:,]|\s[—–-]\s|\swith (?=our |the |my |an? )|\sthanks to )\s*/i,
];

const plain = (text: string) => text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();

function withoutOrder(text: string): string {
  const bare = LEADS.reduce((left, lead) => {
    const shorter = left.replace(lead, '');
    return shorter.length >= 3 ? shorter : left;
  }, text);
  return bare.trim();
}

const sentences = (text: string) =>
  text
    .split(/(?<=[.!?])\s+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** The first sentence that is no question and no instruction about the film names the product. */
function productSentence(text: string): { sentence: string; rest: string[] } {
  const all = sentences(text);
  const about = (part: string) =>
    !part.endsWith('?') &&
    !/^(?:tired|sick|fed up|no more|say goodbye|never again|stop|imagine|picture)\b/i.test(part);
  const at = Math.max(0, all.findIndex(about));
  return { sentence: all[at] ?? text, rest: all.filter((_, i) => i !== at) };
}

/** "Luma: a lamp that …", "a lamp called Luma", "Luma, the lamp that …". */
function named(sentence: string, inside: boolean): { brand: string | null; words: string } {
  const called = /\b(?:called|named|by the name of)\s+"?([A-Z][\w'&-]*(?:\s+[A-Z0-9][\w'&-]*){0,3})"?/.exec(
    sentence,
  );
  if (called?.[1]) return { brand: called[1], words: sentence.replace(called[0], '').replace(/\s+,/g, ',') };
  const quoted = /"([^"]{2,40})"/.exec(sentence);
  if (quoted?.[1]) return { brand: quoted[1], words: tidy(sentence.replace(quoted[0], ' ')) };
  const lead = /^([A-Z][\w'&-]*(?:\s+[A-Z0-9][\w'&-]*){0,3})\s*(?::|,|\s[—–-])\s*(.+)$/.exec(sentence);
  if (lead?.[1] && lead[2] && lead[2].length > 8) return { brand: lead[1], words: lead[2] };
  // What follows a comma is a detail: "cold brew, Ethiopian beans".
  const [phrase = ''] = sentence.split(/[,;]/);
  const capital =
    /(?:^|\s)(?:the |our |my |new )*((?:[A-Z][\w'&-]+)(?:\s+[A-Z0-9][\w'&-]*){0,2})(?=\s+[a-z])/.exec(phrase);
  const first = sentence.trim().split(/\s+/)[0] ?? '';
  const name = capital?.[1];
  // A sentence begins with a capital anyway: one capital word at its start is no name unless more follow.
  if (
    name &&
    (inside || name !== first || name.includes(' ')) &&
    !/^(?:I|An?|The|Our|My|For|With)\b/.test(name) &&
    !ORIGIN.test(name)
  )
    return { brand: name, words: sentence };
  return { brand: null, words: sentence };
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').replace(/\s+,/g, ',').trim();

interface Product {
  full: string;
  core: string;
}

const CLAUSE = new RegExp(`\\s(?:that|which|who|whose|because|so|when|while|where|and it|${VERBS})\\s`, 'i');
const DETAIL =
  /\s(?:with|made (?:of|from|with)|in|from|on|by|at|under|beside|featuring|for|resting|standing|sitting|next to)\s/i;

/** The noun phrase up to its first verb or comma; its core up to its first preposition. */
function productOf(words: string): Product {
  const bare = words
    .replace(DETERMINERS, '')
    .replace(/[.!?]+$/, '')
    .replace(WHEN, '');
  const [phrase = bare] = bare.split(/[,;:]|\s[—–-]\s/);
  const clause = CLAUSE.exec(phrase);
  const full = tidy(clause && clause.index > 2 ? phrase.slice(0, clause.index) : phrase);
  const withoutAudience = tidy(full.replace(AUDIENCE, '').replace(/\sfor\s.*$/i, ''));
  const kept = withoutAudience.length > 2 ? withoutAudience : full;
  const detail = DETAIL.exec(kept);
  const core = detail && detail.index > 2 ? kept.slice(0, detail.index) : kept;
  const named = /[\p{L}\p{N}]/u.test(kept);
  return { full: named ? limit(kept, 200) : 'product', core: named ? limit(tidy(core), 60) : 'product' };
}

const VERB_START = new RegExp(`^(?:${VERBS})\\b`, 'i');

/** Details after "with", clauses after "that", what "it" does, and what stands between commas. */
function featuresOf(product: Product, words: string, rest: string[], problem: string | null): string[] {
  const detail = /\swith (.+)$/i.exec(product.full)?.[1] ?? '';
  const made = /\s(made (?:of|from|with) .+?)(?: with |$)/i.exec(product.full)?.[1] ?? '';
  const bare = words.replace(DETERMINERS, '').replace(/[.!?]+$/, '');
  const after = bare.replace(WHEN, '').slice(bare.indexOf(product.full) + product.full.length);
  const clauses = [after, ...rest.filter((part) => !part.endsWith('?') && !DIRECTION.test(part))]
    .flatMap((part) =>
      part.split(/[,;:]|\s[—–-]\s|\band (?=(?:it|they|that|which|never|always|keeps?|stays?|has)\b)/i),
    )
    .map(asFeature);
  const items = [...partsOf(detail), made, ...clauses]
    .map((item) =>
      item
        .replace(AUDIENCE, '')
        .replace(/^(?:for|in|on|at)\s.*$/i, '')
        .replace(/[.!?\s]+$/, '')
        .trim(),
    )
    .filter((item) => item.length >= 4 && item.length <= 60 && (item.includes(' ') || QUALITIES.test(item)))
    .filter((item) => !DIRECTION.test(item))
    .filter((item) => !problem || !item.toLowerCase().includes(problem.toLowerCase()))
    .filter((item) => item.toLowerCase() !== product.core.toLowerCase());
  return [...new Map(items.map((item) => [item.toLowerCase(), item])).values()].slice(0, 6);
}

/** "white laces and a gum sole" are two things; "fig and cedar" says little when it is torn apart. */
function partsOf(detail: string): string[] {
  const parts = detail.split(/\s*(?:,|\band\b|&)\s*/).filter(Boolean);
  return parts.length > 1 && parts.some((part) => !part.includes(' ')) ? [detail] : parts;
}

/** Sentences that direct the film are no facts about the product. */
const DIRECTION =
  /\b(?:scene|shot|camera|music|cut|mood|style|tone|show|film|video|ad|colou?rs? should|make it|end with|start with|golden hour)\b/i;

/** "that keeps drinks cold" and "it keeps drinks cold" → "keeps drinks cold". */
function asFeature(part: string): string {
  const text = part.trim().replace(/^(?:and|so|because|but|also)\s+/i, '');
  const clause = text.replace(/^(?:that|which|who|it|they|this)(?:'s| is| are)?\s+/i, '');
  const held = /^(?:has|have|comes? with|features?|offers?)\s+(.+)/i.exec(clause)?.[1];
  if (held) return held;
  if (VERB_START.test(clause)) return clause;
  if (/^with\s/i.test(clause)) return clause.replace(/^with\s+/i, '');
  if (/^(?:made|hand|no|up to|\d)/i.test(clause)) return clause;
  return text === clause && /^(?:an?|the)\s/i.test(text) ? '' : clause.length <= 32 ? clause : '';
}

const VISIBLE =
  /\b(?:leather|suede|canvas|mesh|wool|linen|cotton|silk|velvet|denim|glass|ceramic|clay|steel|brass|copper|silver|metal|wood(?:en)?|oak|walnut|bamboo|marble|matte|glossy|sailcloth|jar|bottle|box|tube|can|lid|strap|handles?|sole|laces|base|label)\b/i;

/** The noun phrase, and the features that are a matter of looks and not of use. */
function shownOf(product: Product, features: string[]): string {
  const seen = features
    .filter((feature) => !product.full.includes(feature) && !VERB_START.test(feature))
    .filter((feature) => VISIBLE.test(feature) || feature.search(COLOURS) >= 0);
  return limit([product.full, ...seen].join(', '), 200);
}

/** "on the beach at sunset" */
function placeIn(text: string): string | null {
  const [, place] = PLACES.exec(text) ?? [];
  const [hour] = HOUR.exec(text) ?? [];
  return place && hour ? `${place} ${hour}` : (place ?? null);
}

function problemIn(text: string): string | null {
  for (const pattern of PROBLEMS) {
    const found = pattern.exec(text)?.[1];
    if (found)
      return limit(tidy(found.replace(/(?:\b(?:so|with|because|when|while|and then)\b|:).*$/i, '')), 40);
  }
  return null;
}

function changeIn(text: string): Brief['change'] {
  for (const pattern of CHANGES) {
    const found = pattern.exec(text);
    // "From 10 to 20" counts, "from recycled plastic to order" does not change anything.
    if (found?.[1] && found[2] && !/\bmade from|\border\b/i.test(found[0]))
      return {
        before: limit(found[1], 30),
        after: limit(found[2].replace(/\b(?:in|with|for|by|and)\b.*$/i, '').trim(), 30),
      };
  }
  return null;
}

/** The tone most words speak for; the order of the table decides between equals. */
function toneOf(text: string): Tone {
  const counts = Object.entries(TONES).map(([tone, words]) => ({
    tone: tone as Tone,
    hits: text.match(new RegExp(words.source, 'gi'))?.length ?? 0,
  }));
  const best = counts.reduce((a, b) => (b.hits > a.hits ? b : a));
  return best.hits > 0 ? best.tone : 'modern';
}

/** "keeps drinks cold" says what a product does, "white laces" what it has. */
export const isDeed = (feature: string) => VERB_START.test(feature);

/** Drops whole words from the end until the text fits. */
export function limit(text: string, most: number): string {
  let short = text.trim();
  while (short.length > most && short.includes(' ')) short = short.slice(0, short.lastIndexOf(' '));
  return short
    .slice(0, most)
    .replace(/[\s,;:]+$/, '')
    .replace(/\s(?:and|or|with|for|the|an?|of|to|in|on)$/i, '');
}
