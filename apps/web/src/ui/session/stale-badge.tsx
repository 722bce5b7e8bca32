import { History } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '../badge.tsx';

/** Marks something made before a choice that it depends on was changed; the cause is its title. */
export function StaleBadge({ cause }: { cause: string | null }) {
  const t = useTranslations('stale');
  if (!cause) return null;
  return (
    <Badge tone="warn" title={cause}>
      <History className="size-3.5" aria-hidden="true" />
      {t('badge')}
      <span className="sr-only">: {cause}</span>
    </Badge>
  );
}
