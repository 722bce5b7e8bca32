import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShell } from '../lib/shell-store.ts';
import { Logo } from '../ui/logo.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { useWarmUp } from '../ui/warm-up.ts';
import { AccountButton } from './account-button.tsx';
import { JobTray } from './job-tray.tsx';
import { MainNav, PaletteButton } from './main-nav.tsx';
import { useGlobalKeys } from './shortcut-keys.ts';

const Overlays = lazy(() => import('./overlays.tsx').then(({ Overlays: all }) => ({ default: all })));

/** The frame of every page behind the login. */
export function MemberLayout() {
  const t = useTranslations('shell');
  useGlobalKeys();
  useWarmUp();
  return (
    <>
      <a
        href="#main"
        className="sr-only z-60 rounded-control bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:px-4 focus:py-2"
      >
        {t('skip')}
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-canvas/88 backdrop-blur-lg">
        <div className="mx-auto grid h-14 w-full max-w-[96rem] grid-cols-[1fr_auto] items-center gap-4 px-4 sm:px-6 lg:grid-cols-[minmax(max-content,1fr)_minmax(0,auto)_minmax(max-content,1fr)] lg:px-8">
          <div className="flex min-w-0 items-center gap-2 sm:gap-4">
            <Link to="/" aria-label={t('home')} className="flex w-fit shrink-0 rounded-control">
              <Logo />
            </Link>
            <MainNav />
          </div>
          <div id="header-slot" className="flex min-w-0 justify-center max-lg:hidden" />
          <div className="flex items-center justify-end gap-2 sm:gap-3">
            <JobTray />
            <PaletteButton />
            <AccountButton />
          </div>
        </div>
      </header>
      <Outlet />
      <Toasts />
      <LazyOverlays />
    </>
  );
}

/** Nothing of the palette is loaded before it is asked for; then it stays. */
function LazyOverlays() {
  const open = useShell(({ overlay }) => overlay !== null);
  const [asked, setAsked] = useState(false);
  if (open && !asked) setAsked(true);
  return (
    asked && (
      <Suspense fallback={null}>
        <Overlays />
      </Suspense>
    )
  );
}
