import { sendThen } from '../../lib/send-then.ts';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { readAmount } from '../../lib/amount.ts';
import { useFormats } from '../../lib/formats.ts';
import { useSetBudget } from '../../lib/receipts-api.ts';
import { sessionQuery } from '../../lib/session-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { say } from '../../ui/toasts.tsx';

/** What one ad has cost and may cost; the limit can be changed. */
export function AdBudget({ id }: { id: string }) {
  const { data: session } = useQuery(sessionQuery(id));
  return session ? <BudgetForm key={session.budget} {...session} /> : null;
}

function BudgetForm({ id, budget, total_cost }: { id: string; budget: number; total_cost: number }) {
  const t = useTranslations('receipts');
  const { money } = useFormats();
  const save = useSetBudget(id);
  const form = useForm({ defaultValues: { budget: String(budget) } });
  const submit = form.handleSubmit((values) => {
    const amount = readAmount(values.budget);
    if (typeof amount === 'number') sendThen(save, amount, () => say({ title: t('budgetSaved') }));
  });
  return (
    <Card>
      <form
        className="grid items-start gap-4 sm:grid-cols-[minmax(0,20rem)_auto]"
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <TextField
          label={t('budget')}
          inputMode="decimal"
          autoComplete="off"
          hint={t('budgetHint', { spent: money(total_cost) })}
          error={form.formState.errors.budget && t('budgetWrong')}
          {...form.register('budget', { validate: (text) => typeof readAmount(text) === 'number' })}
        />
        <Button type="submit" busy={save.isPending} className="justify-self-start sm:mt-7 sm:h-11">
          {t('budgetSave')}
        </Button>
        <div className="sm:col-span-2">
          <ProblemNotice error={save.error} />
        </div>
      </form>
    </Card>
  );
}
