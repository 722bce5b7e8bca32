import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { userTotalsQuery } from '../../lib/receipts-api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';

/** What each user of this server has spent; for its admin. */
export function UserTotals() {
  const t = useTranslations('profile');
  const { money, number } = useFormats();
  const { data, error } = useQuery(userTotalsQuery);
  return (
    <Card title={t('users')}>
      <ProblemNotice error={error} />
      {data && (
        <section
          aria-label={t('users')}
          // On a phone the table is wider than the card, and the keyboard must reach all of it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="overflow-x-auto rounded-control"
        >
          <table className="w-full whitespace-nowrap text-left text-sm">
            <thead className="text-muted">
              <tr>
                <th scope="col" className="py-2 pr-3 font-medium">
                  {t('user')}
                </th>
                {(['ads', 'today', 'cap', 'total'] as const).map((column) => (
                  <th key={column} scope="col" className="py-2 pl-3 text-right font-medium">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="tabular">
              {data.users.map((user) => (
                <tr key={user.user_id} className="border-line border-t">
                  <th scope="row" className="py-2.5 pr-3 font-normal">
                    <span className="flex flex-wrap items-center gap-2">
                      {user.name}
                      {user.is_admin && <Badge tone="accent">{t('admin')}</Badge>}
                    </span>
                  </th>
                  <td className="py-2.5 pl-3 text-right text-muted">{number(user.ads)}</td>
                  <td className="py-2.5 pl-3 text-right">{money(user.today)}</td>
                  <td className="py-2.5 pl-3 text-right text-muted">
                    {user.daily_cap === null ? '–' : money(user.daily_cap)}
                  </td>
                  <td className="py-2.5 pl-3 text-right font-medium">{money(user.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}
