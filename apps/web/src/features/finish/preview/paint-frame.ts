import { type Card, type Placed, place, type Timeline } from '@admint/contract';
import { drawCard, drawOverlays, type Picture } from '@admint/overlay';
import { freshLayer } from './layer.ts';
import { drawClip, GRADE_FILTER } from './paint-clip.ts';
import { paintTransition } from './paint-transition.ts';

/** Takes a timeline and a frame, gives the items on screen: two while a transition runs, earlier first. */
export function itemsAt(timeline: Timeline, frame: number): Placed[] {
  return place(timeline).filter(({ start, end }) => frame >= start && frame < end);
}

/** Takes a placed item and a frame of the ad, gives the second of its source to show, in the middle of the frame. */
export function sourceTime({ item, start }: Placed, frame: number, fps: number): number {
  if (item.kind === 'clip') return (item.in + (frame - start) * item.speed + 0.5) / fps;
  return item.background.kind === 'blurred_frame' ? (item.background.at + 0.5) / fps : 0;
}

/** Draws one frame of the ad. The context's units are pixels of the document's frame. */
export function paintFrame(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  frame: number,
  pictureOf: (id: string) => Picture | null,
): void {
  const [first, second] = itemsAt(timeline, frame);
  const coat = (placed: Placed | undefined) => (target: CanvasRenderingContext2D) =>
    paintItem(target, timeline, placed, pictureOf);
  context.globalAlpha = 1;
  if (second) {
    const { transition } = second.item;
    const step = { transition, frame: frame - second.start, timeline };
    paintTransition(context, step, coat(first), coat(second));
  } else {
    coat(first)(context);
  }
  drawOverlays(context, timeline, frame);
}

/** Covers the whole frame with one item, the background where its picture does not reach. */
function paintItem(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  placed: Placed | undefined,
  pictureOf: (id: string) => Picture | null,
): void {
  context.fillStyle = timeline.background;
  context.fillRect(0, 0, timeline.width, timeline.height);
  if (!placed) return;
  const { item } = placed;
  const picture = pictureOf(item.id);
  if (item.kind === 'card') drawCard(context, timeline, item, inLookOf(timeline, item, picture));
  else drawClip(context, timeline, item, picture);
}

/** A blurred frame is footage and takes the look of the ad; a picture chosen as background keeps its own. */
function inLookOf(timeline: Timeline, card: Card, picture: Picture | null): Picture | undefined {
  if (!picture || picture.width === 0) return undefined;
  if (card.background.kind !== 'blurred_frame' || !timeline.grade) return picture;
  const { width, height } = picture;
  const layer = freshLayer('behind-card', width, height);
  if (!layer) return picture;
  layer.save();
  layer.filter = `url(#${GRADE_FILTER})`;
  layer.drawImage(picture.image as CanvasImageSource, 0, 0, width, height);
  layer.restore();
  return { image: layer.canvas, width, height };
}
