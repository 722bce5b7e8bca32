import { Link } from '@tanstack/react-router';
import { Columns3, Film, House, Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { openOverlay } from '../lib/shell-store.ts';

const look =
  'flex h-9 items-center gap-2 rounded-control px-2.5 text-muted text-sm transition-colors hover:text-ink aria-[current=page]:text-ink [&_svg]:size-4.5 xl:px-3';

/** The places one always gets to. */
export function MainNav() {
  const t = useTranslations('nav');
  return (
    <nav aria-label={t('label')} className="flex items-center">
      <Link to="/" activeOptions={{ exact: true }} className={`${look} max-sm:hidden`}>
        <House aria-hidden="true" />
        <span className="max-xl:sr-only">{t('home')}</span>
      </Link>
      <Link to="/videos" activeOptions={{ includeSearch: false }} className={look}>
        <Film aria-hidden="true" />
        <span className="max-xl:sr-only">{t('videos')}</span>
      </Link>
      <Link to="/compare" className={look}>
        <Columns3 aria-hidden="true" />
        <span className="max-xl:sr-only">{t('comparisons')}</span>
      </Link>
    </nav>
  );
}

export function PaletteButton() {
  const t = useTranslations('nav');
  return (
    <button
      type="button"
      aria-label={t('search')}
      aria-keyshortcuts="Control+K Meta+K"
      title={t('search')}
      className="grid size-9 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink"
      onClick={() => openOverlay('palette')}
    >
      <Search className="size-4.5" aria-hidden="true" />
    </button>
  );
}
