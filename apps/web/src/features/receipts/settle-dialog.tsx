import type { ReceiptLine } from '@admint/contract';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { useRefreshReceipts, useSettleCall } from '../../lib/receipts-api.ts';
import { useSettledWords } from '../../lib/server-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';

/** A request whose answer was lost: the provider is asked first, and only where it cannot say, the owner. */
export function SettleButton({ receipt }: { receipt: ReceiptLine }) {
  const t = useTranslations('receipts.settle');
  const [open, setOpen] = useState(false);
  const refresh = useRefreshReceipts(receipt.session_id);
  // Only now: the row loses this dialog as soon as its state is known.
  const close = () => {
    setOpen(false);
    refresh();
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog open={open} title={t('title')} closeLabel={t('close')} onClose={close}>
        <SettleSteps receipt={receipt} onDone={close} />
      </Dialog>
    </>
  );
}

function SettleSteps({ receipt, onDone }: { receipt: ReceiptLine; onDone: () => void }) {
  const t = useTranslations('receipts.settle');
  const { money } = useFormats();
  const words = useSettledWords();
  const { mutate, data, error, isPending } = useSettleCall(receipt.session_id);
  const ask = (word?: 'arrived' | 'did_not_arrive') => mutate({ call_id: receipt.id, word });
  const closed = data?.state === 'succeeded' || data?.state === 'failed';
  return (
    <div className="grid gap-4">
      <p className="text-muted">{t('lead', { model: receipt.model, held: money(receipt.reserved) })}</p>
      {error && <ProblemNotice error={error} />}
      {data && (
        <Notice tone={closed ? 'info' : 'warning'} title={words(data)}>
          {data.settled !== null && t('booked', { amount: money(data.settled) })}
        </Notice>
      )}
      {closed ? (
        <Button look="primary" onClick={onDone}>
          {t('done')}
        </Button>
      ) : (
        <Button look={data ? 'secondary' : 'primary'} busy={isPending} onClick={() => ask()}>
          {t(data?.waiting ? 'fetchAgain' : data ? 'askAgain' : 'ask')}
        </Button>
      )}
      {data?.state === 'unknown' && (
        <fieldset className="grid gap-2 border-line border-t pt-4">
          <legend className="sr-only">{t(data.waiting ? 'giveUp' : 'own')}</legend>
          <p className="text-muted text-sm">{t(data.waiting ? 'giveUp' : 'own')}</p>
          <div className="flex flex-wrap gap-2">
            <Button disabled={isPending} onClick={() => ask('arrived')}>
              {t(data.waiting ? 'bookLost' : 'arrived', { amount: money(receipt.reserved) })}
            </Button>
            {!data.waiting && (
              <Button disabled={isPending} onClick={() => ask('did_not_arrive')}>
                {t('didNotArrive')}
              </Button>
            )}
          </div>
        </fieldset>
      )}
    </div>
  );
}
