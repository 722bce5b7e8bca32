import { UserRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { onDemand, useOpener } from '../ui/on-demand.tsx';

const AccountMenu = onDemand(() => import('./account-menu.tsx').then((menu) => menu.AccountMenu));

/** Opens who is logged in, how the page looks and speaks, and the way out. */
export function AccountButton() {
  const t = useTranslations('shell');
  const { asked, opener } = useOpener(AccountMenu, 'menu');
  const button = (
    <button
      type="button"
      aria-label={t('account')}
      className="grid size-9 shrink-0 place-items-center rounded-full border border-line bg-raised text-muted hover:border-line-strong hover:text-ink"
      {...(!asked && opener)}
    >
      <UserRound className="size-4.5" aria-hidden="true" />
    </button>
  );
  return asked ? <AccountMenu trigger={button} /> : button;
}
