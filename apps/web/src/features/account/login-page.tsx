import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ApiFailure, answered, api } from '../../lib/api.ts';
import { authStore, useAuth } from '../../lib/auth-store.ts';
import { optionsQuery } from '../../lib/session-api.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AuthPage } from './auth-card.tsx';

const DEMO = { email: 'demo@example.com', password: 'demo123' };

/** Log in by email or username; a demo server fills the form in. The first page, so it carries no schema library. */
export function LoginPage({ onDone, next }: { onDone: () => void; next: string }) {
  const t = useTranslations('account');
  const expired = useAuth((state) => state.expired);
  const client = useQueryClient();
  const { data: options } = useQuery(optionsQuery);
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const { errors, isDirty } = form.formState;
  useEffect(() => {
    if (options?.demo && !isDirty) form.reset(DEMO);
  }, [options?.demo, isDirty, form]);

  const login = useMutation({
    mutationFn: (body: typeof DEMO) => answered(api.POST('/api/auth/login', { body })),
    onSuccess: ({ session_token, user_id, username, email }) => {
      authStore.getState().logIn(session_token, { user_id, username, email });
      onDone();
    },
  });
  /** Whoever is faster than the server's answer means the demo user, too: the form would have been filled in. */
  const submit = async () => {
    const known = await client.ensureQueryData(optionsQuery).catch(() => undefined);
    if (known?.demo && Object.values(form.getValues()).every((value) => value === '')) form.reset(DEMO);
    await form.handleSubmit((values) => login.mutate(values))();
  };
  const wrong = login.error instanceof ApiFailure && login.error.status === 401;

  return (
    <AuthPage
      title={t('login.title')}
      lead={options?.demo ? t('login.demo') : t('login.lead')}
      foot={t.rich('login.noAccount', {
        link: (words) => (
          <Link to="/register" search={{ next }} className="font-medium text-accent hover:underline">
            {words}
          </Link>
        ),
      })}
    >
      <form
        className="grid gap-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {expired && !login.error && <Notice tone="info" title={t('login.expired')} />}
        {wrong ? <Notice tone="error" title={t('login.wrong')} /> : <ProblemNotice error={login.error} />}
        <TextField
          label={t('login.email')}
          type="text"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={errors.email && t('login.emailMissing')}
          {...form.register('email', { required: true })}
        />
        <TextField
          label={t('login.password')}
          type="password"
          autoComplete="current-password"
          error={errors.password && t('login.passwordMissing')}
          {...form.register('password', { required: true })}
        />
        <Button type="submit" look="primary" size="large" busy={login.isPending}>
          {t('login.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}
