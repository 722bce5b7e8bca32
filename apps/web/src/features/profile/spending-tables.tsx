import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { useAgentName } from '../../lib/use-agent-name.ts';
import { Card } from '../../ui/card.tsx';

interface Spent {
  cost: number;
  calls: number;
}

/** The numbers of the chart, one line per day on which something was spent. */
export function ByDay({ days }: { days: (Spent & { day: string })[] }) {
  const t = useTranslations('profile');
  const { day: dayText } = useFormats();
  const spent = days.filter(({ cost }) => cost > 0).reverse();
  if (spent.length === 0) return null;
  return (
    <details className="group">
      <summary className="flex min-h-8 w-fit cursor-pointer list-none items-center gap-2 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <ChevronDown
          className="size-4 text-muted transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
        {t('table')}
      </summary>
      <SpentTable name={t('day')} rows={spent.map(({ day, ...rest }) => ({ name: dayText(day), ...rest }))} />
    </details>
  );
}

export function ByModel({
  rows,
  total,
}: {
  rows: (Spent & { model: string; provider: string })[];
  total: number;
}) {
  const t = useTranslations('profile');
  return (
    <Ranking
      title={t('byModel')}
      name={t('model')}
      total={total}
      rows={rows.map(({ model, ...rest }) => ({ ...rest, name: model }))}
    />
  );
}

export function ByAgent({ rows, total }: { rows: (Spent & { agent: string })[]; total: number }) {
  const t = useTranslations('profile');
  const agentName = useAgentName();
  return (
    <Ranking
      title={t('byAgent')}
      name={t('agent')}
      total={total}
      rows={rows.map(({ agent, ...rest }) => ({ ...rest, name: agentName(agent) }))}
    />
  );
}

interface RankingProps {
  title: string;
  name: string;
  total: number;
  rows: (Spent & { name: string })[];
}

function Ranking({ title, name, total, rows }: RankingProps) {
  const t = useTranslations('profile');
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="text-muted text-sm">{t('nothing')}</p>
      ) : (
        <SpentTable name={name} rows={rows} total={total} />
      )}
    </Card>
  );
}

function SpentTable({ name, rows, total }: Pick<RankingProps, 'name' | 'rows'> & { total?: number }) {
  const t = useTranslations('profile');
  const { money, number } = useFormats();
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-muted">
        <tr>
          <th scope="col" className="py-2 pr-3 font-medium">
            {name}
          </th>
          <th scope="col" className="py-2 pr-3 text-right font-medium">
            {t('calls')}
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            {t('cost')}
          </th>
        </tr>
      </thead>
      <tbody className="tabular">
        {rows.map((row) => (
          <tr key={row.name} className="border-line border-t">
            <th scope="row" className="py-2.5 pr-3 font-normal [overflow-wrap:anywhere]">
              {row.name}
              {total !== undefined && total > 0 && (
                <span
                  aria-hidden="true"
                  className="mt-1.5 block h-1 rounded-full bg-accent"
                  style={{ width: `${Math.max(1, (row.cost / total) * 100)}%` }}
                />
              )}
            </th>
            <td className="py-2.5 pr-3 text-right align-top text-muted">{number(row.calls)}</td>
            <td className="py-2.5 text-right align-top font-medium">{money(row.cost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
