import type { SessionResponse } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../lib/class-names.ts';
import { isOpen, STEPS, type Step } from '../lib/flow.ts';

/** The address of each step. */
export const STEP_PATHS = {
  images: '/ads/$id/images',
  'mood-board': '/ads/$id/mood-board',
  clips: '/ads/$id/clips',
  'clip-board': '/ads/$id/clip-board',
  finish: '/ads/$id/finish',
  result: '/ads/$id/result',
} as const;

/** The steps of the ad: where you are, where you may go back to, what is still closed. */
export function StepTrail({ session, step }: { session: SessionResponse; step: Step | undefined }) {
  const t = useTranslations('steps');
  const trail = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = trail.current?.querySelector<HTMLElement>('[aria-current]');
    if (step && current)
      trail.current?.scrollTo({ left: current.offsetLeft - trail.current.clientWidth / 3 });
  }, [step]);
  return (
    <nav
      ref={trail}
      aria-label={t('label')}
      className="relative min-w-0 overflow-x-auto px-2 [scrollbar-width:none]"
    >
      <ol className="flex h-11 items-center gap-0.5 lg:h-14">
        {session.mode === 'auto' && (
          <li className="flex items-center gap-0.5">
            <Link
              to="/ads/$id/auto"
              params={{ id: session.id }}
              className="flex h-8 items-center whitespace-nowrap rounded-control px-2.5 text-muted text-sm transition-colors hover:text-ink"
              activeProps={{ className: 'bg-raised font-medium text-ink' }}
            >
              {t('auto')}
            </Link>
            <ChevronRight className="size-3.5 shrink-0 text-faint/60" aria-hidden="true" />
          </li>
        )}
        {STEPS.map((one, index) => {
          const open = isOpen(one, session);
          const look = cx(
            'flex h-8 items-center whitespace-nowrap rounded-control px-2.5 text-sm transition-colors',
            one === step
              ? 'bg-raised font-medium text-ink'
              : open
                ? 'text-muted hover:text-ink'
                : 'text-faint/70',
          );
          return (
            <li key={one} className="flex items-center gap-0.5">
              {index > 0 && <ChevronRight className="size-3.5 shrink-0 text-faint/60" aria-hidden="true" />}
              {open ? (
                <Link
                  to={STEP_PATHS[one]}
                  params={{ id: session.id }}
                  className={look}
                  aria-current={one === step ? 'step' : undefined}
                >
                  {t(one)}
                </Link>
              ) : (
                <span className={look} aria-disabled="true">
                  {t(one)}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
