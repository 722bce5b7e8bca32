import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../lib/api.ts';
import { accountName, authStore, useAuth } from '../lib/auth-store.ts';
import { readTheme, saveTheme, type Theme, useLocaleChoice } from '../lib/preferences.ts';
import { queryClient } from '../lib/query-client.ts';
import { Menu } from '../ui/menu.tsx';

const THEMES: { theme: Theme; icon: typeof Sun }[] = [
  { theme: 'dark', icon: Moon },
  { theme: 'light', icon: Sun },
  { theme: 'system', icon: Monitor },
];

/** Who is logged in, how the page looks and speaks, and the way out. */
export function AccountMenu() {
  const t = useTranslations('shell');
  const account = useAuth((state) => state.account);
  const { locale, setLocale } = useLocaleChoice();
  const [theme, setTheme] = useState(readTheme);

  const logOut = async () => {
    // Leaving works without the server too: what matters is that this browser forgets.
    await api.POST('/api/auth/logout').catch(() => undefined);
    authStore.getState().logOut();
    queryClient.clear();
  };

  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('account')}
          className="grid size-9 shrink-0 place-items-center rounded-full border border-line bg-raised text-muted hover:border-line-strong hover:text-ink"
        >
          <UserRound className="size-4.5" aria-hidden="true" />
        </button>
      }
      header={<p className="max-w-56 truncate font-medium text-sm">{accountName(account)}</p>}
      groups={[
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
          entries: [{ label: t('logOut'), icon: <LogOut aria-hidden="true" />, onPick: () => void logOut() }],
        },
      ]}
    />
  );
}
