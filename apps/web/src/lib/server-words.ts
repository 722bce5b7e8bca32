import type { ProgressWords, SessionFailure } from '@admint/contract';
import { useTranslations } from 'use-intl';

type Values = ProgressWords['values'];

/** The page's own words for what the server says, by key; null where its language has none, as English. */
function useOwnWords(): (key: string, values?: Values) => string | null {
  const t = useTranslations();
  const say = t as unknown as (key: string, values?: Values) => string;
  return (key, values) => (t.has(key as never) ? say(key, values) : null);
}

/** Takes a group of the server's fixed words, gives each of them in the language of the page, or as the server says it. */
export function useServerNames(
  group: 'styles' | 'beats' | 'unlocks',
): (key: string, english?: string) => string {
  const own = useOwnWords();
  return (key, english = key) => own(`${group}.${key}`) ?? english;
}

interface Told {
  message: string;
  words?: ProgressWords | null | undefined;
}

/** What the server says while it works, in the language of the page: by the key of its sentence where it has one. */
export function useProgressWords(): (told: Told) => string {
  const own = useOwnWords();
  return ({ message, words }) => (words && own(`progress.${words.key}`, words.values)) ?? message;
}

interface Fault {
  code: string;
  message: string;
  values?: Record<string, string> | undefined;
  parts?: SessionFailure['parts'];
}

/** A sentence, and whether it is the server's own English on a page of another language. */
interface Said {
  text: string;
  english: boolean;
}

/**
 * What went wrong, in the language of the page. The server's own sentence is in English and knows more than its code:
 * there it is the title, elsewhere it is the `detail` below the translated one, unless that has its figures, too.
 */
export function useFaultWords(): (fault: Fault) => { title: string; detail: Said | null } {
  const own = useOwnWords();
  const nameOf = usePartName();
  return ({ code, message, values, parts = [] }) => {
    const names = parts.map(({ name }) => nameOf(name)).join(', ');
    const title = code && own(`faultCodes.${code}`, { count: parts.length, names });
    if (!title) return { title: message, detail: null };
    const detail = values && own(`faultDetails.${code}`, values);
    if (detail) return { title, detail: { text: detail, english: false } };
    return {
      title,
      detail: code === 'partial_failure' || !message ? null : { text: message, english: true },
    };
  };
}

/** Why a part failed, in the language of the page where it knows the kind of fault. */
export function usePartFault(): (part: SessionFailure['parts'][number]) => string {
  const own = useOwnWords();
  return ({ code, message }) => (code && own(`faultCodes.${code}`)) || message;
}

/** The server's name of a part of the work ("side view 2", "clip 3"), in the language of the page. */
export function usePartName(): (name: string) => string {
  const own = useOwnWords();
  return (name) => {
    const [, kind = '', number = ''] = /^(.+?)(?: view)?( \d+)?$/.exec(name) ?? [];
    const named = kind && own(`parts.${kind}`);
    return named ? named + number : name;
  };
}

/** What became of an open request: by its state and what was booked, where the language has no words of the server's own. */
export function useSettledWords(): (settled: Settled) => string {
  const own = useOwnWords();
  return ({ state, settled, waiting, message }) => {
    const kind = state === 'failed' ? (settled ? 'lost' : 'free') : waiting ? 'waiting' : state;
    return own(`settled.${kind}`) ?? message;
  };
}

interface Settled {
  state: string;
  /** USD; null while open */
  settled: number | null;
  waiting?: boolean | undefined;
  message: string;
}
