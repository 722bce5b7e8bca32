import type { SessionResponse } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { useUnreachable } from '../../lib/session.ts';
import { type EstimateOf, estimateQuery } from '../../lib/session-api.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';

/** Above this many dollars a press is asked about once more. */
const ASK_ABOVE_USD = 1;

interface SpendButtonProps {
  session: SessionResponse;
  estimate: EstimateOf;
  label: string;
  icon?: ReactNode;
  look?: 'primary' | 'secondary';
  busy: boolean;
  /** Why it cannot be pressed now, besides what the button finds out itself. */
  blocked?: string | undefined;
  /** Gives false when there is nothing valid to ask for, before any question is put. */
  check?: () => Promise<boolean>;
  onSpend: (seconds: number) => void;
}

/** A button that spends: its total is on it before it can be pressed; an unknown price disables it with the reason. */
export function SpendButton(props: SpendButtonProps) {
  const { session, estimate: query } = props;
  const t = useTranslations('spend');
  const { money, unitPrice, span } = useFormats();
  const [asking, setAsking] = useState(false);
  const estimate = useQuery(estimateQuery(session.id, query));
  const offline = useUnreachable(session.id);
  const data = estimate.data;
  const count = query.count ?? data?.count ?? 1;
  // The server confirms a moment later; until then the same unit price gives the total.
  const total = data && (data.count === count ? data.estimated_cost : data.unit_cost * count);
  const overBudget = total !== undefined && session.total_cost + total > session.budget;
  const tight = overBudget ? t('overBudget', { budget: money(session.budget) }) : undefined;

  const reason = props.blocked ?? (offline ? t('offline') : estimate.error ? t('unknown') : tight);

  const spend = () => {
    setAsking(false);
    props.onSpend(data?.estimated_duration ?? 0);
  };
  const press = async () => {
    if (props.check && !(await props.check())) return;
    if ((total ?? 0) > ASK_ABOVE_USD) setAsking(true);
    else spend();
  };

  return (
    <div className="grid gap-2">
      <Button
        look={props.look ?? 'primary'}
        size="large"
        busy={props.busy}
        disabled={reason !== undefined || total === undefined}
        onClick={() => void press()}
      >
        {!props.busy && props.icon}
        {props.label}
        {total !== undefined && <span className="tabular font-normal">· {money(total)}</span>}
      </Button>
      <p className="tabular text-center text-muted text-sm" aria-live="polite">
        {reason ??
          (data
            ? t('breakdown', {
                count,
                unit: unitPrice(data.unit_cost),
                time: span(data.estimated_duration),
                model: data.model,
              })
            : t('asking'))}
        {reason !== undefined && reason === tight && (
          <>
            {' '}
            <Link
              to="/receipts"
              search={{ session_id: session.id }}
              className="inline-block min-h-6 rounded-control font-medium text-ink underline underline-offset-2"
            >
              {t('changeBudget')}
            </Link>
          </>
        )}
      </p>
      <ConfirmSpend
        open={asking}
        price={money(total ?? 0)}
        label={props.label}
        onConfirm={spend}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

function ConfirmSpend(props: {
  open: boolean;
  price: string;
  label: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('spend');
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={props.open}
      title={t('confirmTitle', { price: props.price })}
      closeLabel={t('keep')}
      initialFocus={cancel}
      onClose={props.onClose}
    >
      <p className="text-muted">{t('confirmText')}</p>
      <div className="mt-5 flex justify-end gap-2">
        <Button ref={cancel} onClick={props.onClose}>
          {t('keep')}
        </Button>
        <Button look="primary" onClick={props.onConfirm}>
          {props.label} · {props.price}
        </Button>
      </div>
    </Dialog>
  );
}
