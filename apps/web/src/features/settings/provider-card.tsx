import { sendThen } from '../../lib/send-then.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { type Provider, useCheckProvider, useRemoveProvider } from '../../lib/settings-api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { say } from '../../ui/toasts.tsx';
import { ProviderForm } from './provider-form.tsx';

/** One service: where its key comes from, its last four characters, a check, and the way to change or remove it. */
export function ProviderCard({ setup }: { setup: Provider }) {
  const t = useTranslations('settings.keys');
  const { date } = useFormats();
  const { provider, label, source, last4, base_url, model, problem, updated_at } = setup;
  const [editing, setEditing] = useState(false);
  const check = useCheckProvider(provider);
  const remove = useRemoveProvider(provider);
  const facts = [
    last4 && t('ends', { last4 }),
    base_url,
    model,
    source === 'app' && updated_at && t('entered', { date: date(updated_at) }),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '');

  return (
    <section
      aria-label={label}
      className="grid gap-3 border-line border-t py-4 first:border-t-0 first:pt-0 last:pb-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="grid min-w-0 gap-1">
          <h3 className="flex flex-wrap items-center gap-2 font-medium">
            {label}
            <Badge tone={source === null ? 'plain' : 'accent'}>{t(`sources.${source ?? 'none'}`)}</Badge>
          </h3>
          {facts.length > 0 && (
            <p className="tabular text-muted text-sm [overflow-wrap:anywhere]">{facts.join(' · ')}</p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {source !== null && (
            <Button size="small" busy={check.isPending} onClick={() => check.mutate()}>
              {t('check')}
            </Button>
          )}
          {source !== 'environment' && !editing && (
            <Button size="small" onClick={() => setEditing(true)}>
              {t(source === null ? 'enter' : 'change')}
            </Button>
          )}
          {source === 'app' && !editing && (
            <Button
              size="small"
              look="danger"
              busy={remove.isPending}
              onClick={() => sendThen(remove, undefined, () => say({ title: t('removed') }))}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      </div>
      {problem && <Notice tone="warning" title={problem} />}
      <ProblemNotice error={check.error ?? remove.error} />
      {check.data && (
        <Notice
          tone={check.data.available ? 'info' : 'error'}
          title={check.data.available ? t('works') : (check.data.reason ?? t('fails'))}
        >
          {check.data.available && <p>{t('opens', check.data.opens)}</p>}
        </Notice>
      )}
      {editing && (
        <ProviderForm
          setup={setup}
          onDone={() => {
            setEditing(false);
            check.mutate();
          }}
          onCancel={() => setEditing(false)}
        />
      )}
    </section>
  );
}
