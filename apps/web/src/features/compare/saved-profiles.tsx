import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { profilesQuery, useProfileWrites } from './start-api.ts';

/** Settings saved under a name, to be forgotten one by one; gone while there are none. */
export function SavedProfiles() {
  const t = useTranslations('compare');
  const { data } = useQuery(profilesQuery);
  const { forget } = useProfileWrites();
  if (!data || data.length === 0) return null;
  return (
    <details className="rounded-card border border-line px-4 py-3">
      <summary className="cursor-pointer font-medium text-sm">
        {t('profiles', { count: data.length })}
      </summary>
      <ul className="mt-2 grid gap-1">
        {data.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-2">
            <span className="min-w-0 truncate">{name}</span>
            <Button
              size="small"
              shape="icon"
              look="quiet"
              aria-label={t('forget', { name })}
              title={t('forget', { name })}
              onClick={() => forget.mutate(id)}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNotice error={forget.error} />
    </details>
  );
}
