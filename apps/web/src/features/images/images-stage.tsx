import type { ImageAsset, SessionResponse } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../lib/draft-store.ts';
import { workOf } from '../../lib/flow.ts';
import { useFormats } from '../../lib/formats.ts';
import { type ImageSlot, imageSlots, viewsWanted } from '../../lib/image-slots.ts';
import { useSaveImages } from '../../lib/session-api.ts';
import { type Place, placesOf, slotOf } from '../../lib/takes.ts';
import { useTicks } from '../../lib/use-ticks.ts';
import { Badge } from '../../ui/badge.tsx';
import type { MediaSlot } from '../../ui/media-grid.tsx';
import { FailedTile } from '../../ui/session/failed-tile.tsx';
import { FailureNotice } from '../../ui/session/failure-notice.tsx';
import { SelectionStage } from '../../ui/session/selection-stage.tsx';
import { Warnings } from '../../ui/session/warnings.tsx';
import { useImageNames } from './image-names.ts';
import { RetakeImage } from './retake-image.tsx';

const LEAST = 2;

/** Step 1's pictures: they arrive one by one in the place that waits for them, to be looked at and ticked. */
export function ImagesStage({ session }: { session: SessionResponse }) {
  const t = useTranslations('images');
  const { money, seconds } = useFormats();
  const navigate = useNavigate();
  const save = useSaveImages(session.id);
  const ticks = useTicks(session.id, 'images', session.approved_images, session.generated_images);
  const places = placesOf(session.generated_images, session.picks ?? {}, ticks.chosen);
  const nameOf = useImageNames(places.map(({ current }) => current));
  const slots = useSlots(session, places);

  return (
    <>
      <FailureNotice session={session} work="images" />
      <Warnings session={session} />
      {slots.length === 0 ? (
        <EmptyStage />
      ) : (
        <SelectionStage
          session={session}
          ratio="square"
          slots={slots}
          places={places}
          ticks={ticks}
          least={LEAST}
          save={save}
          words={{
            grid: t('grid'),
            bar: t('bar'),
            open: (name) => t('open', { name }),
            select: (name) => t('select', { name }),
            selected: (now, of) => t('selected', { now, of }),
            least: t('least', { count: LEAST }),
            toBoard: t('toBoard'),
          }}
          nameOf={nameOf}
          picture={(image) => (
            <Picture image={image} alt={nameOf(image)} className="size-full object-cover" />
          )}
          badges={(image) => <Badge tone="picture">{money(image.cost)}</Badge>}
          caption={(image) => (
            <>
              <span className="truncate font-medium">{nameOf(image)}</span>
              <span className="tabular text-faint">{seconds(image.generation_time)}</span>
            </>
          )}
          large={(image) => (
            <Picture
              image={image}
              alt={nameOf(image)}
              className="max-h-[66dvh] w-full rounded-control bg-raised object-contain"
            />
          )}
          small={(image) => image.url}
          facts={(image) => [
            { name: t('price'), value: money(image.cost) },
            { name: t('time'), value: seconds(image.generation_time) },
            { name: t('size'), value: `${image.width} × ${image.height}` },
            { name: t('model'), value: image.model },
            { name: t('seed'), value: image.seed },
          ]}
          retake={(image) => <RetakeImage session={session} image={image} />}
          onSaved={() => void navigate({ to: '/ads/$id/mood-board', params: { id: session.id } })}
        />
      )}
    </>
  );
}

/** The grid: pictures, those that are being made (again), and those that could not be made. */
function useSlots(session: SessionResponse, places: readonly Place<ImageAsset>[]): MediaSlot<ImageAsset>[] {
  const views = useTranslations('views');
  const [{ before = [] }] = useDraft(session.id);
  const working = session.running && workOf(session) === 'images';
  const task = working ? (session.task ?? null) : null;
  const failed =
    !session.running && session.failure?.stage === 'image_generation' ? session.failure.parts : [];
  // A place is where its first take stood, whichever take stands there now.
  const roots = places.map(({ takes, current }) => takes[0] ?? current);
  const placed = imageSlots(roots, before, working && !task ? (session.num_images ?? 0) : 0, failed);
  const toSlot = (slot: ImageSlot): MediaSlot<ImageAsset> => {
    if (slot.kind === 'pending') return { ...slot, content: <PendingLabel text={views(slot.view)} /> };
    if (slot.kind === 'failed') {
      return { ...slot, content: <FailedTile session={session} part={slot.part} action="images" /> };
    }
    const item = places.find(({ takes }) => takes[0]?.id === slot.item.id)?.current ?? slot.item;
    return { kind: 'item', item, busy: task?.slots.includes(slotOf(item)) === true };
  };
  return [...placed.map(toSlot), ...newPlaces(session, task, before)];
}

/** Places that no picture stands in yet: more like one of those that are there. */
function newPlaces(
  session: SessionResponse,
  task: SessionResponse['task'],
  before: readonly string[],
): MediaSlot<ImageAsset>[] {
  if (task?.kind !== 'images') return [];
  const arrived = session.generated_images.filter(({ id }) => !before.includes(id)).length;
  const open = task.slots.length > 0 ? 0 : Math.max(0, task.count - arrived);
  return Array.from({ length: open }, (_, i) => ({ kind: 'pending', key: `new ${i}`, content: null }));
}

function Picture({ image, alt, className }: { image: ImageAsset; alt: string; className: string }) {
  return (
    <img
      src={image.url}
      alt={alt}
      width={image.width}
      height={image.height}
      draggable={false}
      className={className}
    />
  );
}

function PendingLabel({ text }: { text: string }) {
  return <span className="absolute top-3 left-3 text-faint text-sm">{text}</span>;
}

function EmptyStage() {
  const t = useTranslations('images');
  const views = useTranslations('views');
  return (
    <div className="relative">
      <ul aria-hidden="true" className="grid grid-cols-2 gap-3 opacity-60 sm:grid-cols-3 sm:gap-4">
        {viewsWanted(6).map((view) => (
          <li key={view} className="relative aspect-square rounded-card border border-line border-dashed">
            <PendingLabel text={views(view)} />
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
