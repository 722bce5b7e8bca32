import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { exportsQuery } from '../../lib/exports-api.ts';
import { useFormats } from '../../lib/formats.ts';

/** Every composition of the ad; older ones stay and can be opened. */
export function Versions({ session, current }: { session: string; current: string }) {
  const t = useTranslations('result');
  const { ago } = useFormats();
  const { data } = useQuery(exportsQuery(session));
  const versions = data?.versions ?? [];
  if (versions.length < 2) return null;
  return (
    <section aria-labelledby="versions-title" className="grid gap-4">
      <h2 id="versions-title" className="font-semibold text-lg">
        {t('versions', { count: versions.length })}
      </h2>
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 xl:grid-cols-4">
        {versions.map((version) => {
          const here = version.generation_id === current;
          return (
            <li key={version.generation_id}>
              <Link
                to="/videos/$id"
                params={{ id: version.generation_id }}
                aria-current={here ? 'page' : undefined}
                className="group grid gap-2 rounded-card"
              >
                <span
                  className={cx(
                    'aspect-video overflow-hidden rounded-card border-2 bg-black',
                    here ? 'border-accent' : 'border-transparent group-hover:border-line-strong',
                  )}
                >
                  {version.thumbnail_url && (
                    <img src={version.thumbnail_url} alt="" className="size-full object-contain" />
                  )}
                </span>
                <span className="grid px-0.5 text-sm">
                  <span className="font-medium">{t('version', { number: version.number })}</span>
                  <span className="truncate text-muted">
                    <bdi>{version.settings?.text_overlay.cta || version.settings?.aspect_ratio}</bdi> ·{' '}
                    {ago(version.created_at)}
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
