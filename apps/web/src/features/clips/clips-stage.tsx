import type { SessionResponse } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../lib/draft-store.ts';
import { workOf } from '../../lib/flow.ts';
import { useFormats } from '../../lib/formats.ts';
import { type SelectionAction, select } from '../../lib/selection.ts';
import { useSaveClips } from '../../lib/session-api.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { HoverVideo } from '../../ui/hover-video.tsx';
import { MediaGrid } from '../../ui/media-grid.tsx';
import { FailureNotice } from '../../ui/session/failure-notice.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { StaleBadge } from '../../ui/session/stale-badge.tsx';
import { Warnings } from '../../ui/session/warnings.tsx';
import { useClipNames } from './clip-names.ts';
import { clipSlots } from '../../lib/clip-slots.ts';
import { ClipViewer } from './clip-viewer.tsx';
import { PendingClip, ScenePlanList } from './scene-plan.tsx';

/** Step 2's clips: planned scenes first, then each clip in the place of its image. */
export function ClipsStage({ session }: { session: SessionResponse }) {
  const t = useTranslations('clips');
  const { money, seconds } = useFormats();
  const navigate = useNavigate();
  const [draft, edit] = useDraft(session.id);
  const [opened, setOpened] = useState<string | null>(null);
  const [anchor, setAnchor] = useState<string | null>(null);
  const save = useSaveClips(session.id);

  const working = session.running && workOf(session) === 'clips';
  const slots = clipSlots(session, draft.before ?? [], working);
  const clips = slots.flatMap((slot) => (slot.kind === 'item' ? slot.item : []));
  const nameOf = useClipNames(session);
  const shown = clips.map(({ id }) => id);
  const saved = session.clip_order.length > 0 ? session.clip_order : session.approved_clips;
  const chosen = (draft.clips ?? saved).filter((id) => shown.includes(id));

  const onSelect = (action: SelectionAction) => {
    const next = select({ chosen, anchor }, action, shown);
    setAnchor(next.anchor);
    edit({ clips: [...next.chosen] });
  };
  const saveBoard = () =>
    save.mutate(chosen, {
      onSuccess: () => {
        edit({ clips: undefined });
        void navigate({ to: '/ads/$id/clip-board', params: { id: session.id } });
      },
    });

  return (
    <>
      <FailureNotice session={session} work="clips" />
      <Warnings session={session} />
      {clips.length === 0 && !working ? (
        <EmptyStage session={session} />
      ) : (
        <MediaGrid
          label={t('grid')}
          ratio="wide"
          selected={chosen}
          slots={slots.map((slot) =>
            slot.kind === 'item'
              ? slot
              : { ...slot, content: <PendingClip session={session} imageId={slot.imageId} /> },
          )}
          openLabel={(clip) => t('open', { name: nameOf(clip) })}
          selectLabel={(clip) => t('select', { name: nameOf(clip) })}
          picture={(clip, active) => (
            <HoverVideo
              src={clip.proxy_url ?? clip.url}
              poster={clip.poster_url}
              label={nameOf(clip)}
              active={active}
            />
          )}
          badges={(clip) => (
            <>
              <StaleBadge cause={clip.stale} />
              <Badge tone="picture">{seconds(clip.duration)}</Badge>
              <Badge tone="picture">{money(clip.cost)}</Badge>
            </>
          )}
          caption={(clip) => (
            <>
              <span className="truncate font-medium">{nameOf(clip)}</span>
              <span className="truncate text-faint">{clip.camera_movement}</span>
            </>
          )}
          onSelect={onSelect}
          onOpen={(clip) => setOpened(clip.id)}
        />
      )}
      {session.scenes.length > 0 && <ScenePlanList session={session} />}
      <ClipViewer
        session={session}
        clips={clips}
        openedId={opened}
        chosen={chosen}
        onOpen={setOpened}
        onToggle={(id) => onSelect({ kind: 'toggle', id })}
      />
      {clips.length > 0 && (
        <ActionBar
          label={t('bar')}
          action={
            <Button look="primary" disabled={chosen.length === 0} busy={save.isPending} onClick={saveBoard}>
              {t('toBoard')}
              <ArrowRight aria-hidden="true" />
            </Button>
          }
        >
          <p aria-live="polite" className="font-medium">
            {t('selected', { now: chosen.length, of: clips.length })}
          </p>
          <p className="tabular text-muted text-sm">
            {chosen.length === 0 ? t('least') : t('cost', { price: money(session.total_cost) })}
          </p>
          {save.error && <ProblemNotice error={save.error} />}
        </ActionBar>
      )}
    </>
  );
}

/** Before anything is made: the images that will move, in their future shape. */
function EmptyStage({ session }: { session: SessionResponse }) {
  const t = useTranslations('clips');
  return (
    <div className="relative">
      <ul aria-hidden="true" className="grid gap-3 sm:grid-cols-2 sm:gap-4">
        {session.approved_images.slice(0, 4).map((id) => (
          <li
            key={id}
            className="relative aspect-video overflow-hidden rounded-card border border-line border-dashed"
          >
            <PendingClip session={session} imageId={id} />
          </li>
        ))}
      </ul>
      <div className="absolute inset-0 grid place-items-center p-4">
        <div className="grid max-w-sm justify-items-center gap-2 rounded-card border border-line bg-surface px-6 py-5 text-center shadow-lift">
          <h2 className="font-semibold text-lg">{t('emptyTitle')}</h2>
          <p className="text-muted">{t('emptyText')}</p>
        </div>
      </div>
    </div>
  );
}
