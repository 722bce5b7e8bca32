import { COHERENCE, type CoherenceName } from '@admint/contract';
import { Info } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Popover } from '../popover.tsx';

/** What stands behind a switch, for whoever wants to know: opens from a small button in the text. */
export function SwitchDetails({ name }: { name: CoherenceName }) {
  const t = useTranslations('coherence');
  const label = t(`names.${name}`);
  return (
    <Popover
      title={label}
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t('details', { name: label })}
          className="-my-1 inline-grid size-6 place-items-center rounded-full align-middle hover:bg-hover hover:text-ink"
        >
          <Info className="size-3.5" aria-hidden="true" />
        </button>
      }
    >
      <p className="text-muted text-sm">
        {t(`more.${name}`)} {t(COHERENCE[name].default ? 'byDefault.on' : 'byDefault.off')}
      </p>
    </Popover>
  );
}
