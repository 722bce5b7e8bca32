import type { ProgressWords, SessionFailure } from '@admint/contract';
import { useLocale, useTranslations } from 'use-intl';

interface Told {
  message: string;
  words?: ProgressWords | null | undefined;
}

/** What the server says while it works, in the language of the page: by the key of its sentence where it has one. */
export function useProgressWords(): (told: Told) => string {
  const t = useTranslations('progress');
  const say = t as unknown as (key: string, values?: ProgressWords['values']) => string;
  return ({ message, words }) =>
    words && t.has(words.key as never) ? say(words.key, words.values) : message;
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
  const locale = useLocale();
  const t = useTranslations('faultCodes');
  const say = t as unknown as (key: string, values: Record<string, string | number>) => string;
  return ({ code, message, parts = [] }) => {
    const known = t.has(code as never);
    if (!known || (locale === 'en' && message !== '')) return { title: message, detail: null };
    const names = parts.map(({ name }) => name).join(', ');
    const repeats = code === 'partial_failure' || message === '';
    return { title: say(code, { count: parts.length, names }), detail: repeats ? null : message };
  };
}
