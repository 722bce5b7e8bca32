import type { Fit, Grade } from '@admint/contract';
import type { MediaInfo } from '../probe/media-info.ts';
import { filter, type Chain, type Filter } from './filter-graph.ts';
import { gradeFilters } from './grade.ts';
import { colourInput, TAG_BT709, toneMap, upright } from './source-filters.ts';

export interface FrameShape {
  width: number;
  height: number;
  /** `#rrggbb`, shown where the picture does not reach. */
  background: string;
  /** Colours of the picture; what surrounds it keeps its own. */
  grade?: Grade | undefined;
}

const even = (value: number) => Math.max(2, 2 * Math.round(value / 2));

/** Takes sizes, gives the largest even box of the picture's shape that fits; near misses fill the frame. */
export function containBox(
  picture: { width: number; height: number },
  frame: { width: number; height: number },
) {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const snap = (value: number, full: number) => (full - value <= 2 ? full : Math.min(full, even(value)));
  return {
    width: snap(picture.width * scale, frame.width),
    height: snap(picture.height * scale, frame.height),
  };
}

/** Takes sizes and the point to keep in view (0–1), gives the part of the picture that has the frame's shape. */
export function coverCrop(
  picture: { width: number; height: number },
  frame: { width: number; height: number },
  focus: { x: number; y: number } = { x: 0.5, y: 0.5 },
) {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height);
  const width = Math.max(1, Math.min(picture.width, Math.round(frame.width * scale)));
  const height = Math.max(1, Math.min(picture.height, Math.round(frame.height * scale)));
  const clamp = (value: number, most: number) => Math.round(Math.max(0, Math.min(most, value)));
  return {
    width,
    height,
    x: clamp(focus.x * picture.width - width / 2, picture.width - width),
    y: clamp(focus.y * picture.height - height / 2, picture.height - height),
  };
}

const colour = (hex: string) => `0x${hex.slice(1, 7)}`;
const FINISH: Filter[] = [filter('setsar', { sar: 1 }), filter('format', { pix_fmts: 'yuv420p' }), TAG_BT709];

/**
 * Takes a source's info and how it should fill the frame, gives the chains from `from` to `to`: upright, right
 * colour, frame-sized yuv420p, never distorted.
 */
export function fitChains(info: MediaInfo, fit: Fit, frame: FrameShape, from: string, to: string): Chain[] {
  const prepare = [...toneMap(info), ...upright(info)];
  const scaleTo = (width: number, height: number) =>
    filter('scale', {
      w: width,
      h: height,
      flags: 'bicubic',
      ...colourInput(info),
      out_color_matrix: 'bt709',
      out_range: 'tv',
    });
  if (info.alpha) return overBackground(info, fit, frame, from, to, [...prepare], scaleTo);
  if (fit.kind === 'contain' || isSameShape(info, frame)) {
    const box = containBox(info, frame);
    return [
      {
        from: [from],
        to: [to],
        filters: [
          ...prepare,
          scaleTo(box.width, box.height),
          ...gradeFilters(frame.grade, 'yuv420p'),
          ...pad(box, frame),
          ...FINISH,
        ],
      },
    ];
  }
  if (fit.kind === 'blurred') return blurredChains(info, frame, from, to, prepare, scaleTo);
  return [
    {
      from: [from],
      to: [to],
      filters: [
        ...prepare,
        ...crop(info, frame, fit),
        scaleTo(frame.width, frame.height),
        ...gradeFilters(frame.grade, 'yuv420p'),
        ...FINISH,
      ],
    },
  ];
}

function isSameShape(info: MediaInfo, frame: FrameShape): boolean {
  const box = containBox(info, frame);
  return box.width === frame.width && box.height === frame.height;
}

function pad(
  box: { width: number; height: number },
  frame: FrameShape,
  fill = colour(frame.background),
): Filter[] {
  if (box.width === frame.width && box.height === frame.height) return [];
  const x = 2 * Math.floor((frame.width - box.width) / 4);
  const y = 2 * Math.floor((frame.height - box.height) / 4);
  return [filter('pad', { w: frame.width, h: frame.height, x, y, color: fill })];
}

/** The crop counts in stored pixels, which need not be square. */
function crop(info: MediaInfo, frame: FrameShape, fit: Fit): Filter[] {
  const part = coverCrop(info, frame, fit.focus);
  if (part.width === info.width && part.height === info.height) return [];
  const sideways = info.rotation === 90 || info.rotation === 270;
  const stored = sideways
    ? { width: info.coded_height, height: info.coded_width }
    : { width: info.coded_width, height: info.coded_height };
  const across = stored.width / info.width;
  const down = stored.height / info.height;
  return [
    filter('crop', {
      w: Math.max(1, Math.round(part.width * across)),
      h: Math.max(1, Math.round(part.height * down)),
      x: Math.round(part.x * across),
      y: Math.round(part.y * down),
    }),
  ];
}

type Scale = (width: number, height: number) => Filter;

function blurredChains(
  info: MediaInfo,
  frame: FrameShape,
  from: string,
  to: string,
  prepare: Filter[],
  scaleTo: Scale,
): Chain[] {
  const box = containBox(info, frame);
  const small = { width: even(frame.width / 8), height: even(frame.height / 8) };
  const x = 2 * Math.floor((frame.width - box.width) / 4);
  const y = 2 * Math.floor((frame.height - box.height) / 4);
  const yuv = filter('format', { pix_fmts: 'yuv420p' });
  return [
    {
      from: [from],
      to: [`${to}_back`, `${to}_front`],
      filters: [...prepare, filter('split', { outputs: 2 })],
    },
    {
      from: [`${to}_back`],
      to: [`${to}_blur`],
      filters: [
        ...crop(info, frame, { kind: 'cover' }),
        scaleTo(small.width, small.height),
        yuv,
        filter('gblur', { sigma: Math.max(2, Math.round(small.height / 22)), steps: 2 }),
        // A little darker than the picture, so that the picture stands out.
        filter('lutyuv', { y: '(val-16)*0.8+16' }),
        filter('scale', {
          w: frame.width,
          h: frame.height,
          flags: 'bilinear',
          in_color_matrix: 'bt709',
          out_color_matrix: 'bt709',
          out_range: 'tv',
        }),
        ...FINISH,
      ],
    },
    { from: [`${to}_front`], to: [`${to}_sharp`], filters: [scaleTo(box.width, box.height), ...FINISH] },
    {
      from: [`${to}_blur`, `${to}_sharp`],
      to: [to],
      filters: [
        filter('overlay', { x, y, format: 'yuv420', shortest: 1 }),
        ...gradeFilters(frame.grade, 'yuv420p'),
        ...FINISH,
      ],
    },
  ];
}

function overBackground(
  info: MediaInfo,
  fit: Fit,
  frame: FrameShape,
  from: string,
  to: string,
  prepare: Filter[],
  scaleTo: Scale,
): Chain[] {
  const fills = fit.kind === 'cover' || fit.kind === 'smart';
  const box = fills ? frame : containBox(info, frame);
  const shaped = fills ? crop(info, frame, fit) : [];
  return [
    {
      from: [from],
      to: [`${to}_clear`],
      filters: [
        ...prepare,
        ...shaped,
        scaleTo(box.width, box.height),
        filter('setsar', { sar: 1 }),
        filter('format', { pix_fmts: 'yuva420p' }),
        ...gradeFilters(frame.grade, 'yuva420p'),
        TAG_BT709,
        filter('split', { outputs: 2 }),
      ],
    },
  ].flatMap((chain): Chain[] => [
    { ...chain, to: [`${to}_clear`, `${to}_size`] },
    // The background takes its rate and length from the clip itself.
    {
      from: [`${to}_size`],
      to: [`${to}_back`],
      filters: [
        filter('format', { pix_fmts: 'yuv420p' }),
        ...pad({ ...box }, frame),
        filter('drawbox', {
          x: 0,
          y: 0,
          w: frame.width,
          h: frame.height,
          color: `${colour(frame.background)}@1`,
          t: 'fill',
        }),
        TAG_BT709,
      ],
    },
    {
      from: [`${to}_back`, `${to}_clear`],
      to: [to],
      filters: [
        filter('overlay', {
          x: 2 * Math.floor((frame.width - box.width) / 4),
          y: 2 * Math.floor((frame.height - box.height) / 4),
          format: 'yuv420',
          shortest: 1,
        }),
        ...FINISH,
      ],
    },
  ]);
}
