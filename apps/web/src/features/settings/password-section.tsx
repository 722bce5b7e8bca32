import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ApiFailure } from '../../lib/api.ts';
import { useChangePassword } from '../../lib/settings-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { say } from '../../ui/toasts.tsx';

const LEAST = 6;
const EMPTY = { current_password: '', new_password: '' };

/** A new password for the old one. */
export function PasswordSection() {
  const t = useTranslations('settings.password');
  const form = useForm({ defaultValues: EMPTY });
  const { errors } = form.formState;
  const change = useChangePassword();
  const wrong = change.error instanceof ApiFailure && change.error.code === 'wrong_password';
  const submit = form.handleSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.reset(EMPTY);
        say({ title: t('done') });
      },
    }),
  );
  return (
    <Card title={t('title')}>
      <form className="grid gap-5" noValidate onSubmit={(event) => void submit(event)}>
        {!wrong && <ProblemNotice error={change.error} />}
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <TextField
            label={t('current')}
            type="password"
            autoComplete="current-password"
            error={errors.current_password ? t('currentMissing') : wrong ? t('wrong') : undefined}
            {...form.register('current_password', { required: true })}
          />
          <TextField
            label={t('new')}
            type="password"
            autoComplete="new-password"
            hint={t('hint')}
            error={errors.new_password && t('tooShort')}
            {...form.register('new_password', { required: true, minLength: LEAST })}
          />
        </div>
        <Button type="submit" className="justify-self-start" busy={change.isPending}>
          {t('submit')}
        </Button>
      </form>
    </Card>
  );
}
