import { Images, Keyboard, MessageSquareText, Share2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { openOverlay, useHabits } from '../../lib/shell-store.ts';
import { Button } from '../../ui/button.tsx';

const STEPS = [
  { name: 'one', Icon: MessageSquareText },
  { name: 'two', Icon: Images },
  { name: 'three', Icon: Share2 },
] as const;

/** How an ad is made, on the first visits; goes when told to and comes back from the palette. */
export function FirstSteps() {
  const t = useTranslations('firstSteps');
  const { knowsSteps, change } = useHabits();
  if (knowsSteps) return null;
  return (
    <section aria-label={t('label')} className="mt-8 rounded-card border border-line bg-surface p-5 sm:p-6">
      <h2 className="font-semibold text-lg">{t('title')}</h2>
      <ol className="mt-4 grid gap-5 md:grid-cols-3 md:gap-8">
        {STEPS.map(({ name, Icon }) => (
          <li key={name} className="flex gap-3.5">
            <span className="grid size-10 shrink-0 place-items-center rounded-control bg-accent-soft text-accent">
              <Icon className="size-5" aria-hidden="true" />
            </span>
            <div>
              <h3 className="font-medium">{t(name)}</h3>
              <p className="mt-0.5 text-muted text-sm">{t(`${name}Text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-sm">{t('price')}</p>
        <div className="flex flex-wrap gap-2">
          <Button size="small" look="quiet" onClick={() => openOverlay('shortcuts')}>
            <Keyboard aria-hidden="true" />
            {t('shortcuts')}
          </Button>
          <Button size="small" onClick={() => change({ knowsSteps: true })}>
            {t('dismiss')}
          </Button>
        </div>
      </div>
    </section>
  );
}
