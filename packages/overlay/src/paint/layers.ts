import type { Timeline } from '@admint/contract';
import type { MeasureContext, Rect } from '../canvas.ts';
import type { Block } from '../layout/block.ts';
import { animationLengths, AT_REST, type Pose, poseAt } from './animate.ts';
import { blocksOf } from './overlays.ts';
import { SHADOW } from './text.ts';

/**
 * Frames of one overlay that can be made in one way. `still`: the same picture throughout, drawn once.
 * `fade`: the resting picture with opacity `opacity(frame)`, linear. `motion`: each frame drawn anew.
 */
export interface LayerSpan {
  kind: 'still' | 'fade' | 'motion';
  /** Frames of the timeline: first inclusive, end exclusive. */
  start: number;
  end: number;
  /** Opacity on the first and on the last frame of the span, 0–1; linear between. */
  opacity: { first: number; last: number };
  /** Holds the ink of these frames: even whole pixels, inside the frame and the layer's bounds. */
  bounds: Rect;
}

/** One overlay as a layer over the video. */
export interface OverlayLayer {
  id: string;
  start: number;
  end: number;
  /** Holds all the layer's ink on all its frames: even whole pixels, inside the frame. */
  bounds: Rect;
  spans: LayerSpan[];
}

/**
 * Takes a timeline, gives what an export has to draw and when, in drawing order. For a picture of a layer:
 * a canvas of the size of `bounds`, translated by (−bounds.x, −bounds.y), then
 * `drawOverlays(context, timeline, frame, layer.id)`. A span may be cropped to its own, smaller bounds.
 */
export function overlayLayers(timeline: Timeline, context: MeasureContext): OverlayLayer[] {
  return blocksOf(timeline, context).map((block) => {
    const spans = spansOf(block, timeline);
    const { start, end } = block.span;
    return {
      id: block.overlay.id,
      start,
      end,
      bounds: spans.map((span) => span.bounds).reduce(union),
      spans,
    };
  });
}

function spansOf(block: Block, timeline: Timeline): LayerSpan[] {
  const { overlay, span } = block;
  const { enter, leave } = animationLengths(block);
  const rest = { start: span.start + enter, end: span.end - leave };
  const kind = (animation: string) => (animation === 'fade' ? 'fade' : 'motion');
  const parts: Pick<LayerSpan, 'kind' | 'start' | 'end'>[] = [
    { kind: kind(overlay.animate_in.kind), start: span.start, end: rest.start },
    { kind: 'still', ...rest },
    { kind: kind(overlay.animate_out.kind), start: rest.end, end: span.end },
  ];
  return parts
    .filter((part) => part.end > part.start)
    .map((part) => {
      const poses = Array.from({ length: part.end - part.start }, (_, i) => poseAt(block, part.start + i));
      const seen = part.kind === 'motion' ? poses : [AT_REST];
      const ink = seen.map((pose) => inkOf(block, pose)).reduce(union);
      const opacity = { first: poses[0]?.opacity ?? 1, last: poses.at(-1)?.opacity ?? 1 };
      return { ...part, opacity, bounds: withinFrame(ink, timeline) };
    });
}

/** Everything the block may colour in this pose; a Gaussian shadow is over after 1.5 blur lengths. */
function inkOf(block: Block, pose: Pose): Rect {
  const { box, fitted, overlay } = block;
  const reach = overlay.shadow ? SHADOW.blur * fitted.size * 1.5 : 0;
  const margin = 2 + reach;
  const below = overlay.shadow ? SHADOW.dy * fitted.size : 0;
  const width = box.width * pose.scale + margin * 2;
  const height = box.height * pose.scale + margin * 2 + below;
  return {
    x: box.x + box.width / 2 + pose.dx - width / 2,
    y: box.y + box.height / 2 + pose.dy - (height - below) / 2,
    width,
    height,
  };
}

function union(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Even numbers keep the chroma of 4:2:0 video on its grid. */
function withinFrame(rect: Rect, { width, height }: Timeline): Rect {
  const down = (value: number) => Math.max(0, Math.floor(value / 2) * 2);
  const [x, y] = [down(rect.x), down(rect.y)];
  const right = Math.min(width, Math.ceil((rect.x + rect.width) / 2) * 2);
  const bottom = Math.min(height, Math.ceil((rect.y + rect.height) / 2) * 2);
  return { x, y, width: right - x, height: bottom - y };
}
