import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { providersQuery } from '../../lib/settings-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { ProviderCard } from './provider-card.tsx';

/** The services this server may use; for its admin. */
export function KeySection() {
  const t = useTranslations('settings.keys');
  const { data, error, isPending, refetch } = useQuery(providersQuery);
  return (
    <Card title={t('title')}>
      <p className="max-w-2xl text-muted text-sm">{t('lead')}</p>
      <ProblemNotice error={error} actions={<Button onClick={() => void refetch()}>{t('again')}</Button>} />
      {isPending && <p className="text-muted text-sm">{t('loading')}</p>}
      <div className="grid">
        {data?.providers.map((provider) => (
          <ProviderCard key={provider.provider} setup={provider} />
        ))}
      </div>
    </Card>
  );
}
