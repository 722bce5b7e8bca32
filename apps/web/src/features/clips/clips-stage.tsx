import type { SessionResponse, VideoAsset } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { type ClipSlot, clipSlots } from '../../lib/clip-slots.ts';
import { useDraft } from '../../lib/draft-store.ts';
import { workOf } from '../../lib/flow.ts';
import { useFormats } from '../../lib/formats.ts';
import { useSaveClips } from '../../lib/session-api.ts';
import { placesOf, slotOf } from '../../lib/takes.ts';
import { useTicks } from '../../lib/use-ticks.ts';
import { Badge } from '../../ui/badge.tsx';
import { HoverVideo } from '../../ui/hover-video.tsx';
import type { MediaSlot } from '../../ui/media-grid.tsx';
import { FailedTile } from '../../ui/session/failed-tile.tsx';
import { FailureNotice } from '../../ui/session/failure-notice.tsx';
import { SelectionStage } from '../../ui/session/selection-stage.tsx';
import { Warnings } from '../../ui/session/warnings.tsx';
import { useMoveName } from '../../lib/move-names.ts';
import { useClipNames } from './clip-names.ts';
import { PendingClip } from './pending-clip.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { RetakeClip } from './retake-clip.tsx';

/** Step 2's clips: the plan to read and change first, then each clip in the place of its image. */
export function ClipsStage({ session }: { session: SessionResponse }) {
  const [{ before = [] }] = useDraft(session.id);
  const saved = session.clip_order.length > 0 ? session.clip_order : session.approved_clips;
  const ticks = useTicks(session.id, 'clips', saved, session.generated_clips);
  const working = session.running && workOf(session) === 'clips';
  const placed = clipSlots(session, before, working && !session.task, ticks.chosen);
  const hasPlaces = placed.some(({ kind }) => kind !== 'pending') || (working && !session.task);
  const planned = (session.plan?.scenes.length ?? 0) > 0;
  return (
    <>
      <FailureNotice session={session} work="clips" />
      <Warnings session={session} />
      {hasPlaces && <ClipGrid session={session} placed={placed} ticks={ticks} />}
      {!hasPlaces && !planned && <EmptyStage session={session} />}
      <PlanEditor session={session} />
    </>
  );
}

interface ClipGridProps {
  session: SessionResponse;
  placed: ClipSlot[];
  ticks: ReturnType<typeof useTicks<VideoAsset>>;
}

function ClipGrid({ session, placed, ticks }: ClipGridProps) {
  const t = useTranslations('clips');
  const { money, seconds } = useFormats();
  const moveName = useMoveName();
  const navigate = useNavigate();
  const save = useSaveClips(session.id);
  const nameOf = useClipNames(session, ticks.chosen);
  const places = placesOf(session.generated_clips, session.picks ?? {}, ticks.chosen);
  return (
    <SelectionStage
      session={session}
      ratio="wide"
      slots={placed.map((slot) => toSlot(session, slot))}
      places={places}
      ticks={ticks}
      least={1}
      save={save}
      words={{
        grid: t('grid'),
        bar: t('bar'),
        open: (name) => t('open', { name }),
        select: (name) => t('select', { name }),
        selected: (now, of) => t('selected', { now, of }),
        least: t('least'),
        toBoard: t('toBoard'),
      }}
      nameOf={nameOf}
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
          <Badge tone="picture">{seconds(clip.duration)}</Badge>
          <Badge tone="picture">{money(clip.cost)}</Badge>
        </>
      )}
      caption={(clip) => (
        <>
          <span className="truncate font-medium">{nameOf(clip)}</span>
          <span className="truncate text-faint">{moveName(clip.camera_movement)}</span>
        </>
      )}
      large={(clip) => <LargeClip clip={clip} name={nameOf(clip)} />}
      small={(clip) => clip.poster_url}
      facts={(clip) => [
        { name: t('length'), value: seconds(clip.duration) },
        { name: t('price'), value: money(clip.cost) },
        { name: t('camera'), value: moveName(clip.camera_movement) },
        { name: t('motion'), value: `${Math.round(clip.motion_intensity * 100)} %` },
        { name: t('size'), value: `${clip.resolution.replace('x', ' × ')}, ${Math.round(clip.fps)} fps` },
        { name: t('model'), value: clip.model },
        { name: t('time'), value: seconds(clip.generation_time) },
      ]}
      retake={(clip) => <RetakeClip session={session} clip={clip} />}
      onSaved={() => void navigate({ to: '/ads/$id/clip-board', params: { id: session.id } })}
    />
  );
}

function toSlot(session: SessionResponse, slot: ClipSlot): MediaSlot<VideoAsset> {
  if (slot.kind === 'pending')
    return { ...slot, content: <PendingClip session={session} imageId={slot.imageId} /> };
  if (slot.kind === 'failed') {
    return { ...slot, content: <FailedTile session={session} part={slot.part} action="more_clips" /> };
  }
  const busy = session.running && session.task?.slots.includes(slotOf(slot.item)) === true;
  return { kind: 'item', item: slot.item, busy };
}

/** Clips carry no sound, so there is nothing to caption. */
function LargeClip({ clip, name }: { clip: VideoAsset; name: string }) {
  return (
    <video
      key={clip.id}
      src={clip.url}
      poster={clip.poster_url}
      aria-label={name}
      controls
      autoPlay={!matchMedia('(prefers-reduced-motion: reduce)').matches}
      muted
      loop
      playsInline
      className="aspect-video w-full rounded-control bg-raised"
    />
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
