import { RegisterRequest } from '@admint/contract';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { answered, api } from '../../lib/api.ts';
import { authStore } from '../../lib/auth-store.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AuthPage } from './auth-card.tsx';

/** An empty line means no email, not a wrong one. */
export const RegisterForm = RegisterRequest.extend({
  email: z
    .union([z.literal(''), RegisterRequest.shape.email.unwrap()])
    .transform((email) => (email === '' ? undefined : email)),
});

/** Open an account and be logged in by it. */
export function RegisterPage({ onDone, next }: { onDone: () => void; next: string }) {
  const t = useTranslations('account');
  const form = useForm({
    resolver: zodResolver(RegisterForm),
    defaultValues: { username: '', email: '', password: '' },
  });
  const { errors } = form.formState;
  const register = useMutation({
    mutationFn: ({ email, ...rest }: z.output<typeof RegisterForm>) =>
      answered(api.POST('/api/auth/register', { body: { ...rest, ...(email && { email }) } })),
    onSuccess: ({ session_token, user_id, username, email }) => {
      authStore.getState().logIn(session_token, { user_id, username, email });
      onDone();
    },
  });

  return (
    <AuthPage
      title={t('register.title')}
      lead={t('register.lead')}
      foot={t.rich('register.haveAccount', {
        link: (words) => (
          <Link to="/login" search={{ next }} className="font-medium text-accent hover:underline">
            {words}
          </Link>
        ),
      })}
    >
      <form
        className="grid gap-5"
        noValidate
        onSubmit={(event) => void form.handleSubmit((values) => register.mutate(values))(event)}
      >
        <ProblemNotice error={register.error} />
        <TextField
          label={t('register.username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          hint={t('register.usernameHint')}
          error={errors.username && t('register.usernameWrong')}
          {...form.register('username')}
        />
        <TextField
          label={t('register.email')}
          type="email"
          autoComplete="email"
          error={errors.email && t('register.emailWrong')}
          {...form.register('email')}
        />
        <TextField
          label={t('register.password')}
          type="password"
          autoComplete="new-password"
          hint={t('register.passwordHint')}
          error={errors.password && t('register.passwordWrong')}
          {...form.register('password')}
        />
        <Button type="submit" look="primary" size="large" busy={register.isPending}>
          {t('register.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}
