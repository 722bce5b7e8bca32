import { place, type SessionResponse, type Timeline } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { useFormats } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';

interface ClipStripProps {
  session: SessionResponse;
  timeline: Timeline | null;
  /** Asked to show a moment of the ad, in frames. */
  onShow: (frame: number) => void;
}

/** A part is shown this long after it begins: the way into it is over, and its text stands. */
const SETTLED_SECONDS = 0.5;

/** The ad as a row of its parts, each with the second it starts at; pressing one shows it. */
export function ClipStrip({ session, timeline, onShow }: ClipStripProps) {
  const t = useTranslations('finish');
  const { seconds } = useFormats();
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
          const name =
            item.kind === 'card'
              ? t(item.id === 'intro' ? 'introCard' : 'outroCard')
              : t('clip', { number: item.id.replace('clip-', '') });
          const settled = start + item.transition.frames + Math.round(SETTLED_SECONDS * timeline.fps);
          return (
            <li
              key={item.id}
              className="min-w-20 shrink-0 sm:min-w-24 basis-0"
              style={{ flexGrow: end - start }}
            >
              <button
                type="button"
                aria-label={`${t('show', { name })}, ${seconds(start / timeline.fps)}`}
                className="relative block h-20 w-full overflow-hidden rounded-control bg-raised"
                style={
                  gradient
                    ? {
                        background: `linear-gradient(${gradient.angle}deg, ${gradient.from}, ${gradient.to})`,
                      }
                    : undefined
                }
                onClick={() => onShow(Math.min(settled, end - 1))}
              >
                {clip && <img src={clip.poster_url} alt="" className="size-full object-cover" />}
                {item.kind === 'card' && item.background.kind === 'blurred_frame' && (
                  <img
                    src={clips.at(item.id === 'intro' ? 0 : -1)?.poster_url}
                    alt=""
                    className="size-full scale-110 object-cover blur-sm brightness-60"
                  />
                )}
                <Badge tone="picture" className="absolute bottom-1.5 left-1.5">
                  {seconds(start / timeline.fps)}
                </Badge>
              </button>
              <p className="mt-1.5 truncate text-muted text-sm">
                {name}
                <span className="tabular text-faint"> · {seconds((end - start) / timeline.fps)}</span>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
