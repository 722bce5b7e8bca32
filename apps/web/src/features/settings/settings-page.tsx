import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { modelsQuery } from '../../lib/models-api.ts';
import { settingsQuery } from '../../lib/settings-api.ts';
import { Button } from '../../ui/button.tsx';
import { Page, PageSkeleton } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { BudgetSection } from './budget-section.tsx';
import { KeySection } from './key-section.tsx';
import { LookSection } from './look-section.tsx';
import { ModelSection } from './model-section.tsx';
import { PasswordSection } from './password-section.tsx';

/** Everything a person can set: models, limits, looks, password, and the server's keys for its admin. */
export function SettingsPage() {
  const t = useTranslations('settings');
  const { data, error, refetch } = useQuery(settingsQuery);
  // The list of models is tall: shown when it is there, so that nothing below it jumps.
  const waiting = useQuery(modelsQuery).isPending;
  return (
    <Page title={t('title')} lead={t('lead')} width="reading">
      {error && !data && (
        <ProblemNotice error={error} actions={<Button onClick={() => void refetch()}>{t('again')}</Button>} />
      )}
      {(!data || waiting) && !error && <PageSkeleton label={t('loading')} rows={4} />}
      {data && !waiting && (
        <>
          <ModelSection settings={data} />
          <BudgetSection settings={data} />
          {data.is_admin && <KeySection />}
          <LookSection />
          <PasswordSection />
        </>
      )}
    </Page>
  );
}
