import { PHOTO_LIMITS, type PhotoView, type SessionResponse } from '@admint/contract';
import { EllipsisVertical, ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useAddPhotos, useOrderPhotos } from '../../lib/photo-api.ts';
import { type Move, moved } from '../../lib/reorder.ts';
import { Menu } from '../../ui/menu.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';

const ACCEPTED = 'image/jpeg,image/png,image/webp';

/** Photos of the real product: dropped or picked, up to eight, the first one leads. */
export function PhotoPicker({ session }: { session: SessionResponse }) {
  const t = useTranslations('photos');
  const add = useAddPhotos(session.id);
  const order = useOrderPhotos(session.id);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const photos = session.photos;
  const room = PHOTO_LIMITS.files - photos.length;
  const closed = session.running || add.isPending || room <= 0;

  const take = (files: FileList | null) => {
    const pictures = [...(files ?? [])].filter((file) => file.type.startsWith('image/')).slice(0, room);
    if (pictures.length > 0 && !closed) add.mutate(pictures);
    if (input.current) input.current.value = '';
  };

  return (
    <fieldset className="grid gap-2" disabled={session.running}>
      <legend className="mb-2 font-medium text-sm">{t('title')}</legend>
      <div className="grid grid-cols-4 gap-2">
        {photos.map((photo, index) => (
          <PhotoTile
            key={photo.id}
            photo={photo}
            place={index + 1}
            total={photos.length}
            onMove={(move) =>
              order.mutate(
                moved(
                  photos.map(({ id }) => id),
                  photo.id,
                  move,
                ),
              )
            }
            onRemove={() => order.mutate(photos.flatMap(({ id }) => (id === photo.id ? [] : id)))}
          />
        ))}
        {room > 0 && (
          <label
            className={cx(
              'relative flex items-center justify-center gap-2 rounded-control border border-dashed p-3 text-center text-sm transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
              photos.length === 0 ? 'col-span-4 min-h-16' : 'aspect-square',
              over ? 'border-accent bg-accent-soft text-ink' : 'border-line-strong text-muted hover:text-ink',
            )}
          >
            {add.isPending ? <Spinner /> : <ImagePlus className="size-5 shrink-0" aria-hidden="true" />}
            <span className={photos.length === 0 ? '' : 'sr-only'}>{t('add')}</span>
            <input
              ref={input}
              type="file"
              multiple
              accept={ACCEPTED}
              disabled={closed}
              className="absolute inset-0 cursor-pointer opacity-0"
              // A file input takes dropped files by itself; only the highlight is ours.
              onDragEnter={() => setOver(true)}
              onDragLeave={() => setOver(false)}
              onDrop={() => setOver(false)}
              onChange={(event) => take(event.target.files)}
            />
          </label>
        )}
      </div>
      <p className="text-muted text-sm">
        {photos.length === 0 ? t('hint') : t('used', { count: photos.length })}
      </p>
      <ProblemNotice error={add.error ?? order.error} />
    </fieldset>
  );
}

interface PhotoTileProps {
  photo: PhotoView;
  place: number;
  total: number;
  onMove: (move: Move) => void;
  onRemove: () => void;
}

function PhotoTile({ photo, place, total, onMove, onRemove }: PhotoTileProps) {
  const t = useTranslations();
  const name = t('photos.name', { place });
  const entry = (move: Move, disabled: boolean) => ({
    label: t(`board.${move}`),
    disabled,
    onPick: () => onMove(move),
  });
  return (
    <div className="relative">
      <img
        src={photo.url}
        alt={name}
        width={photo.width}
        height={photo.height}
        className="aspect-square w-full rounded-control bg-raised object-cover"
      />
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
  );
}
