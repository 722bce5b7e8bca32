import type { ImageAsset, SessionResponse } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../lib/draft-store.ts';
import { workOf } from '../../lib/flow.ts';
import { useFormats } from '../../lib/formats.ts';
import { type SelectionAction, select } from '../../lib/selection.ts';
import { useSaveImages } from '../../lib/session-api.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { MediaGrid } from '../../ui/media-grid.tsx';
import { FailureNotice } from '../../ui/session/failure-notice.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { StaleBadge } from '../../ui/session/stale-badge.tsx';
import { Warnings } from '../../ui/session/warnings.tsx';
import { imageSlots, inGridOrder, viewsWanted } from '../../lib/image-slots.ts';
import { useImageNames } from './image-names.ts';
import { ImageViewer } from './image-viewer.tsx';

const LEAST = 2;

/** Step 1's pictures: they arrive one by one in the place that waits for them, to be looked at and ticked. */
export function ImagesStage({ session }: { session: SessionResponse }) {
  const t = useTranslations('images');
  const views = useTranslations('views');
  const { money, seconds } = useFormats();
  const navigate = useNavigate();
  const [draft, edit] = useDraft(session.id);
  const [opened, setOpened] = useState<string | null>(null);
  const [anchor, setAnchor] = useState<string | null>(null);
  const save = useSaveImages(session.id);

  const images = inGridOrder(session.generated_images);
  const nameOf = useImageNames(images);
  const shown = images.map(({ id }) => id);
  const chosen = (draft.images ?? session.approved_images).filter((id) => shown.includes(id));
  const working = session.running && workOf(session) === 'images';
  const making = working ? (session.num_images ?? 0) : 0;
  const slots = imageSlots(images, draft.before ?? [], making);

  const onSelect = (action: SelectionAction) => {
    const next = select({ chosen, anchor }, action, shown);
    setAnchor(next.anchor);
    edit({ images: [...next.chosen] });
  };
  const saveBoard = () =>
    save.mutate(chosen, {
      onSuccess: () => {
        edit({ images: undefined });
        void navigate({ to: '/ads/$id/mood-board', params: { id: session.id } });
      },
    });

  return (
    <>
      <FailureNotice session={session} work="images" />
      <Warnings session={session} />
      {slots.length === 0 ? (
        <EmptyStage />
      ) : (
        <MediaGrid
          label={t('grid')}
          ratio="square"
          selected={chosen}
          slots={slots.map((slot) =>
            slot.kind === 'item' ? slot : { ...slot, content: <PendingLabel text={views(slot.view)} /> },
          )}
          openLabel={(image) => t('open', { name: nameOf(image) })}
          selectLabel={(image) => t('select', { name: nameOf(image) })}
          picture={(image) => <ImagePicture image={image} alt={nameOf(image)} />}
          badges={(image) => (
            <>
              <StaleBadge cause={image.stale} />
              <Badge tone="picture">{money(image.cost)}</Badge>
            </>
          )}
          caption={(image) => (
            <>
              <span className="truncate font-medium">{nameOf(image)}</span>
              <span className="tabular text-faint">{seconds(image.generation_time)}</span>
            </>
          )}
          onSelect={onSelect}
          onOpen={(image) => setOpened(image.id)}
        />
      )}
      <ImageViewer
        images={images}
        openedId={opened}
        chosen={chosen}
        onOpen={setOpened}
        onToggle={(id) => onSelect({ kind: 'toggle', id })}
      />
      {images.length > 0 && (
        <ActionBar
          label={t('bar')}
          action={
            <Button look="primary" disabled={chosen.length < LEAST} busy={save.isPending} onClick={saveBoard}>
              {t('toBoard')}
              <ArrowRight aria-hidden="true" />
            </Button>
          }
        >
          <p aria-live="polite" className="font-medium">
            {t('selected', { now: chosen.length, of: images.length })}
          </p>
          <p className="tabular text-muted text-sm">
            {chosen.length < LEAST
              ? t('least', { count: LEAST })
              : t('cost', { price: money(session.total_cost) })}
          </p>
          {save.error && <ProblemNotice error={save.error} />}
        </ActionBar>
      )}
    </>
  );
}

function ImagePicture({ image, alt }: { image: ImageAsset; alt: string }) {
  return (
    <img
      src={image.url}
      alt={alt}
      width={image.width}
      height={image.height}
      draggable={false}
      className="size-full object-cover"
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
