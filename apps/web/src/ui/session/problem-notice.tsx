import type { Problem } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ApiFailure } from '../../lib/api.ts';
import { useFaultWords } from '../../lib/server-words.ts';
import { buttonClass } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { ServerDetail } from './server-detail.tsx';

/** Says whether something that went wrong cost money. */
export function ChargedLine({ charged }: { charged: Problem['charged'] }) {
  const t = useTranslations('charged');
  return <p className="font-medium text-ink">{t(charged)}</p>;
}

/** A failed request, in words: what happened, the fields at fault, and whether it cost anything. */
export function ProblemNotice({
  error,
  actions,
  paid = false,
}: {
  error: unknown;
  actions?: ReactNode;
  paid?: boolean;
}) {
  const t = useTranslations('errors');
  const words = useFaultWords();
  if (!error) return null;
  const failure = error instanceof ApiFailure ? error : null;
  const offline = failure?.code === 'offline';
  const { title: said, detail } = words({
    code: failure?.code ?? '',
    message: failure?.message ?? '',
    values: failure?.values,
  });
  const title = offline ? t('offline') : said || t('unexpected');
  return (
    <Notice tone="error" title={title} actions={actions ?? wayOutOf(failure?.code, t)}>
      <ServerDetail detail={detail} />
      {failure?.fields
        .filter(({ message }) => !`${title} ${detail?.text ?? ''}`.includes(message))
        .map(({ field, message }) => (
          <p key={field}>
            {field}: {message}
          </p>
        ))}
      {paid && failure && <ChargedLine charged={failure.charged} />}
    </Notice>
  );
}

/** Where what refused can be changed. */
function wayOutOf(code: string | undefined, t: (key: 'changeLimit') => string): ReactNode {
  if (code !== 'daily_cap_reached') return null;
  return (
    <Link to="/settings" className={buttonClass({ size: 'small' })}>
      {t('changeLimit')}
    </Link>
  );
}
