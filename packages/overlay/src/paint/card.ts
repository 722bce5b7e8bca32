import type { Background, Card, Timeline } from '@admint/contract';
import type { PaintContext, Picture } from '../canvas.ts';
import { luminance, readableOn } from '../contrast.ts';

/** Blur of a picture behind text, as a share of the frame's longer side. */
const BLUR = 0.022;

/**
 * Draws a card's background over the whole frame; its text comes from `drawOverlays`.
 * `picture` is the decoded frame or image of backgrounds that have one; without it they fall back to
 * the document's background colour.
 */
export function drawCard(context: PaintContext, timeline: Timeline, card: Card, picture?: Picture): void {
  const { width, height } = timeline;
  context.save();
  context.fillStyle = timeline.background;
  context.fillRect(0, 0, width, height);
  const background = card.background;
  switch (background.kind) {
    case 'color':
      fill(context, timeline, background.color);
      break;
    case 'gradient':
      drawGradient(context, timeline, background);
      break;
    case 'blurred_frame':
      if (picture) drawCovering(context, timeline, picture, Math.max(width, height) * BLUR);
      fill(context, timeline, scrimUnder(timeline, card));
      break;
    case 'image':
      if (picture) drawCovering(context, timeline, picture, 0);
      break;
  }
  context.restore();
}

function fill(context: PaintContext, { width, height }: Timeline, color: string): void {
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
}

/** Angle in degrees as in CSS: 0 goes up, 90 to the right; then a soft light from the upper left. */
function drawGradient(
  context: PaintContext,
  timeline: Timeline,
  { from, to, angle }: Extract<Background, { kind: 'gradient' }>,
): void {
  const { width, height } = timeline;
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const half = (Math.abs(width * sin) + Math.abs(height * cos)) / 2;
  const [x, y] = [width / 2, height / 2];
  const linear = context.createLinearGradient(x - sin * half, y + cos * half, x + sin * half, y - cos * half);
  linear.addColorStop(0, from);
  linear.addColorStop(1, to);
  context.fillStyle = linear;
  context.fillRect(0, 0, width, height);
  const reach = Math.hypot(width, height) * 0.7;
  const light = context.createRadialGradient(
    width * 0.25,
    height * 0.15,
    0,
    width * 0.25,
    height * 0.15,
    reach,
  );
  light.addColorStop(0, '#FFFFFF1F');
  light.addColorStop(1, '#FFFFFF00');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
}

/** Fills the frame with the picture, centred, cut where the shapes differ; grown so that a blur has no pale rim. */
function drawCovering(context: PaintContext, timeline: Timeline, picture: Picture, blur: number): void {
  const { width, height } = timeline;
  const scale = Math.max((width + blur * 6) / picture.width, (height + blur * 6) / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  context.save();
  if (blur > 0) context.filter = `blur(${blur * context.getTransform().a}px)`;
  context.drawImage(picture.image, (width - w) / 2, (height - h) / 2, w, h);
  context.restore();
}

/** A veil between picture and text: dark under light text, light under dark text. */
function scrimUnder(timeline: Timeline, card: Card): string {
  const text = timeline.overlays.find(({ anchor }) => anchor.to === 'item' && anchor.item_id === card.id);
  if (!text) return '#00000040';
  const veil = readableOn(text.color);
  const middling = Math.abs(luminance(text.color) - 0.35) < 0.3;
  return `${veil}${middling ? 'B8' : '99'}`;
}
