import { useTranslations } from 'use-intl';
import type { useFaultWords } from '../../lib/server-words.ts';

/** What the server says of a fault beside its title; where that is English on a page of another language, on demand. */
export function ServerDetail({ detail }: { detail: ReturnType<ReturnType<typeof useFaultWords>>['detail'] }) {
  const t = useTranslations('errors');
  if (!detail) return null;
  if (!detail.english) return <p>{detail.text}</p>;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-control py-0.5 underline underline-offset-4">
        {t('inEnglish')}
      </summary>
      <p lang="en">{detail.text}</p>
    </details>
  );
}
