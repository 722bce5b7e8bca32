import { CHAT, JUNK, PRAISE, SALES } from '../score/cues.data.ts';
import { stuffingOf } from '../score/readability.ts';
import { has, segmentsOf, wordsOf } from '../score/words.ts';

/** A request to a person: everything up to what is asked for. */
const PREAMBLE =
  /^\s*(?:(?:hey|hi|hello|please|pls)[,!]?\s+)*(?:(?:can|could) you |i (?:want|need|would like|wanna) |we (?:want|need) |i'd like )?(?:please )?(?:to )?(?:(?:make|create|generate|show|give|draw|get)(?: me| us)? )?(?:an? |some )?(?:(?:very |really )?(?:nice|good|cool|great|beautiful|short|high quality|professional|modern) )*(?:picture|photo|photograph|image|video|clip|ad|advert|commercial|shot)s? (?:of|for|about|showing|with) /i;
/** What follows the description: thanks, wishes for success. */
const POSTSCRIPT =
  /[,.;!]?\s*(?:\b(?:please|thanks?(?: you)?|thx|lol|asap)\b|\b(?:i|we) (?:want|like|need|wish)\b|\bit should\b|\bmake it\b|\bshould (?:be|look|go)\b).*$/i;

/** Takes a prompt as people type it, gives what of it describes something: no request, no tags, no shouting. */
export function clean(prompt: string): string {
  const calm = quiet(prompt.trim().replace(/\s+/g, ' '));
  const asked = calm.replace(PREAMBLE, '');
  const described = asked.replace(POSTSCRIPT, '').trim();
  const kept = wordsOf(described).length > 0 ? described : asked;
  const segments = stuffingOf(kept) > 0.25 || has(kept, JUNK) ? proseOf(kept) : kept;
  return tidy(withoutSlogans(withoutPraise(segments.replace(/\b(\w+)(?:,? \1\b)+/gi, '$1')))) || tidy(prompt);
}

/** A list of keywords becomes one subject and a sentence that names the rest; tags go. */
function proseOf(text: string): string {
  const seen = new Set<string>();
  const parts = segmentsOf(text)
    .map((part) => part.replace(JUNK, ' ').replace(SALES, ' ').replace(CHAT, ' ').replace(/\s+/g, ' ').trim())
    .filter(
      (part) => wordsOf(part).length > 0 && !seen.has(part.toLowerCase()) && seen.add(part.toLowerCase()),
    );
  if (parts.some((part) => wordsOf(part).length > 5)) return parts.join(', ');
  const [subject, ...rest] = parts.map(withoutEcho);
  if (subject === undefined) return text;
  return rest.length === 0 ? subject : `${subject}, in a scene of ${joined(rest.slice(0, 6).map(lower))}`;
}

/** "laptop laptop silver laptop" says laptop once; the last naming stays, where the noun belongs. */
function withoutEcho(part: string): string {
  const words = part.split(' ');
  const kept = words.filter((word, i) => !words.slice(i + 1).some((later) => lower(later) === lower(word)));
  return kept.join(' ');
}

const ONE_PRAISE = PRAISE.source.replaceAll('\\b', '');
/** "A stunning, beautiful and amazing handbag": the whole row, with what joins it. */
const PRAISES = new RegExp(`(?<=^|[ ,])${ONE_PRAISE}(?:(?:,? and |, | )${ONE_PRAISE})*,? (?=\\w)`, 'gi');

/** Praise inside a sentence goes; what may be part of a name or of the grammar stays. */
const withoutPraise = (text: string) =>
  text.replace(PRAISES, (hit) => (/^(?:things?|stuff|something|special|perfect)/i.test(hit) ? hit : ''));

/** A sentence that only sells goes; what sells and shows stays. */
const withoutSlogans = (text: string) =>
  text
    .split(/(?<=\.)\s+/)
    .filter((sentence) => !(has(sentence, SALES) && wordsOf(sentence).length < 6))
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
    .join(' ');

const quiet = (text: string) => {
  const loud = (text.match(/\b\p{Lu}{3,}\b/gu) ?? []).length > wordsOf(text).length * 0.4;
  return (loud ? text.toLowerCase() : text).replace(/!+/g, '.').replace(/\.{2,}/g, '.');
};

function tidy(text: string): string {
  const plain = text
    .replace(/\s+([,.;])/g, '$1')
    .replace(/([,.;])(?:\s*[,;])+/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:]+|[\s,.;:]+$/g, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** "a", "a and b", "a, b and c" */
export function joined(parts: string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
