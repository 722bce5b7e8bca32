import type { PhotoPlace, PhotoView } from '@admint/contract';
import { type PointerEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Slider } from '../../../ui/slider.tsx';

/** The least part of a photo that can be cropped, as a share of its side. */
const LEAST = 0.05;
export const WHOLE: PhotoPlace = { x: 0, y: 0, width: 1, height: 1 };

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The photo with the part that is kept; dragging marks a new part. */
export function CropStage({
  photo,
  name,
  crop,
  onChange,
}: {
  photo: PhotoView;
  name: string;
  crop: PhotoPlace;
  onChange: (crop: PhotoPlace) => void;
}) {
  const from = useRef<[number, number] | null>(null);
  const placeOf = (event: PointerEvent<HTMLElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      clamp((event.clientX - box.left) / box.width, 0, 1),
      clamp((event.clientY - box.top) / box.height, 0, 1),
    ];
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!from.current) return;
    const [x, y] = placeOf(event);
    const [ox, oy] = from.current;
    const [left, top] = [Math.min(x, ox, 1 - LEAST), Math.min(y, oy, 1 - LEAST)];
    onChange({
      x: left,
      y: top,
      width: clamp(Math.abs(x - ox), LEAST, 1 - left),
      height: clamp(Math.abs(y - oy), LEAST, 1 - top),
    });
  };
  return (
    <div
      className="relative mx-auto w-fit max-w-full cursor-crosshair touch-none select-none overflow-hidden rounded-control"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = placeOf(event);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
    >
      <img
        src={photo.url}
        alt={name}
        width={photo.width}
        height={photo.height}
        draggable={false}
        className="block max-h-[58dvh] w-auto max-w-full"
      />
      <div
        aria-hidden="true"
        className="pointer-events-none absolute border-2 border-accent shadow-[0_0_0_200vmax_rgb(12_26_28/0.78)]"
        style={{
          left: `${crop.x * 100}%`,
          top: `${crop.y * 100}%`,
          width: `${crop.width * 100}%`,
          height: `${crop.height * 100}%`,
        }}
      />
    </div>
  );
}

/** The four edges of the part as numbers, for keyboards. */
export function CropEdges({ crop, onChange }: { crop: PhotoPlace; onChange: (crop: PhotoPlace) => void }) {
  const t = useTranslations('cutout');
  const [right, bottom] = [crop.x + crop.width, crop.y + crop.height];
  const edge = (label: string, value: number, change: (value: number) => PhotoPlace) => (
    <Slider
      label={label}
      value={Math.round(value * 100)}
      min={0}
      max={100}
      text={`${Math.round(value * 100)} %`}
      onChange={(percent) => onChange(change(percent / 100))}
    />
  );
  return (
    <div className="grid grid-cols-2 gap-x-5 gap-y-2">
      {edge(t('left'), crop.x, (value) => {
        const x = Math.min(value, right - LEAST);
        return { ...crop, x, width: right - x };
      })}
      {edge(t('right'), right, (value) => ({ ...crop, width: Math.max(LEAST, value - crop.x) }))}
      {edge(t('top'), crop.y, (value) => {
        const y = Math.min(value, bottom - LEAST);
        return { ...crop, y, height: bottom - y };
      })}
      {edge(t('bottom'), bottom, (value) => ({ ...crop, height: Math.max(LEAST, value - crop.y) }))}
    </div>
  );
}
