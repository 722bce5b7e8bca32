import type { SessionResponse } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { ArrowRight, Images } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useSaveImages } from '../../lib/session-api.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { StaleBadge } from '../../ui/session/stale-badge.tsx';
import { SortableGrid } from '../../ui/sortable-grid.tsx';
import { say } from '../../ui/toasts.tsx';
import { useImageNames } from './image-names.ts';

const LEAST = 2;

/** The chosen images, large, in the order their clips will be made. Every change is saved as it is made. */
export function MoodBoard({ session }: { session: SessionResponse }) {
  const t = useTranslations('moodBoard');
  const navigate = useNavigate();
  const save = useSaveImages(session.id);
  const nameOf = useImageNames(session.generated_images);
  const order = session.approved_images;
  const images = order.flatMap((id) => session.generated_images.find((one) => one.id === id) ?? []);
  const id = session.id;

  const remove = (imageId: string) => {
    const image = images.find((one) => one.id === imageId);
    save.mutate(order.filter((one) => one !== imageId));
    if (image)
      say({
        title: t('removed', { name: nameOf(image) }),
        action: { label: t('undo'), run: () => save.mutate(order) },
      });
  };

  return (
    <>
      <ProblemNotice error={save.error} />
      <SortableGrid
        label={t('title')}
        items={images}
        columns="grid-cols-1 min-[30rem]:grid-cols-2 xl:grid-cols-3"
        name={nameOf}
        onOrder={(next) => save.mutate(next)}
        onRemove={order.length > LEAST ? remove : undefined}
      >
        {(image, place) => (
          <>
            <img
              src={image.url}
              alt={nameOf(image)}
              width={image.width}
              height={image.height}
              draggable={false}
              className="aspect-square w-full object-cover"
            />
            <div className="flex items-center justify-between gap-2 p-3">
              <p className="font-medium">
                <span className="tabular mr-2 text-faint">{place}</span>
                {nameOf(image)}
              </p>
              <StaleBadge cause={image.stale} />
            </div>
          </>
        )}
      </SortableGrid>
      <ActionBar
        label={t('bar')}
        action={
          <>
            <Button onClick={() => void navigate({ to: '/ads/$id/images', params: { id } })}>
              <Images aria-hidden="true" />
              {t('change')}
            </Button>
            <Button
              look="primary"
              disabled={order.length < LEAST}
              onClick={() => void navigate({ to: '/ads/$id/clips', params: { id } })}
            >
              {t('continue')}
              <ArrowRight aria-hidden="true" />
            </Button>
          </>
        }
      >
        <p className="font-medium">{t('count', { count: order.length })}</p>
        <p className="text-muted text-sm">{save.isPending ? t('saving') : t('saved')}</p>
      </ActionBar>
    </>
  );
}
