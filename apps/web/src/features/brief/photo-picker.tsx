import { PHOTO_LIMITS, type SessionResponse } from '@admint/contract';
import { ImagePlus } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useAddPhotos, useOrderPhotos } from '../../lib/photo-api.ts';
import { moved } from '../../lib/reorder.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { PhotoTile } from './photo-tile.tsx';

const CutoutPanel = lazy(() =>
  import('./cutout/cutout-panel.tsx').then((module) => ({ default: module.CutoutPanel })),
);

const ACCEPTED = 'image/jpeg,image/png,image/webp';

/** Photos of the real product: dropped or picked, up to eight, the first one leads. */
export function PhotoPicker({ session }: { session: SessionResponse }) {
  const t = useTranslations('photos');
  const add = useAddPhotos(session.id);
  const order = useOrderPhotos(session.id);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const photos = session.photos;
  const openedAt = photos.findIndex(({ id }) => id === opened);
  const openedPhoto = photos[openedAt];
  const openedName = t('name', { place: openedAt + 1 });
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
            sessionId={session.id}
            photo={photo}
            onOpen={() => setOpened(photo.id)}
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
      <Dialog
        open={openedPhoto !== undefined}
        title={t('cutoutOf', { name: openedName })}
        closeLabel={t('close')}
        size="wide"
        onClose={() => setOpened(null)}
      >
        {openedPhoto && (
          <Suspense fallback={<Spinner className="mx-auto my-24 block size-6" />}>
            <CutoutPanel
              key={openedPhoto.id}
              sessionId={session.id}
              photo={openedPhoto}
              name={openedName}
              closed={session.running}
              onDone={() => setOpened(null)}
            />
          </Suspense>
        )}
      </Dialog>
    </fieldset>
  );
}
