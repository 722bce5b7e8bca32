import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTabName } from '../../lib/tab-title.ts';
import { TEMPLATE_PICTURES } from '../../lib/template-pictures.ts';
import { Logo } from '../../ui/logo.tsx';

/** The page around the login and the register form: the product's promise beside the form. */
export function AuthPage({
  title,
  lead,
  children,
  foot,
}: {
  title: string;
  lead: string;
  children: ReactNode;
  foot: ReactNode;
}) {
  const t = useTranslations('account');
  useTabName(title);
  return (
    <main id="main" className="grid min-h-dvh grow lg:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
      <div className="relative hidden overflow-hidden border-line border-r bg-surface lg:grid lg:items-end">
        <ReelArt />
        <div className="relative mx-auto max-w-lg px-12 pb-24">
          <p className="text-balance font-semibold text-4xl leading-[1.1] tracking-tight">{t('promise')}</p>
          <ol className="mt-8 grid gap-3 text-muted">
            {(['one', 'two', 'three'] as const).map((step, index) => (
              <li key={step} className="flex items-baseline gap-3">
                <span className="tabular font-semibold text-accent text-sm">{index + 1}</span>
                {t(`steps.${step}`)}
              </li>
            ))}
          </ol>
        </div>
      </div>
      <div className="grid content-center justify-items-center px-5 py-10">
        <div className="w-full max-w-sm">
          <Logo />
          <h1 className="mt-10 font-semibold text-2xl">{title}</h1>
          <p className="mt-1.5 text-muted">{lead}</p>
          <div className="mt-7">{children}</div>
          <p className="mt-6 text-muted text-sm">{foot}</p>
        </div>
      </div>
    </main>
  );
}

const SHOWN = [
  'perfume',
  'sneakers',
  'coffee',
  'headphones',
  'serum',
  'watch',
  'handbag',
  'lipstick',
  'soda',
] as const;

/** Frames of a reel: what the studio makes of a sentence. */
function ReelArt() {
  return (
    <div aria-hidden="true" className="absolute inset-0">
      <div className="absolute -inset-x-24 -top-52 grid rotate-[-14deg] grid-cols-3 gap-5">
        {SHOWN.map((template) => (
          <img
            key={template}
            src={TEMPLATE_PICTURES[template]}
            alt=""
            loading="lazy"
            decoding="async"
            fetchPriority="low"
            className="aspect-square w-full rounded-card border border-line object-cover"
          />
        ))}
      </div>
      <div className="absolute inset-0 bg-[linear-gradient(transparent_18%,var(--surface)_68%)]" />
    </div>
  );
}
