import type { Animation } from '@admint/contract';
import type { Block } from '../layout/block.ts';

/** How an overlay differs from its place at rest. Distances in pixels, scale around the block's centre. */
export interface Pose {
  opacity: number;
  dx: number;
  dy: number;
  scale: number;
}

export const AT_REST: Pose = { opacity: 1, dx: 0, dy: 0, scale: 1 };

/** Lengths of the two animations in frames, shortened in proportion when the overlay is shorter than both. */
export function animationLengths({ overlay, span }: Block): { enter: number; leave: number } {
  const wished = (animation: Animation) => (animation.kind === 'none' ? 0 : animation.frames);
  const [enter, leave] = [wished(overlay.animate_in), wished(overlay.animate_out)];
  const length = span.end - span.start;
  const share = enter + leave > length ? length / (enter + leave) : 1;
  return { enter: Math.floor(enter * share), leave: Math.floor(leave * share) };
}

/**
 * Takes a block and a frame of the timeline it is seen on, gives its pose.
 * Progress never is 0 or 1 inside an animation: frame k of n is (k + 1) / (n + 1), so that no frame is
 * wasted on an invisible or a resting text.
 */
export function poseAt(block: Block, frame: number): Pose {
  const { enter, leave } = animationLengths(block);
  const sinceStart = frame - block.span.start;
  const untilEnd = block.span.end - 1 - frame;
  if (sinceStart < enter) return pose(block, block.overlay.animate_in, (sinceStart + 1) / (enter + 1));
  if (untilEnd < leave) return pose(block, block.overlay.animate_out, (untilEnd + 1) / (leave + 1));
  return AT_REST;
}

function pose(block: Block, { kind }: Animation, shown: number): Pose {
  const away = (1 - easeOut(shown)) * Math.max(block.fitted.size * 0.7, block.box.height * 0.15);
  const moved = { ...AT_REST, opacity: easeOut(shown) };
  switch (kind) {
    case 'none':
      return AT_REST;
    case 'fade':
      // Linear, so that an engine may fade a still layer instead of drawing each frame.
      return { ...AT_REST, opacity: shown };
    case 'slide_up':
      return { ...moved, dy: away };
    case 'slide_down':
      return { ...moved, dy: -away };
    case 'slide_left':
      return { ...moved, dx: away };
    case 'slide_right':
      return { ...moved, dx: -away };
    case 'zoom':
      return { ...moved, scale: 0.8 + 0.2 * easeOut(shown) };
    case 'pop':
      return { ...moved, scale: 0.7 + 0.3 * overshoot(shown) };
  }
}

function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}

/** "Back" easing out (Penner): passes the goal by a tenth and returns. */
function overshoot(t: number): number {
  const back = 1.70158;
  return 1 + (back + 1) * (t - 1) ** 3 + back * (t - 1) ** 2;
}
