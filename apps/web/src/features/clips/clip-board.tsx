import type { SessionResponse } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { Film } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { useFormats } from '../../lib/formats.ts';
import { useSaveClips } from '../../lib/session-api.ts';
import { HoverVideo } from '../../ui/hover-video.tsx';
import { Board } from '../../ui/session/board.tsx';
import { StaleBadge } from '../../ui/session/stale-badge.tsx';
import { useClipNames } from './clip-names.ts';

/** The chosen clips in the order they will play. */
export function ClipBoard({ session }: { session: SessionResponse }) {
  const t = useTranslations('clipBoard');
  const { clock, seconds } = useFormats();
  const navigate = useNavigate();
  const save = useSaveClips(session.id);
  const nameOf = useClipNames(session);
  const clips = chosenClips(session);
  const length = clips.reduce((total, { duration }) => total + duration, 0);
  const params = { id: session.id };
  const startOf = (place: number) =>
    clips.slice(0, place - 1).reduce((total, { duration }) => total + duration, 0);
  return (
    <Board
      label={t('title')}
      barLabel={t('bar')}
      items={clips}
      columns="grid-cols-1 min-[36rem]:grid-cols-2"
      least={1}
      nameOf={nameOf}
      save={save}
      sum={t('count', { count: clips.length, length: seconds(length) })}
      back={{
        label: t('change'),
        icon: <Film aria-hidden="true" />,
        go: () => void navigate({ to: '/ads/$id/clips', params }),
      }}
      next={{ label: t('continue'), go: () => void navigate({ to: '/ads/$id/finish', params }) }}
    >
      {(clip, place) => (
        <>
          <div className="aspect-video">
            <HoverVideo src={clip.proxy_url ?? clip.url} poster={clip.poster_url} label={nameOf(clip)} />
          </div>
          <div className="flex items-center justify-between gap-2 p-3">
            <p className="min-w-0 truncate font-medium">
              <span className="tabular mr-2 text-faint">{place}</span>
              {nameOf(clip)}
            </p>
            <p className="tabular flex shrink-0 items-center gap-2 text-muted text-sm">
              <StaleBadge cause={clip.stale} />
              {t('at', { start: clock(startOf(place)), length: seconds(clip.duration) })}
            </p>
          </div>
        </>
      )}
    </Board>
  );
}
