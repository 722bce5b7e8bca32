import { useTranslations } from 'use-intl';

/** The quiet outline of a page while its code or its data is on the way. */
export function PendingPage() {
  const t = useTranslations('faults');
  return (
    <main id="main" aria-busy="true" className="mx-auto w-full max-w-[96rem] grow px-4 pt-8 sm:px-6 lg:px-8">
      <output className="sr-only">{t('loading')}</output>
      <div className="sheen h-8 w-64 rounded-control bg-surface" />
      <div className="mt-8 grid gap-8 lg:grid-cols-[22.5rem_minmax(0,1fr)]">
        <div className="sheen h-72 rounded-card bg-surface" />
        <div className="sheen h-[28rem] rounded-card bg-surface" />
      </div>
    </main>
  );
}
