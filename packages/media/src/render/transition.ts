import type { Transition } from '@admint/contract';
import { filter, type Chain, type Filter } from './filter-graph.ts';
import { TAG_BT709 } from './source-filters.ts';

interface Part {
  from: number;
  to: number;
}

/**
 * Takes a transition's kind and length, gives which frames of the overlap each side shows: a dissolve through
 * a colour shows one side after the other, all others show both.
 */
export function transitionParts(kind: Transition['kind'], frames: number): { tail: Part; head: Part } {
  if (kind !== 'dissolve') return { tail: { from: 0, to: frames }, head: { from: 0, to: frames } };
  const half = Math.ceil(frames / 2);
  return { tail: { from: 0, to: half }, head: { from: Math.min(half, frames - 1), to: frames } };
}

const YUV = filter('format', { pix_fmts: 'yuv420p' });

/** Takes a transition of `frames` frames between the streams `tail` and `head`, gives the chains that end in `to`. */
export function transitionChains(
  transition: Transition,
  frames: number,
  timeline: { fps: number; width: number; height: number },
  tail: string,
  head: string,
  to: string,
): Chain[] {
  switch (transition.kind) {
    case 'cut':
    case 'crossfade':
      return crossfade(frames, tail, head, to);
    case 'dissolve':
      return dissolve(transition, frames, tail, head, to);
    case 'slide':
      return slide(transition, frames, timeline, tail, head, to);
    case 'wipe':
      return xfade(`wipe${transition.direction ?? 'left'}`, frames, timeline.fps, tail, head, to);
    case 'zoom':
      return xfade('zoomin', frames, timeline.fps, tail, head, to);
  }
}

/** Stays in 4:2:0, which xfade does not. Frame k shows k / frames of the incoming side. */
function crossfade(frames: number, tail: string, head: string, to: string): Chain[] {
  return [
    {
      from: [head],
      to: [`${to}_a`],
      filters: [
        filter('format', { pix_fmts: 'yuva420p' }),
        filter('fade', { type: 'in', start_frame: 0, nb_frames: frames, alpha: 1 }),
      ],
    },
    { from: [tail, `${to}_a`], to: [to], filters: [filter('overlay', { format: 'yuv420' }), YUV, TAG_BT709] },
  ];
}

function dissolve(transition: Transition, frames: number, tail: string, head: string, to: string): Chain[] {
  const color = `0x${(transition.color ?? '#000000').slice(1, 7)}`;
  const { tail: out, head: into } = transitionParts('dissolve', frames);
  const outFrames = out.to - out.from;
  const inFrames = into.to - into.from;
  if (frames === 1) return [{ from: [head], to: [to], filters: [YUV] }, sunk(tail)];
  return [
    {
      from: [tail],
      to: [`${to}_a`],
      filters: [filter('fade', { type: 'out', start_frame: 0, nb_frames: outFrames, color })],
    },
    {
      from: [head],
      to: [`${to}_b`],
      filters: [filter('fade', { type: 'in', start_frame: 0, nb_frames: inFrames, color })],
    },
    {
      from: [`${to}_a`, `${to}_b`],
      to: [to],
      filters: [filter('concat', { n: 2, v: 1, a: 0 }), YUV, TAG_BT709],
    },
  ];
}

function sunk(label: string): Chain {
  return { from: [label], to: [], filters: [filter('nullsink')] };
}

/** Both pictures lie side by side and the view travels from one to the other. */
function slide(
  transition: Transition,
  frames: number,
  timeline: { width: number; height: number },
  tail: string,
  head: string,
  to: string,
): Chain[] {
  const direction = transition.direction ?? 'left';
  const sideways = direction === 'left' || direction === 'right';
  const forward = direction === 'left' || direction === 'up';
  const travel = sideways ? timeline.width : timeline.height;
  const done = `(1-cos(PI*(n+1)/${frames + 1}))/2`;
  const at = forward ? `${travel}*${done}` : `${travel}*(1-${done})`;
  const crop: Filter = filter('crop', {
    w: timeline.width,
    h: timeline.height,
    x: sideways ? at : 0,
    y: sideways ? 0 : at,
  });
  const stack = filter(sideways ? 'hstack' : 'vstack', { inputs: 2 });
  const order = forward ? [tail, head] : [head, tail];
  return [{ from: order, to: [to], filters: [stack, crop, YUV, TAG_BT709] }];
}

function xfade(name: string, frames: number, fps: number, tail: string, head: string, to: string): Chain[] {
  const fade = filter('xfade', { transition: name, duration: (frames / fps).toFixed(6), offset: 0 });
  return [{ from: [tail, head], to: [to], filters: [fade, YUV, TAG_BT709] }];
}
