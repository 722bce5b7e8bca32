import type { UserSettings } from '@admint/contract';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { readAmount } from '../../lib/amount.ts';
import { useFormats } from '../../lib/formats.ts';
import { useChangeSettings } from '../../lib/settings-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { say } from '../../ui/toasts.tsx';

const FIELDS = ['session_budget', 'alert_at', 'daily_cap'] as const;
type Field = (typeof FIELDS)[number];

const shown = (amount: number | null) => (amount === null ? '' : String(amount));
const valuesOf = (settings: UserSettings): Record<Field, string> => ({
  session_budget: shown(settings.session_budget),
  alert_at: shown(settings.alert_at),
  daily_cap: shown(settings.daily_cap),
});

/** What an ad may cost, when to be told, and what a day may cost. Empty fields go back to the default. */
export function BudgetSection({ settings }: { settings: UserSettings }) {
  const t = useTranslations('settings.budget');
  const { money } = useFormats();
  const form = useForm({ defaultValues: valuesOf(settings) });
  const { errors } = form.formState;
  const change = useChangeSettings();
  const submit = form.handleSubmit((values) =>
    change.mutate(
      {
        session_budget: readAmount(values.session_budget) ?? null,
        alert_at: readAmount(values.alert_at) ?? null,
        daily_cap: readAmount(values.daily_cap) ?? null,
      },
      {
        onSuccess: (saved) => {
          form.reset(valuesOf(saved as UserSettings));
          say({ title: t('saved') });
        },
      },
    ),
  );
  const hints: Record<Field, string> = {
    session_budget: t('session_budgetHint', { standard: money(settings.server.session_budget) }),
    alert_at: t('alert_atHint'),
    daily_cap: t('daily_capHint', { today: money(settings.spent_today) }),
  };
  return (
    <Card title={t('title')}>
      <form className="grid gap-5" noValidate onSubmit={(event) => void submit(event)}>
        <ProblemNotice error={change.error} />
        <div className="grid items-start gap-5 sm:grid-cols-3">
          {FIELDS.map((field) => (
            <TextField
              key={field}
              label={t(field)}
              hint={hints[field]}
              inputMode="decimal"
              autoComplete="off"
              placeholder={field === 'session_budget' ? String(settings.server.session_budget) : t('none')}
              error={errors[field] && t('wrong')}
              {...form.register(field, { validate: (text) => readAmount(text) !== undefined })}
            />
          ))}
        </div>
        <Button type="submit" className="justify-self-start" busy={change.isPending}>
          {t('submit')}
        </Button>
      </form>
    </Card>
  );
}
