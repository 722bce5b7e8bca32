import type { Timeline, Transition } from '@admint/contract';
import { freshLayer } from './layer.ts';

/** One frame of a transition: `frame` counts from 0 and stays below `transition.frames`. */
interface Step {
  transition: Transition;
  frame: number;
  timeline: Pick<Timeline, 'width' | 'height'>;
}

type Coat = (context: CanvasRenderingContext2D) => void;

/**
 * Draws a frame of a transition the way the export's filters compute it: crossfade, dissolve and slide as in the media
 * engine's own graph, wipe and zoom as FFmpeg's `xfade` (libavfilter/vf_xfade.c). Each coat covers the whole frame.
 */
export function paintTransition(
  context: CanvasRenderingContext2D,
  step: Step,
  leaving: Coat,
  coming: Coat,
): void {
  switch (step.transition.kind) {
    case 'cut':
    case 'crossfade':
      leaving(context);
      layOn(context, step, coming, step.frame / step.transition.frames);
      return;
    case 'dissolve':
      dissolve(context, step, leaving, coming);
      return;
    case 'slide':
      slide(context, step, leaving, coming);
      return;
    case 'wipe':
      wipe(context, step, leaving, coming);
      return;
    case 'zoom':
      zoom(context, step, leaving, coming);
      return;
  }
}

/** A coat is several strokes of paint: they are mixed on a layer of their own and laid on as one. */
function layOn(context: CanvasRenderingContext2D, { timeline }: Step, coat: Coat, opacity: number): void {
  const layer = layerOf(context, 'coming', coat);
  if (!layer || opacity <= 0) return;
  context.save();
  context.globalAlpha = Math.min(1, opacity);
  context.drawImage(layer, 0, 0, timeline.width, timeline.height);
  context.restore();
}

function layerOf(context: CanvasRenderingContext2D, name: string, coat: Coat): HTMLCanvasElement | null {
  const layer = freshLayer(name, context.canvas.width, context.canvas.height);
  if (!layer) return null;
  layer.setTransform(context.getTransform());
  coat(layer);
  return layer.canvas;
}

/** One side sinks into the colour during the first half, the other rises out of it during the second. */
function dissolve(context: CanvasRenderingContext2D, step: Step, leaving: Coat, coming: Coat): void {
  const { transition, frame, timeline } = step;
  const half = Math.ceil(transition.frames / 2);
  const rises = transition.frames === 1 || frame >= half;
  const into = transition.frames - Math.min(half, transition.frames - 1);
  (rises ? coming : leaving)(context);
  if (transition.frames === 1) return;
  context.save();
  context.globalAlpha = rises ? 1 - (frame - half) / into : frame / half;
  context.fillStyle = (transition.color ?? '#000000').slice(0, 7);
  context.fillRect(0, 0, timeline.width, timeline.height);
  context.restore();
}

/** Both pictures lie side by side and the view travels from one to the other, by whole pairs of pixels as video counts them. */
function slide(context: CanvasRenderingContext2D, step: Step, leaving: Coat, coming: Coat): void {
  const { transition, frame, timeline } = step;
  const done = (1 - Math.cos((Math.PI * (frame + 1)) / (transition.frames + 1))) / 2;
  const direction = transition.direction ?? 'left';
  const sideways = direction === 'left' || direction === 'right';
  const forward = direction === 'left' || direction === 'up';
  const travel = sideways ? timeline.width : timeline.height;
  const at = 2 * Math.floor((travel * (forward ? done : 1 - done)) / 2);
  const lay = (coat: Coat, by: number) => {
    context.save();
    context.translate(sideways ? by : 0, sideways ? 0 : by);
    context.beginPath();
    context.rect(0, 0, timeline.width, timeline.height);
    context.clip();
    coat(context);
    context.restore();
  };
  lay(forward ? leaving : coming, -at);
  lay(forward ? coming : leaving, travel - at);
}

/** An edge runs over the frame; behind it is the coming side. */
function wipe(context: CanvasRenderingContext2D, step: Step, leaving: Coat, coming: Coat): void {
  const { width, height } = step.timeline;
  const done = step.frame / step.transition.frames;
  const direction = step.transition.direction ?? 'left';
  const sideways = direction === 'left' || direction === 'right';
  leaving(context);
  context.save();
  context.beginPath();
  context.rect(
    direction === 'left' ? width * (1 - done) : 0,
    direction === 'up' ? height * (1 - done) : 0,
    sideways ? width * done : width,
    sideways ? height : height * done,
  );
  context.clip();
  coming(context);
  context.restore();
}

/** The leaving side is entered up to a single pixel, then that pixel's colour gives way to the coming side. */
function zoom(context: CanvasRenderingContext2D, step: Step, leaving: Coat, coming: Coat): void {
  const { width, height } = step.timeline;
  const left = 1 - step.frame / step.transition.frames;
  const part = smoothstep(0.5, 1, left);
  const layer = layerOf(context, 'leaving', leaving);
  if (!layer) return;
  const seen = { width: Math.max(1, layer.width * part), height: Math.max(1, layer.height * part) };
  // The export takes the nearest pixel, counted from their corners.
  const nearest = (1 - part) / 2;
  const x = (layer.width - seen.width) / 2 + nearest;
  const y = (layer.height - seen.height) / 2 + nearest;
  context.save();
  context.imageSmoothingEnabled = false;
  context.drawImage(layer, x, y, seen.width, seen.height, 0, 0, width, height);
  context.restore();
  layOn(context, step, coming, 1 - smoothstep(0, 0.5, left));
}

function smoothstep(from: number, to: number, at: number): number {
  const t = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
