import type { Timeline } from '@admint/contract';
import type { MeasureContext, PaintContext } from '../canvas.ts';
import { fontEpoch } from '../fonts/epoch.ts';
import type { Block } from '../layout/block.ts';
import { layOut } from '../layout/blocks.ts';
import { poseAt } from './animate.ts';
import { paintBlock } from './text.ts';

const laidOut = new WeakMap<Timeline, { epoch: number; blocks: Block[] }>();

/**
 * Takes a timeline, gives its text overlays fitted and placed. Documents are never changed in place, so
 * the layout is kept per document until more fonts arrive.
 */
export function blocksOf(timeline: Timeline, context: MeasureContext): Block[] {
  const epoch = fontEpoch();
  let known = laidOut.get(timeline);
  if (known?.epoch !== epoch) {
    known = { epoch, blocks: layOut(timeline, context) };
    laidOut.set(timeline, known);
  }
  return known.blocks;
}

/**
 * Draws all text of one frame. The context's units are pixels of the document's frame: for a smaller
 * preview scale the context first. Nothing is cleared and no background drawn. The fonts must be loaded.
 *
 * @param only draws this overlay alone, for an export that keeps each as a layer of its own.
 */
export function drawOverlays(context: PaintContext, timeline: Timeline, frame: number, only?: string): void {
  context.save();
  for (const block of blocksOf(timeline, context)) {
    if (only !== undefined && block.overlay.id !== only) continue;
    if (frame < block.span.start || frame >= block.span.end) continue;
    paintBlock(context, block, poseAt(block, frame));
  }
  context.restore();
}
