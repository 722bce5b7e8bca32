import type { PhotoView } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { EllipsisVertical, TriangleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { cutoutQuery } from '../../lib/cutout-api.ts';
import type { Move } from '../../lib/reorder.ts';
import { Menu } from '../../ui/menu.tsx';

interface PhotoTileProps {
  sessionId: string;
  photo: PhotoView;
  place: number;
  total: number;
  onOpen: () => void;
  onMove: (move: Move) => void;
  onRemove: () => void;
}

/** A photo as it will be used: cut out, cropped, or whole; a sign says where to look twice. */
export function PhotoTile({ sessionId, photo, place, total, onOpen, onMove, onRemove }: PhotoTileProps) {
  const t = useTranslations();
  const look = useQuery(cutoutQuery({ id: sessionId, photo_id: photo.id }));
  const cutout = look.data;
  const name = t('photos.name', { place });
  const doubtful = cutout?.choice === 'cut' && !cutout.edited && cutout.hints.length > 0;
  const cut = cutout?.choice === 'cut' && cutout.found_by !== 'nothing';
  const state = cutout
    ? doubtful
      ? t('cutout.check')
      : t(cutout.choice === 'cut' ? 'cutout.cutOut' : `cutout.choices.${cutout.choice}`)
    : look.isError
      ? t('cutout.check')
      : t('cutout.looking');
  const entry = (move: Move, disabled: boolean) => ({
    label: t(`board.${move}`),
    disabled,
    onPick: () => onMove(move),
  });
  return (
    <div className="grid gap-1">
      <div className="relative">
        <button
          type="button"
          aria-label={`${t('photos.cutoutOf', { name })}: ${state}`}
          className={cx('block w-full overflow-hidden rounded-control', cut ? 'bg-checker' : 'bg-raised')}
          onClick={onOpen}
        >
          <img
            src={photo.url}
            alt=""
            width={photo.width}
            height={photo.height}
            style={pictureStyle(cutout)}
            className="aspect-square w-full object-cover"
          />
        </button>
        {doubtful && (
          <TriangleAlert
            className="pointer-events-none absolute bottom-1 left-1 size-6 rounded-md bg-on-picture p-1 text-warn"
            aria-hidden="true"
          />
        )}
        <Menu
          trigger={
            <button
              type="button"
              aria-label={t('board.move', { name })}
              className="absolute top-1 right-1 grid size-6 place-items-center rounded-md bg-on-picture text-ink"
            >
              <EllipsisVertical className="size-4" aria-hidden="true" />
            </button>
          }
          groups={[
            { entries: [{ label: t('cutout.open'), onPick: onOpen }] },
            {
              entries: [
                entry('first', place === 1),
                entry('earlier', place === 1),
                entry('later', place === total),
                entry('last', place === total),
              ],
            },
            { entries: [{ label: t('board.remove'), danger: true, onPick: onRemove }] },
          ]}
        />
      </div>
      <p
        className={cx('truncate text-center text-xs', doubtful ? 'text-warn' : 'text-muted')}
        aria-hidden="true"
      >
        {state}
      </p>
    </div>
  );
}

type Shown = {
  choice: string;
  found_by: string;
  mask_url: string;
  crop: { x: number; y: number; width: number; height: number } | null;
};

/** The square of a tile shows the middle of its picture; the mask is cut the same way. */
function pictureStyle(cutout: Shown | undefined): CSSProperties {
  if (cutout?.choice === 'cut' && cutout.found_by !== 'nothing') {
    return {
      maskImage: `url(${cutout.mask_url})`,
      maskMode: 'luminance',
      maskSize: 'cover',
      maskPosition: 'center',
    };
  }
  if (cutout?.choice === 'crop' && cutout.crop) {
    const { x, y, width, height } = cutout.crop;
    return {
      objectViewBox: `inset(${y * 100}% ${(1 - x - width) * 100}% ${(1 - y - height) * 100}% ${x * 100}%)`,
    } as CSSProperties;
  }
  return {};
}
