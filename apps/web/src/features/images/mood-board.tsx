import type { SessionResponse } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { Images } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useSaveImages } from '../../lib/session-api.ts';
import { placesOf } from '../../lib/takes.ts';
import { Board } from '../../ui/session/board.tsx';
import { StaleBadge } from '../../ui/session/stale-badge.tsx';
import { useImageNames } from './image-names.ts';

const LEAST = 2;

/** The chosen images, large, in the order their clips will be made. */
export function MoodBoard({ session }: { session: SessionResponse }) {
  const t = useTranslations('moodBoard');
  const navigate = useNavigate();
  const save = useSaveImages(session.id);
  const order = session.approved_images;
  const places = placesOf(session.generated_images, session.picks ?? {}, order);
  const nameOf = useImageNames(places.map(({ current }) => current));
  const images = order.flatMap((id) => session.generated_images.find((one) => one.id === id) ?? []);
  const params = { id: session.id };
  return (
    <Board
      label={t('title')}
      barLabel={t('bar')}
      items={images}
      columns="grid-cols-1 min-[30rem]:grid-cols-2 xl:grid-cols-3"
      least={LEAST}
      nameOf={nameOf}
      save={save}
      sum={t('count', { count: order.length })}
      back={{
        label: t('change'),
        icon: <Images aria-hidden="true" />,
        go: () => void navigate({ to: '/ads/$id/images', params }),
      }}
      next={{ label: t('continue'), go: () => void navigate({ to: '/ads/$id/clips', params }) }}
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
    </Board>
  );
}
