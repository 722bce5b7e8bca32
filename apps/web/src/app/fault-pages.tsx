import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '../ui/button.tsx';
import { useTabName } from '../lib/tab-title.ts';
import { Logo } from '../ui/logo.tsx';
import { ProblemNotice } from '../ui/session/problem-notice.tsx';

function FaultPage({
  code,
  title,
  text,
  children,
}: {
  code: string;
  title: string;
  text: string;
  children: ReactNode;
}) {
  useTabName(title);
  return (
    <main id="main" className="grid grow place-items-center px-6 py-16 text-center">
      <div className="grid max-w-md justify-items-center gap-3">
        <Logo markOnly />
        <p className="eyebrow mt-4 text-accent">{code}</p>
        <h1 className="font-semibold text-3xl">{title}</h1>
        <p className="text-muted">{text}</p>
        <div className="mt-4 flex gap-2">{children}</div>
      </div>
    </main>
  );
}

/** An address nothing lives at, or someone else's ad: the two look the same on purpose. */
export function NotFoundPage() {
  const t = useTranslations('faults');
  return (
    <FaultPage code="404" title={t('notFoundTitle')} text={t('notFoundText')}>
      <Link to="/" className={buttonClass({ look: 'primary' })}>
        {t('home')}
      </Link>
    </FaultPage>
  );
}

/** A page that broke. Nothing that was saved is lost by it. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useTranslations('faults');
  const router = useRouter();
  return (
    <FaultPage code={t('errorCode')} title={t('errorTitle')} text={t('errorText')}>
      <div className="grid gap-4">
        <ProblemNotice error={error} />
        <div className="flex justify-center gap-2">
          <Button look="primary" onClick={() => void router.invalidate()}>
            {t('again')}
          </Button>
          <Link to="/" className={buttonClass()}>
            {t('home')}
          </Link>
        </div>
      </div>
    </FaultPage>
  );
}
