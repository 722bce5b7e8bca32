import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Logo } from '../ui/logo.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { AccountMenu } from './account-menu.tsx';
import { JobTray } from './job-tray.tsx';

/** The frame of every page behind the login. */
export function MemberLayout() {
  const t = useTranslations('shell');
  return (
    <>
      <a
        href="#main"
        className="sr-only z-60 rounded-control bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:px-4 focus:py-2"
      >
        {t('skip')}
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-canvas/88 backdrop-blur-lg">
        <div className="mx-auto grid h-14 w-full max-w-[96rem] grid-cols-[1fr_auto] items-center gap-4 px-4 sm:px-6 lg:grid-cols-[1fr_auto_1fr] lg:px-8">
          <Link to="/" aria-label={t('home')} className="flex w-fit shrink-0 rounded-control">
            <Logo />
          </Link>
          <div id="header-slot" className="flex min-w-0 justify-center max-lg:hidden" />
          <div className="flex items-center justify-end gap-3">
            <JobTray />
            <AccountMenu />
          </div>
        </div>
      </header>
      <Outlet />
      <Toasts />
    </>
  );
}
