import type { SessionResponse } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { CircleDollarSign } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';

/** Says that the ad has passed the amount its owner wanted to be told at; can be put away until the page is opened anew. */
export function BudgetBanner({ session }: { session: SessionResponse }) {
  const t = useTranslations('budgetAlert');
  const { money } = useFormats();
  const [seen, setSeen] = useState<number | null>(null);
  const at = session.alert_at ?? null;
  return (
    <output aria-live="polite">
      {at !== null && seen !== at && (
        <span className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-warn-soft px-4 py-2 text-sm text-warn">
          <span className="flex items-center gap-2 font-medium">
            <CircleDollarSign className="size-4 shrink-0" aria-hidden="true" />
            {t('text', { at: money(at), spent: money(session.total_cost), budget: money(session.budget) })}
          </span>
          <Link
            to="/receipts"
            search={{ session_id: session.id }}
            className="min-h-6 rounded-control px-2 font-semibold underline underline-offset-2"
          >
            {t('more')}
          </Link>
          <button
            type="button"
            className="min-h-6 rounded-control px-2 font-semibold underline underline-offset-2"
            onClick={() => setSeen(at)}
          >
            {t('dismiss')}
          </button>
        </span>
      )}
    </output>
  );
}
