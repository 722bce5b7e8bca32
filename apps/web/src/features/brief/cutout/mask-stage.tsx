import type { CutoutView } from '@admint/contract';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { applyStrokes, emptyCanvas, showMask } from './mask-canvas.ts';
import { paint, type Stroke } from './brush.ts';
import type { LoadedCutout } from './use-mask.ts';

interface MaskStageProps {
  cutout: CutoutView;
  loaded: LoadedCutout;
  name: string;
  strokes: readonly Stroke[];
  mode: Stroke['mode'];
  /** diameter in pixels of the mask */
  size: number;
  /** Show what is cut out and nothing else. */
  alone: boolean;
  onStroke: (stroke: Stroke) => void;
}

type Point = readonly [x: number, y: number];

/** The photo under its mask, painted on with mouse, pen, finger or arrow keys. */
export function MaskStage(props: MaskStageProps) {
  const { cutout, loaded, name, strokes, mode, size, alone, onStroke } = props;
  const t = useTranslations('cutout');
  const screen = useRef<HTMLCanvasElement>(null);
  const veil = useRef<CanvasRenderingContext2D>(null);
  const drawing = useRef<[Point, ...Point[]] | null>(null);
  const [brush, setBrush] = useState<Point | null>(null);
  const { width, height } = cutout;

  useEffect(() => {
    applyStrokes(loaded.mask, loaded.base, strokes);
    const context = screen.current?.getContext('2d');
    veil.current ??= emptyCanvas(width, height);
    if (context) showMask(context, veil.current, loaded.photo, loaded.mask.canvas, alone);
  }, [loaded, strokes, alone, width, height]);

  const placeOf = (event: PointerEvent<HTMLCanvasElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * width,
      ((event.clientY - box.top) / box.height) * height,
    ];
  };
  const show = (stroke: Stroke) => {
    paint(loaded.mask, stroke);
    const context = screen.current?.getContext('2d');
    if (context && veil.current) showMask(context, veil.current, loaded.photo, loaded.mask.canvas, alone);
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    drawing.current = [at];
    show({ mode, size, points: [at] });
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const at = placeOf(event);
    setBrush(at);
    const points = drawing.current;
    if (!points) return;
    show({ mode, size, points: [points.at(-1) ?? at, at] });
    points.push(at);
  };
  const end = () => {
    const points = drawing.current;
    drawing.current = null;
    if (points) onStroke({ mode, size, points });
  };
  const press = (event: KeyboardEvent) => {
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    const step = Math.max(width, height) / (event.shiftKey ? 12 : 60);
    const [x, y] = brush ?? [width / 2, height / 2];
    if (event.key === ' ') onStroke({ mode, size, points: [[x, y]] });
    else if (dx === 0 && dy === 0) return;
    else
      setBrush([Math.max(0, Math.min(width, x + dx * step)), Math.max(0, Math.min(height, y + dy * step))]);
    event.preventDefault();
  };

  return (
    <div className="relative mx-auto w-fit max-w-full overflow-hidden rounded-control bg-checker">
      <canvas
        ref={screen}
        width={width}
        height={height}
        // A canvas that is painted on has no other role that lets arrow keys through.
        // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
        role="application"
        aria-label={t('stage', { name })}
        tabIndex={0}
        className="block max-h-[58dvh] max-w-full cursor-crosshair touch-none"
        style={{
          aspectRatio: `${width} / ${height}`,
          minWidth: width < 320 ? 'min(20rem, 100%)' : undefined,
        }}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onPointerLeave={() => !drawing.current && setBrush(null)}
        onKeyDown={press}
      />
      <svg
        className="pointer-events-none absolute inset-0 size-full"
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
      >
        {!alone &&
          strokes.length === 0 &&
          !cutout.edited &&
          cutout.doubtful.map((place) => (
            <rect
              key={`${place.x} ${place.y}`}
              x={place.x * width}
              y={place.y * height}
              width={place.width * width}
              height={place.height * height}
              rx={width / 80}
              fill="none"
              className="stroke-warn"
              strokeWidth={Math.max(1, width / 240)}
              strokeDasharray={`${width / 60} ${width / 90}`}
            />
          ))}
        {brush && (
          <circle
            cx={brush[0]}
            cy={brush[1]}
            r={size / 2}
            fill={mode === 'add' ? 'rgb(255 255 255 / 0.16)' : 'rgb(0 0 0 / 0.28)'}
            stroke="white"
            strokeWidth={Math.max(1, width / 400)}
          />
        )}
      </svg>
    </div>
  );
}

const ARROWS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
