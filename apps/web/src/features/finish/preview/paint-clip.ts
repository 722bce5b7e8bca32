import type { Clip, Timeline } from '@admint/contract';
import type { Picture } from '@admint/overlay';
import { freshLayer } from './layer.ts';

/** The id of the page's SVG filter that gives the footage its look. */
export const GRADE_FILTER = 'preview-grade';

const CENTRE = { x: 0.5, y: 0.5 };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws a clip's picture as it fills the frame, with the look of the ad; nothing while there is no picture. */
export function drawClip(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  clip: Clip,
  picture: Picture | null,
): void {
  if (!picture || picture.width === 0) return;
  const look = timeline.grade ? `url(#${GRADE_FILTER})` : '';
  const image = picture.image as CanvasImageSource;
  const whole = boxOf(picture, timeline, Math.min);
  context.save();
  if (clip.fit.kind === 'blurred' && !fills(whole, timeline)) {
    drawAround(context, timeline, picture, look);
  }
  context.filter = look || 'none';
  const covers = clip.fit.kind === 'cover' || clip.fit.kind === 'smart';
  const focus = clip.fit.kind === 'smart' ? (clip.fit.focus ?? clip.source.focus) : undefined;
  const box = covers ? boxOf(picture, timeline, Math.max, focus) : whole;
  context.drawImage(image, box.x, box.y, box.width, box.height);
  context.restore();
}

/** The picture's place when its sides are scaled alike; what sticks out is cut so that the focus stays near the middle. */
function boxOf(
  picture: Picture,
  frame: { width: number; height: number },
  choose: (a: number, b: number) => number,
  focus = CENTRE,
): Box {
  const scale = choose(frame.width / picture.width, frame.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return {
    x: offset(frame.width, width, focus.x),
    y: offset(frame.height, height, focus.y),
    width,
    height,
  };
}

function offset(room: number, size: number, focus: number): number {
  if (size <= room) return (room - size) / 2;
  return Math.min(0, Math.max(room - size, room / 2 - focus * size));
}

function fills(box: Box, { width, height }: { width: number; height: number }): boolean {
  return width - box.width <= 2 && height - box.height <= 2;
}

/** The export blurs at an eighth of the size with this much of the height, and darkens to 0.8. */
const SHRINK = 8;
const SIGMA = 1 / 22;

/** Fills the frame with the picture out of focus. Its edges are drawn on outwards first, or the blur would pale there. */
function drawAround(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  picture: Picture,
  look: string,
): void {
  const { width, height } = timeline;
  const small = { width: Math.round(width / SHRINK), height: Math.round(height / SHRINK) };
  const sigma = Math.max(2, Math.round(small.height * SIGMA));
  const rim = sigma * 3;
  const layer = freshLayer('around', small.width + rim * 2, small.height + rim * 2);
  if (!layer) return;
  const cover = boxOf(picture, small, Math.max);
  layer.save();
  layer.beginPath();
  layer.rect(rim, rim, small.width, small.height);
  layer.clip();
  layer.imageSmoothingQuality = 'high';
  layer.drawImage(
    picture.image as CanvasImageSource,
    rim + cover.x,
    rim + cover.y,
    cover.width,
    cover.height,
  );
  layer.restore();
  drawRim(layer, small, rim);
  const unit = width / small.width;
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.filter = `blur(${sigma * unit * context.getTransform().a}px) brightness(0.8) ${look}`;
  const outer = layer.canvas;
  context.drawImage(outer, -rim * unit, -rim * unit, outer.width * unit, outer.height * unit);
  context.restore();
}

/** Draws the outermost rows and columns of the picture on to the edges of its layer. */
function drawRim(
  layer: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  rim: number,
): void {
  const { canvas } = layer;
  layer.drawImage(canvas, rim, rim, width, 1, rim, 0, width, rim);
  layer.drawImage(canvas, rim, rim + height - 1, width, 1, rim, rim + height, width, rim);
  layer.drawImage(canvas, rim, 0, 1, canvas.height, 0, 0, rim, canvas.height);
  layer.drawImage(canvas, rim + width - 1, 0, 1, canvas.height, rim + width, 0, rim, canvas.height);
}
