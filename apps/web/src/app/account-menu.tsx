import { useNavigate } from '@tanstack/react-router';
import { ChartColumn, Keyboard, LogOut, Monitor, Moon, ReceiptText, Settings, Sun } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslations } from 'use-intl';
import { accountName, useAuth } from '../lib/auth-store.ts';
import { readTheme, saveTheme, type Theme, useLocaleChoice } from '../lib/preferences.ts';
import { openOverlay } from '../lib/shell-store.ts';
import { MenuPopup } from '../ui/menu-popup.tsx';
import type { OpenerProps } from '../ui/on-demand.tsx';
import { logOut } from './log-out.ts';

const THEMES: { theme: Theme; icon: typeof Sun }[] = [
  { theme: 'dark', icon: Moon },
  { theme: 'light', icon: Sun },
  { theme: 'system', icon: Monitor },
];

const PAGES = [
  { to: 'profile', icon: ChartColumn },
  { to: 'receipts', icon: ReceiptText },
  { to: 'settings', icon: Settings },
] as const;

/** Who is logged in, how the page looks and speaks, and the way out. */
export function AccountMenu({ trigger }: { trigger: ReactElement<OpenerProps> }) {
  const t = useTranslations('shell');
  const account = useAuth((state) => state.account);
  const { locale, setLocale } = useLocaleChoice();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(readTheme);

  return (
    <MenuPopup
      trigger={trigger}
      header={<p className="max-w-56 truncate font-medium text-sm">{accountName(account)}</p>}
      groups={[
        {
          entries: PAGES.map(({ to, icon: Icon }) => ({
            label: t(`pages.${to}`),
            icon: <Icon aria-hidden="true" />,
            onPick: () => void navigate({ to: `/${to}` }),
          })),
        },
        {
          label: t('theme'),
          entries: THEMES.map(({ theme: own, icon: Icon }) => ({
            label: t(`themes.${own}`),
            icon: <Icon aria-hidden="true" />,
            checked: theme === own,
            onPick: () => {
              saveTheme(own);
              setTheme(own);
            },
          })),
        },
        {
          label: t('language'),
          entries: [
            { label: 'English', checked: locale === 'en', onPick: () => setLocale('en') },
            { label: 'Español', checked: locale === 'es', onPick: () => setLocale('es') },
          ],
        },
        {
          entries: [
            {
              label: t('shortcuts'),
              icon: <Keyboard aria-hidden="true" />,
              onPick: () => openOverlay('shortcuts'),
            },
          ],
        },
        {
          entries: [{ label: t('logOut'), icon: <LogOut aria-hidden="true" />, onPick: () => void logOut() }],
        },
      ]}
    />
  );
}
