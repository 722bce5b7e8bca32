import type { SessionResponse } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useFormats } from '../../lib/formats.ts';
import { costsQuery } from '../../lib/session-api.ts';
import { useAgentName } from '../../lib/use-agent-name.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';

/** What every part of the ad cost, with a receipt for each paid call behind it. */
export function CostSummary({ session }: { session: SessionResponse }) {
  const t = useTranslations('result');
  const receiptTexts = useTranslations('receipts');
  const { money } = useFormats();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(costsQuery(session.id));
  const agentName = useAgentName();
  return (
    <Card title={t('costs')}>
      <Facts
        rows={[
          ...(data?.breakdown ?? []).map((line) => ({
            name: `${agentName(line.agent)}${line.calls > 1 ? ` × ${line.calls}` : ''}`,
            value: money(line.cost),
          })),
          { name: t('total'), value: money(session.total_cost) },
        ]}
      />
      {data && data.receipts.length > 0 && (
        <>
          <Button size="small" onClick={() => setOpen(true)}>
            {t('receipts', { count: data.receipts.length })}
          </Button>
          <Link
            to="/receipts"
            search={{ session_id: session.id }}
            className="w-fit text-accent text-sm hover:underline"
          >
            {receiptTexts('ofThisAd')}
          </Link>
          <Dialog
            open={open}
            size="wide"
            title={t('receiptsTitle')}
            closeLabel={t('close')}
            onClose={() => setOpen(false)}
          >
            <div>
              <table className="w-full text-left text-sm">
                <thead className="text-muted">
                  <tr>
                    {(['part', 'model', 'state', 'held', 'charged'] as const).map((column) => (
                      <th
                        key={column}
                        scope="col"
                        className={cx('px-2 py-2 font-medium sm:px-3', column === 'model' && 'max-sm:hidden')}
                      >
                        {t(`columns.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody className="tabular">
                  {data.receipts.map((receipt) => (
                    <tr key={receipt.id} className="border-line border-t">
                      <td className="px-2 py-2.5 sm:px-3">{agentName(receipt.agent)}</td>
                      <td className="px-3 py-2.5 text-muted max-sm:hidden">{receipt.model}</td>
                      <td className="px-2 py-2.5 sm:px-3">
                        <Badge
                          tone={
                            receipt.state === 'succeeded'
                              ? 'accent'
                              : receipt.state === 'failed'
                                ? 'danger'
                                : 'plain'
                          }
                        >
                          {t(`states.${receipt.state}`)}
                        </Badge>
                        {receipt.error && <p className="mt-1 text-danger">{receipt.error}</p>}
                      </td>
                      <td className="px-2 py-2.5 sm:px-3">{money(receipt.reserved)}</td>
                      <td className="px-2 py-2.5 sm:px-3">
                        {receipt.settled === null ? '–' : money(receipt.settled)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Dialog>
        </>
      )}
    </Card>
  );
}
