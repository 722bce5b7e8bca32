import type { Background, Clip, MediaSource, Timeline, VideoItem } from '@admint/contract';
import type { Focus } from '../measure/saliency.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import { filter, type Chain, type Filter, type Graph } from './filter-graph.ts';
import { fitChains, type FrameShape } from './fit.ts';
import { layerChains } from './layer-chains.ts';
import type { LayerFile, PictureFile } from './order.ts';
import type { Segment } from './segments.ts';
import { deinterlace, movie, TAG_BT709 } from './source-filters.ts';
import { pictureToYuv, rawPicture } from './picture-source.ts';
import { transitionChains, transitionParts } from './transition.ts';

/** A file a timeline names, and where its product is, where that had to be measured. */
export interface SourceFile {
  file: string;
  info: MediaInfo;
  focus?: Focus;
}

/** What the graph needs to know besides the timeline. */
export interface GraphContext {
  timeline: Timeline;
  /** Safe file name and content, by hash. */
  sources: ReadonlyMap<string, SourceFile>;
  layers: readonly LayerFile[];
  cards: Readonly<Record<string, PictureFile>>;
  /** Repeat a source's last picture where it is shorter than asked; always on after a short run. */
  padAll?: boolean;
  /** Takes what could not be done as asked. */
  warn?: (warning: string) => void;
}

/** One stretch of an item that a segment shows; frames count from the item's start. */
interface Use {
  from: number;
  to: number;
  label: string;
}

/**
 * Takes segments that follow one another, gives the graph that shows them as one stream `v` at the
 * timeline's size and rate. Every item is decoded once; only overlaps pass through a transition.
 */
export function videoGraph(context: GraphContext, segments: readonly Segment[]): Graph {
  const first = segments[0];
  const last = segments.at(-1);
  if (!first || !last) throw new RangeError('no segments to draw');
  const uses = new Map<number, { item: VideoItem; uses: Use[] }>();
  const use = (index: number, item: VideoItem, from: number, to: number, label: string) => {
    const found = uses.get(index) ?? { item, uses: [] };
    found.uses.push({ from, to, label });
    uses.set(index, found);
    return label;
  };
  const joined: Chain[] = [];
  const parts = segments.map((segment, i) => {
    if (segment.kind === 'solo') return use(segment.index, segment.item, segment.from, segment.to, `s${i}`);
    const { outgoing, incoming, transition } = segment;
    const part = transitionParts(transition.kind, segment.end - segment.start);
    const base = outgoing.item.length - (segment.end - segment.start);
    use(outgoing.index, outgoing.item, base + part.tail.from, base + part.tail.to, `t${i}`);
    use(incoming.index, incoming.item, part.head.from, part.head.to, `h${i}`);
    joined.push(
      ...transitionChains(
        transition,
        segment.end - segment.start,
        context.timeline,
        `t${i}`,
        `h${i}`,
        `x${i}`,
      ),
    );
    return `x${i}`;
  });
  const items = [...uses.entries()].flatMap(([index, { item, uses: wanted }]) =>
    itemChains(context, index, item, wanted),
  );
  const { fps } = context.timeline;
  const steady = [filter('settb', { expr: `1/${fps}` }), filter('setpts', { expr: 'N' })];
  const join = parts.length > 1 ? [filter('concat', { n: parts.length, v: 1, a: 0 })] : [];
  return {
    chains: [
      ...items,
      ...joined,
      { from: parts, to: ['film'], filters: [...join, ...steady] },
      ...layerChains(context.layers, fps, { start: first.start, end: last.end }, 'film', 'v'),
    ],
  };
}

/** One decode of an item, cut into the stretches that are used. */
function itemChains(context: GraphContext, index: number, item: VideoItem, uses: Use[]): Chain[] {
  const from = Math.min(...uses.map((use) => use.from));
  const to = Math.max(...uses.map((use) => use.to));
  const whole = `i${index}`;
  const source =
    item.kind === 'clip'
      ? clipChains(context, item, from, to, whole)
      : cardChains(context, item.id, item.background, to - from, whole);
  const only = uses[0];
  if (uses.length === 1 && only) {
    const end = source.at(-1);
    return end ? [...source.slice(0, -1), { ...end, to: [only.label] }] : source;
  }
  return [
    ...source,
    {
      from: [whole],
      to: uses.map((use) => `${use.label}_`),
      filters: [filter('split', { outputs: uses.length })],
    },
    ...uses.map((use) => ({
      from: [`${use.label}_`],
      to: [use.label],
      filters: [
        filter('trim', { start_frame: use.from - from, end_frame: use.to - from }),
        filter('setpts', { expr: 'PTS-STARTPTS' }),
      ],
    })),
  ];
}

function found(context: GraphContext, source: MediaSource) {
  const entry = context.sources.get(source.sha256);
  if (!entry) throw new RangeError(`no file for source ${source.sha256}`);
  return entry;
}

/** The grade is the footage's: what a designer drew or chose as a background keeps its colours. */
function frameOf({ width, height, background, grade }: Timeline): FrameShape {
  return { width, height, background, grade };
}

/** Containers whose index makes a seek land where it should. */
const SEEKABLE = /^(mov|matroska)/;

/** A smart fit looks at the point it was given, the one found when the file arrived, or the one found now. */
function fitOf({ fit, source }: Clip, measured: Focus | undefined): Clip['fit'] {
  const focus = fit.focus ?? source.focus ?? measured;
  return fit.kind === 'smart' && focus ? { ...fit, focus } : fit;
}

function clipChains(context: GraphContext, clip: Clip, from: number, to: number, label: string): Chain[] {
  const { file, info, focus } = found(context, clip.source);
  const fit = fitOf(clip, focus);
  const { fps } = context.timeline;
  if (info.kind === 'image')
    return stillChains(
      context,
      file,
      fitChains(info, fit, frameOf(context.timeline), `${label}_raw`, label),
      to - from,
      label,
    );
  const begin = clip.in / fps;
  const seek = begin + (from * clip.speed) / fps;
  const seeking = seek > 1.5 && SEEKABLE.test(info.container);
  const origin = seeking ? `PTS-${info.start.toFixed(6)}/TB` : 'PTS-STARTPTS';
  const shifted = clip.in === 0 ? origin : `${origin}-${clip.in}/${fps}/TB`;
  // Whole ticks, or a frame that lies on the edge between two of ours would fall to either side.
  const expr = `round((${shifted})/${clip.speed})`;
  const needed = begin + (to * clip.speed) / fps;
  const short = context.padAll === true || needed > info.duration - 2 / Math.max(info.fps, 1);
  const filters: Filter[] = [
    // Seeking counts from the file's start and lands on the key frame before; one second covers reordering.
    movie(file, seeking ? { seek_point: Math.max(0, seek - 1).toFixed(3) } : {}),
    ...deinterlace(info),
    // The rate filter keeps its last pictures to itself when the input ends: two repeats push them out.
    ...(info.fps > 0 && !info.variable_rate ? [filter('tpad', { stop: 2, stop_mode: 'clone' })] : []),
    filter('setpts', { expr }),
    filter('fps', { fps, start_time: 0, round: 'near', eof_action: 'pass' }),
    ...(short ? [filter('tpad', { stop: -1, stop_mode: 'clone' })] : []),
    filter('trim', { start_frame: from, end_frame: to }),
    filter('setpts', { expr: 'PTS-STARTPTS' }),
  ];
  return [
    { from: [], to: [`${label}_raw`], filters },
    ...fitChains(info, fit, frameOf(context.timeline), `${label}_raw`, label),
  ].map((chain, i, all) => (i === all.length - 1 ? steady(chain, fps) : chain));
}

function steady(chain: Chain, fps: number): Chain {
  return {
    ...chain,
    filters: [...chain.filters, filter('settb', { expr: `1/${fps}` }), filter('setpts', { expr: 'N' })],
  };
}

/** A picture that stands still: prepared once, then repeated by reference. */
function stillChains(
  context: GraphContext,
  file: string,
  chains: Chain[],
  length: number,
  label: string,
): Chain[] {
  const end = chains.at(-1);
  return [
    { from: [], to: [`${label}_raw`], filters: [movie(file)] },
    ...chains.slice(0, -1),
    ...(end ? [{ ...end, filters: [...end.filters, ...held(length, context.timeline.fps)] }] : []),
  ];
}

/** Repeats the first frame until `length` frames are out. */
function held(length: number, fps: number): Filter[] {
  return [
    filter('loop', { loop: -1, size: 1, start: 0 }),
    filter('settb', { expr: `1/${fps}` }),
    filter('setpts', { expr: 'N' }),
    filter('trim', { end_frame: length }),
  ];
}

function cardChains(
  context: GraphContext,
  id: string,
  background: Background,
  length: number,
  label: string,
): Chain[] {
  const { timeline } = context;
  const { fps, width, height } = timeline;
  const painted = context.cards[id];
  const cover = { kind: 'cover' } as const;
  if (painted)
    return [
      {
        from: [],
        to: [label],
        filters: [rawPicture(painted, fps), ...pictureToYuv('yuv420p'), ...held(length, fps)],
      },
    ];
  if (background.kind === 'image') {
    const { file, info } = found(context, background.source);
    const frame = { width, height, background: timeline.background };
    return stillChains(context, file, fitChains(info, cover, frame, `${label}_raw`, label), length, label);
  }
  if (background.kind === 'blurred_frame') return blurredFrame(context, background, length, label);
  // A gradient arrives here only as a picture; see gradient-card.ts.
  const color = background.kind === 'color' ? background.color : timeline.background;
  return [
    {
      from: [],
      to: [label],
      filters: [
        filter('color', { c: `0x${color.slice(1, 7)}`, s: `${width}x${height}`, r: fps }),
        filter('format', { pix_fmts: 'yuv420p' }),
        TAG_BT709,
        ...held(length, fps),
      ],
    },
  ];
}

function blurredFrame(
  context: GraphContext,
  background: Extract<Background, { kind: 'blurred_frame' }>,
  length: number,
  label: string,
): Chain[] {
  const { file, info } = found(context, background.source);
  const { fps, width, height } = context.timeline;
  const at = Math.max(0, Math.min(background.at / fps, info.duration - 1.5 / Math.max(info.fps, 1)));
  const chains = fitChains(
    info,
    { kind: 'cover' },
    {
      width: 480,
      height: 2 * Math.round((480 * height) / width / 2),
      background: '#000000',
      grade: context.timeline.grade,
    },
    `${label}_raw`,
    label,
  );
  const end = chains.at(-1);
  if (!end) return [];
  const pick =
    info.kind === 'video'
      ? [filter('setpts', { expr: 'PTS-STARTPTS' }), filter('select', { expr: `gte(t,${at.toFixed(6)})` })]
      : [];
  const soften = [
    filter('gblur', { sigma: 14, steps: 2 }),
    filter('lutyuv', { y: '(val-16)*0.7+16' }),
    filter('scale', {
      w: width,
      h: height,
      flags: 'bicubic',
      in_color_matrix: 'bt709',
      out_color_matrix: 'bt709',
      out_range: 'tv',
    }),
    filter('setsar', { sar: 1 }),
    filter('format', { pix_fmts: 'yuv420p' }),
    TAG_BT709,
  ];
  return [
    { from: [], to: [`${label}_raw`], filters: [movie(file), ...deinterlace(info), ...pick] },
    ...chains.slice(0, -1),
    { ...end, filters: [...end.filters, ...soften, ...held(length, fps)] },
  ];
}
