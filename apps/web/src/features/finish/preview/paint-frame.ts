import { type Clip, type Placed, place, type Timeline } from '@admint/contract';
import { drawCard, drawOverlays, type Picture } from '@admint/overlay';
import { drawClip } from './paint-clip.ts';
import { paintTransition } from './paint-transition.ts';

/** Takes a timeline and a frame, gives the items on screen: two while a transition runs, earlier first. */
export function itemsAt(timeline: Timeline, frame: number): Placed[] {
  return place(timeline).filter(({ start, end }) => frame >= start && frame < end);
}

/** Takes a placed clip and a frame of the ad, gives the second of its source to show, in the middle of the frame. */
export function sourceTime(placed: Placed, clip: Clip, frame: number, fps: number): number {
  return (clip.in + (frame - placed.start) * clip.speed + 0.5) / fps;
}

/** Draws one frame of the ad. The context's units are pixels of the document's frame. */
export function paintFrame(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  frame: number,
  pictureOf: (clip: Clip) => Picture | null,
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
  pictureOf: (clip: Clip) => Picture | null,
): void {
  context.fillStyle = timeline.background;
  context.fillRect(0, 0, timeline.width, timeline.height);
  if (placed?.item.kind === 'card') drawCard(context, timeline, placed.item);
  else if (placed) drawClip(context, timeline, placed.item, pictureOf(placed.item));
}
