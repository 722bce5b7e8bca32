import { WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { LiveSession } from '../../lib/progress/live-sessions.ts';
import { useConnectionLost } from '../../lib/session.ts';
import { useOnline } from '../../lib/use-now.ts';

/** Says that the line is down and that the work goes on without it. */
export function ConnectionBanner({ live }: { live: LiveSession }) {
  const t = useTranslations('connection');
  const lost = useConnectionLost(live);
  const online = useOnline();
  return (
    <output aria-live="polite">
      {lost && (
        <span className="flex items-center justify-center gap-2.5 bg-warn-soft px-4 py-2 text-center font-medium text-sm text-warn">
          <WifiOff className="size-4 shrink-0" aria-hidden="true" />
          {online ? t('lost') : t('offline')}
        </span>
      )}
    </output>
  );
}
