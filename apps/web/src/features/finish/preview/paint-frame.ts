import { type Card, type Clip, type Placed, place, type Timeline } from '@admint/contract';
import { drawCard, drawOverlays, type Picture } from '@admint/overlay';

/** Blur around a picture of another shape, as a share of the frame's longer side. */
const AROUND_BLUR = 0.02;

/** Takes a timeline and a frame, gives the items on screen: two while a transition runs, earlier first. */
export function itemsAt(timeline: Timeline, frame: number): Placed[] {
  return place(timeline).filter(({ start, end }) => frame >= start && frame < end);
}

/** Takes a placed clip and a frame of the ad, gives the second of its source to show, in the middle of the frame. */
export function sourceTime(placed: Placed, clip: Clip, frame: number, fps: number): number {
  return (clip.in + (frame - placed.start) * clip.speed + 0.5) / fps;
}

/** The id of the page's SVG filter that gives the footage its look. */
export const GRADE_FILTER = 'preview-grade';

/** Draws one frame of the ad. The context's units are pixels of the document's frame. */
export function paintFrame(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  frame: number,
  pictureOf: (clip: Clip) => Picture | null,
): void {
  context.globalAlpha = 1;
  context.fillStyle = timeline.background;
  context.fillRect(0, 0, timeline.width, timeline.height);
  itemsAt(timeline, frame).forEach(({ item, start }, index) => {
    // The second of two is fading in over the first.
    const share = index === 0 ? 1 : (frame - start + 1) / (item.transition.frames + 1);
    context.save();
    context.globalAlpha = Math.min(1, share);
    if (item.kind === 'card') fadeCard(context, timeline, item);
    else drawClip(context, timeline, item, pictureOf(item));
    context.restore();
  });
  drawOverlays(context, timeline, frame);
}

let layer: CanvasRenderingContext2D | null = null;

/** A card is several coats of paint: while it fades in they are mixed first and laid on as one. */
function fadeCard(context: CanvasRenderingContext2D, timeline: Timeline, card: Card): void {
  if (context.globalAlpha === 1) {
    drawCard(context, timeline, card);
    return;
  }
  const { canvas } = context;
  layer ??= document.createElement('canvas').getContext('2d');
  if (!layer) return;
  layer.canvas.width = canvas.width;
  layer.canvas.height = canvas.height;
  layer.setTransform(context.getTransform());
  drawCard(layer, timeline, card);
  context.drawImage(layer.canvas, 0, 0, timeline.width, timeline.height);
}

function drawClip(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  clip: Clip,
  picture: Picture | null,
): void {
  if (!picture || picture.width === 0) return;
  const { width, height } = timeline;
  const cover = Math.max(width / picture.width, height / picture.height);
  const contain = Math.min(width / picture.width, height / picture.height);
  const look = timeline.grade ? `url(#${GRADE_FILTER})` : '';
  if (look) context.filter = look;
  const draw = (scale: number) => {
    const [w, h] = [picture.width * scale, picture.height * scale];
    context.drawImage(picture.image as CanvasImageSource, (width - w) / 2, (height - h) / 2, w, h);
  };
  if (clip.fit.kind === 'blurred') {
    const blur = Math.max(width, height) * AROUND_BLUR;
    context.save();
    context.filter = `blur(${blur * context.getTransform().a}px) brightness(0.8) ${look}`;
    draw(cover * 1.08);
    context.restore();
  }
  draw(clip.fit.kind === 'cover' || clip.fit.kind === 'smart' ? cover : contain);
}
