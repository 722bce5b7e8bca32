import { place, type SessionResponse, type Timeline } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { useFormats } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';

/** The ad as a row of its parts, each with the second it starts at. */
export function ClipStrip({ session, timeline }: { session: SessionResponse; timeline: Timeline | null }) {
  const t = useTranslations('finish');
  const { clock, seconds } = useFormats();
  if (!timeline) return null;
  const placed = place(timeline);
  const clips = chosenClips(session);
  const total = (placed.at(-1)?.end ?? 0) / timeline.fps;
  return (
    <section aria-labelledby="sequence" className="grid gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="sequence" className="font-semibold">
          {t('sequence')}
        </h2>
        <p className="tabular text-muted text-sm">{t('total', { length: seconds(total) })}</p>
      </div>
      <ol className="flex flex-wrap gap-2">
        {placed.map(({ item, start, end }) => {
          const clip = clips[Number(item.id.replace('clip-', '')) - 1];
          const gradient =
            item.kind === 'card' && item.background.kind === 'gradient' ? item.background : null;
          return (
            <li
              key={item.id}
              className="min-w-20 shrink-0 sm:min-w-24 basis-0"
              style={{ flexGrow: end - start }}
            >
              <div
                className="relative h-20 overflow-hidden rounded-control bg-raised"
                style={
                  gradient
                    ? {
                        background: `linear-gradient(${gradient.angle}deg, ${gradient.from}, ${gradient.to})`,
                      }
                    : undefined
                }
              >
                {clip && <img src={clip.poster_url} alt="" className="size-full object-cover" />}
                <Badge tone="picture" className="absolute bottom-1.5 left-1.5">
                  {clock(start / timeline.fps)}
                </Badge>
              </div>
              <p className="mt-1.5 truncate text-muted text-sm">
                {item.kind === 'card'
                  ? t(item.id === 'intro' ? 'introCard' : 'outroCard')
                  : t('clip', { number: item.id.replace('clip-', '') })}
                <span className="tabular text-faint"> · {seconds((end - start) / timeline.fps)}</span>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
