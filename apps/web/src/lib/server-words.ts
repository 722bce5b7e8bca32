import type { ProgressWords, SessionFailure } from '@admint/contract';
import { useTranslations } from 'use-intl';

type Values = ProgressWords['values'];

/** The page's own words for what the server says, by key; null where its language has none, as English. */
function useOwnWords(): (key: string, values?: Values) => string | null {
  const t = useTranslations();
  const say = t as unknown as (key: string, values?: Values) => string;
  return (key, values) => (t.has(key as never) ? say(key, values) : null);
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
  parts?: SessionFailure['parts'];
}

/**
 * What went wrong, in the language of the page. The server's own sentence is in English and knows more than its code:
 * there it is the title, elsewhere it stands below the translated one as `detail`.
 */
export function useFaultWords(): (fault: Fault) => { title: string; detail: string | null } {
  const own = useOwnWords();
  return ({ code, message, parts = [] }) => {
    const names = parts.map(({ name }) => name).join(', ');
    const title = code && own(`faultCodes.${code}`, { count: parts.length, names });
    if (!title) return { title: message, detail: null };
    return { title, detail: code === 'partial_failure' ? null : message || null };
  };
}
