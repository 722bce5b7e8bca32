import type { SessionSummary } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { CirclePlay, Hand, ImageIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';
import { Spinner } from '../../ui/spinner.tsx';

/** One ad: its picture, where it stands, what it cost; the whole card opens it where its owner left off. `early`: in view at first. */
export function AdCard({ ad, early = false }: { ad: SessionSummary; early?: boolean }) {
  const t = useTranslations('dashboard');
  const { money, ago } = useFormats();
  const title = ad.product_prompt ?? t('untitled');
  const finished = ad.stage === 'complete';
  const waits = ad.waits_for_you === true;
  // A whole ad begins by itself: one that stands at its beginning was stopped there.
  const stopped = ad.mode === 'auto' && ad.stage === 'created' && !ad.running && !waits;
  return (
    <li className="group relative">
      <div className="relative aspect-video overflow-hidden rounded-card border border-line bg-surface transition-colors group-hover:border-line-strong">
        {ad.thumbnail_url ? (
          <img
            src={ad.thumbnail_url}
            alt=""
            loading={early ? 'eager' : 'lazy'}
            className="size-full object-cover transition-transform duration-500 ease-out-soft group-hover:scale-[1.025]"
          />
        ) : (
          <span className="unmade grid size-full place-items-center text-faint">
            <ImageIcon className="size-8" aria-hidden="true" />
          </span>
        )}
        {finished && (
          <span className="absolute inset-0 grid place-items-center opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100">
            <CirclePlay className="size-12 text-ink drop-shadow-lg" aria-hidden="true" />
          </span>
        )}
        <div className="absolute bottom-2 left-2">
          <Badge tone={ad.stage === 'failed' ? 'danger' : 'picture'}>
            {ad.running && <Spinner className="size-3" />}
            {waits && <Hand className="size-3" aria-hidden="true" />}
            {waits ? t('storyboardWaits') : stopped ? t('stopped') : t(`stages.${ad.stage}`)}
          </Badge>
        </div>
      </div>
      <div className="mt-2.5 flex items-baseline justify-between gap-3">
        <h3 className="min-w-0 truncate font-medium">
          <Link
            to="/ads/$id"
            params={{ id: ad.id }}
            className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            <span className="sr-only">{finished ? t('watch') : t('resume')}: </span>
            {title}
          </Link>
        </h3>
        <span className="tabular shrink-0 text-muted text-sm">{money(ad.total_cost)}</span>
      </div>
      <p className="text-muted text-sm">{ago(ad.updated_at)}</p>
    </li>
  );
}

/** The shape of a card before it is known. */
export function AdCardSkeleton() {
  return (
    <li aria-hidden="true">
      <div className="sheen aspect-video rounded-card bg-surface" />
      <div className="mt-3 h-4 w-2/3 rounded bg-surface" />
      <div className="mt-2 h-3.5 w-1/3 rounded bg-surface" />
    </li>
  );
}
