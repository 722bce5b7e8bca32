import type { ImageAsset } from '@admint/contract';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useImageNames } from './image-names.ts';

interface ImageViewerProps {
  images: readonly ImageAsset[];
  openedId: string | null;
  chosen: readonly string[];
  onOpen: (id: string | null) => void;
  onToggle: (id: string) => void;
}

/** One image, large, with its facts; the arrow keys walk through all of them. */
export function ImageViewer({ images, openedId, chosen, onOpen, onToggle }: ImageViewerProps) {
  const t = useTranslations('images');
  const { money, seconds } = useFormats();
  const nameOf = useImageNames(images);
  const at = images.findIndex(({ id }) => id === openedId);
  const image = images[at];
  const go = (step: number) => {
    const next = images[at + step];
    if (next) onOpen(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') go(1);
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key.toLowerCase() === 'x' && image) onToggle(image.id);
  };

  return (
    <Dialog
      open={image !== undefined}
      title={image ? nameOf(image) : ''}
      closeLabel={t('close')}
      size="wide"
      onClose={() => onOpen(null)}
    >
      {image && (
        // biome-ignore lint: the keys belong to the whole viewer, wherever the focus rests in it
        <div
          role="presentation"
          className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_17rem]"
          onKeyDown={onKeyDown}
        >
          <img
            src={image.url}
            alt={nameOf(image)}
            width={image.width}
            height={image.height}
            className="max-h-[72dvh] w-full rounded-control bg-raised object-contain"
          />
          <div className="grid content-start gap-5">
            <div className="flex gap-2">
              <Button shape="icon" aria-label={t('previous')} disabled={at <= 0} onClick={() => go(-1)}>
                <ChevronLeft aria-hidden="true" />
              </Button>
              <Button
                shape="icon"
                aria-label={t('next')}
                disabled={at >= images.length - 1}
                onClick={() => go(1)}
              >
                <ChevronRight aria-hidden="true" />
              </Button>
              <Button
                className="grow"
                look={chosen.includes(image.id) ? 'secondary' : 'primary'}
                aria-pressed={chosen.includes(image.id)}
                onClick={() => onToggle(image.id)}
              >
                {chosen.includes(image.id) ? t('unselect') : t('selectThis')}
              </Button>
            </div>
            <Facts
              rows={[
                { name: t('price'), value: money(image.cost) },
                { name: t('time'), value: seconds(image.generation_time) },
                { name: t('size'), value: `${image.width} × ${image.height}` },
                { name: t('model'), value: image.model },
                { name: t('seed'), value: image.seed },
              ]}
            />
            <p className="border-line border-t pt-4 text-muted text-sm">{image.prompt}</p>
          </div>
        </div>
      )}
    </Dialog>
  );
}
