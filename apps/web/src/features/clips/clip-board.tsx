import type { SessionResponse } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { ArrowRight, Film } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { useSaveClips } from '../../lib/session-api.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { HoverVideo } from '../../ui/hover-video.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { StaleBadge } from '../../ui/session/stale-badge.tsx';
import { SortableGrid } from '../../ui/sortable-grid.tsx';
import { say } from '../../ui/toasts.tsx';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { useClipNames } from './clip-names.ts';

/** The chosen clips in the order they will play. Every change is saved as it is made. */
export function ClipBoard({ session }: { session: SessionResponse }) {
  const t = useTranslations('clipBoard');
  const { clock, seconds } = useFormats();
  const navigate = useNavigate();
  const save = useSaveClips(session.id);
  const nameOf = useClipNames(session);
  const clips = chosenClips(session);
  const order = clips.map(({ id }) => id);
  const length = clips.reduce((total, { duration }) => total + duration, 0);
  const id = session.id;
  const startOf = (place: number) =>
    clips.slice(0, place - 1).reduce((total, { duration }) => total + duration, 0);

  const remove = (clipId: string) => {
    const clip = clips.find((one) => one.id === clipId);
    save.mutate(order.filter((one) => one !== clipId));
    if (clip)
      say({
        title: t('removed', { name: nameOf(clip) }),
        action: { label: t('undo'), run: () => save.mutate(order) },
      });
  };

  return (
    <>
      <ProblemNotice error={save.error} />
      <SortableGrid
        label={t('title')}
        items={clips}
        columns="grid-cols-1 min-[36rem]:grid-cols-2"
        name={nameOf}
        onOrder={(next) => save.mutate(next)}
        onRemove={order.length > 1 ? remove : undefined}
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
      </SortableGrid>
      <ActionBar
        label={t('bar')}
        action={
          <>
            <Button onClick={() => void navigate({ to: '/ads/$id/clips', params: { id } })}>
              <Film aria-hidden="true" />
              {t('change')}
            </Button>
            <Button
              look="primary"
              disabled={order.length === 0}
              onClick={() => void navigate({ to: '/ads/$id/finish', params: { id } })}
            >
              {t('continue')}
              <ArrowRight aria-hidden="true" />
            </Button>
          </>
        }
      >
        <p className="font-medium">{t('count', { count: order.length, length: seconds(length) })}</p>
        <p className="text-muted text-sm">{save.isPending ? t('saving') : t('saved')}</p>
      </ActionBar>
    </>
  );
}
