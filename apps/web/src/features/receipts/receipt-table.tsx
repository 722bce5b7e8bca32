import type { MoneyState, ReceiptLine } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAgentName } from '../../lib/use-agent-name.ts';
import { Badge } from '../../ui/badge.tsx';
import { SettleButton } from './settle-dialog.tsx';

const TONES = {
  reserved: 'plain',
  submitted: 'plain',
  settled: 'accent',
  refunded: 'plain',
  unknown: 'warn',
} as const satisfies Record<MoneyState, string>;

const COLUMNS = ['when', 'what', 'model', 'money', 'held', 'charged'] as const;
const right = (column: (typeof COLUMNS)[number]) => column === 'held' || column === 'charged';

/** A line per call; on narrow screens each is a small card of its own. */
export function ReceiptTable({ receipts, withAd }: { receipts: ReceiptLine[]; withAd: boolean }) {
  const t = useTranslations('receipts');
  return (
    <div className="rounded-card border border-line bg-surface">
      <table className="w-full text-left text-sm max-md:block">
        <thead className="text-muted max-md:sr-only">
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={cx('px-4 py-3 font-medium', right(column) && 'text-right')}
              >
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular max-md:block">
          {receipts.map((receipt) => (
            <ReceiptRow key={receipt.id} receipt={receipt} withAd={withAd} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the money is; a call that was never to cost anything says so. */
function MoneyBadge({ receipt }: { receipt: ReceiptLine }) {
  const t = useTranslations('receipts');
  const { money, cached, reserved, settled } = receipt;
  if (cached) return <Badge className="whitespace-nowrap">{t('cached')}</Badge>;
  if (money === 'settled' && reserved === 0 && settled === 0) return <Badge>{t('free')}</Badge>;
  return (
    <Badge tone={TONES[money]} className="whitespace-nowrap">
      {t(`states.${money}`)}
    </Badge>
  );
}

function ReceiptRow({ receipt, withAd }: { receipt: ReceiptLine; withAd: boolean }) {
  const { money, date } = useFormats();
  const agentName = useAgentName();
  return (
    <tr className="border-line border-t align-top max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-3 max-md:first:border-t-0">
      <td className="px-4 py-3 text-muted max-md:order-3 xl:whitespace-nowrap max-md:p-0">
        <time dateTime={receipt.created_at}>{date(receipt.created_at)}</time>
      </td>
      <td className="px-4 py-3 max-md:order-1 max-md:p-0">
        <span className="font-medium">{agentName(receipt.agent)}</span>
        <span className="text-muted"> · {receipt.part}</span>
        {withAd && receipt.ad && (
          <Link
            to="/ads/$id"
            params={{ id: receipt.session_id }}
            className="line-clamp-2 w-fit max-w-64 text-accent [overflow-wrap:anywhere] hover:underline"
          >
            {receipt.ad}
          </Link>
        )}
        {receipt.error && <span className="block max-w-96 text-danger">{receipt.error}</span>}
        {receipt.money === 'unknown' && (
          <div className="mt-2">
            <SettleButton receipt={receipt} />
          </div>
        )}
      </td>
      <td className="px-4 py-3 text-muted [overflow-wrap:anywhere] max-md:order-5 max-md:col-span-2 max-md:p-0">
        {receipt.model}
        {receipt.provider_id && receipt.provider !== 'local' && (
          <span
            className="line-clamp-1 max-w-48 break-all font-mono text-faint text-xs"
            title={receipt.provider_id}
          >
            {receipt.provider_id}
          </span>
        )}
      </td>
      <td className="px-4 py-3 max-md:order-4 max-md:p-0 max-md:text-right">
        <MoneyBadge receipt={receipt} />
      </td>
      <td className="px-4 py-3 text-right text-muted max-md:hidden">{money(receipt.reserved)}</td>
      <td className="px-4 py-3 text-right font-medium max-md:order-2 max-md:p-0">
        {receipt.settled === null ? '–' : money(receipt.settled)}
      </td>
    </tr>
  );
}
