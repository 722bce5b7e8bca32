import type { ComparisonEstimate } from '@admint/contract';
import { Columns3 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Above this many dollars a press is asked about once more. */
const ASK_ABOVE_USD = 1;

interface PriceButtonProps {
  label: string;
  estimate: ComparisonEstimate | undefined;
  /** Why it cannot be pressed; undefined when it can. */
  blocked: string | undefined;
  busy: boolean;
  onPress: () => void;
}

/** Starts several ads at once; their price together stands on it before it can be pressed. */
export function PriceButton({ label, estimate, blocked, busy, onPress }: PriceButtonProps) {
  const t = useTranslations('compare');
  const spend = useTranslations('spend');
  const { money, span } = useFormats();
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const price = money(estimate?.estimated_cost ?? 0);
  const go = () => {
    setAsking(false);
    onPress();
  };
  return (
    <div className="grid gap-2">
      <Button
        look="primary"
        size="large"
        busy={busy}
        disabled={blocked !== undefined || !estimate}
        onClick={() => ((estimate?.estimated_cost ?? 0) > ASK_ABOVE_USD ? setAsking(true) : go())}
      >
        {!busy && <Columns3 aria-hidden="true" />}
        {label}
        {estimate && <span className="tabular font-normal">· {price}</span>}
      </Button>
      <p className="tabular text-center text-muted text-sm" aria-live="polite">
        {blocked ??
          (estimate
            ? t('priced', {
                each: estimate.costs.map((cost) => money(cost)).join(' + '),
                time: span(estimate.estimated_duration),
              })
            : spend('asking'))}
      </p>
      {estimate && estimate.saved > 0 && (
        <p className="tabular text-center font-medium text-accent text-sm">
          {t('saves', { price: money(estimate.saved) })}
        </p>
      )}
      <Dialog
        open={asking}
        title={spend('confirmTitle', { price })}
        closeLabel={spend('keep')}
        initialFocus={cancel}
        onClose={() => setAsking(false)}
      >
        <p className="text-muted">{spend('confirmText')}</p>
        <div className="mt-5 flex justify-end gap-2">
          <Button ref={cancel} onClick={() => setAsking(false)}>
            {spend('keep')}
          </Button>
          <Button look="primary" onClick={go}>
            {label} · {price}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
