import { AdmintError } from '@admint/contract';
import { Codec, CodecContext, Dictionary, Rational, type Frame } from 'node-av/lib';
import type { FrameOrder, ImageFormat } from '../process/jobs.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import { filter, printGraph, type Filter } from '../render/filter-graph.ts';
import { colourInput, deinterlace, movie, toneMap, upright } from '../render/source-filters.ts';
import { check, present } from './fault.ts';
import { openGraph } from './graph-run.ts';
import { probeFile } from './probe-file.ts';
import { drain } from './video-encoder.ts';

const PIXELS: Record<ImageFormat, { format: string; colour: Record<string, string> }> = {
  png: { format: 'rgb24', colour: {} },
  jpeg: { format: 'yuvj420p', colour: { out_color_matrix: 'bt601', out_range: 'pc' } },
  webp: { format: 'bgra', colour: {} },
};

/** Takes a file and a moment, gives that picture as PNG, JPEG or WebP bytes; past the end, the last one. */
export async function extractFrameJob(order: FrameOrder): Promise<Uint8Array> {
  const info = await probeFile(order.path);
  if (info.kind === 'audio') throw new AdmintError('media_unreadable', 'There is no picture in this file.');
  const frame = (await grab(order, info, 'wanted')) ?? (await grab(order, info, 'last'));
  if (!frame) throw new AdmintError('media_unreadable', 'No picture could be read from this file.');
  try {
    return await encodeImage(frame, order);
  } finally {
    frame.free();
  }
}

async function grab(order: FrameOrder, info: MediaInfo, which: 'wanted' | 'last'): Promise<Frame | null> {
  const { source, pick } = which === 'wanted' && info.kind === 'video' ? wanted(order, info) : WHOLE;
  const graph = {
    chains: [
      {
        from: [],
        to: ['v'],
        filters: [movie(order.path, source), ...deinterlace(info), ...pick, ...finish(order, info)],
      },
    ],
  };
  const run = await openGraph(printGraph(graph), { media: 'video' });
  try {
    let found: Frame | null = null;
    for (;;) {
      const next = await run.outputs[0]?.next();
      if (!next) return found;
      found?.free();
      found = next;
      if (which === 'wanted') return found;
    }
  } finally {
    run.close();
  }
}

const WHOLE = { source: {}, pick: [] as Filter[] };

function wanted(order: FrameOrder, info: MediaInfo): { source: Record<string, number>; pick: Filter[] } {
  if ('frame' in order.at)
    return { source: {}, pick: [filter('select', { expr: `gte(n,${Math.round(order.at.frame)})` })] };
  const seconds = Math.max(0, order.at.seconds) + info.start;
  // A frame is shown until the next one begins, so the frame on screen began up to one frame earlier.
  const from = Math.max(0, seconds - 1 / Math.max(info.fps, 1) + 1e-4);
  const source: Record<string, number> = seconds > 2 ? { seek_point: Math.max(0, seconds - 1) } : {};
  return { source, pick: [filter('select', { expr: `gte(t,${from.toFixed(6)})` })] };
}

function finish(order: FrameOrder, info: MediaInfo): Filter[] {
  const { format, colour } = PIXELS[order.format];
  const width = Math.max(1, Math.min(order.width ?? info.width, info.width));
  const height = Math.max(1, Math.round((width / info.width) * info.height));
  const size = order.format === 'jpeg' ? { width: even(width), height: even(height) } : { width, height };
  const scale = { w: size.width, h: size.height, flags: 'bicubic+accurate_rnd+full_chroma_int' };
  return [
    ...toneMap(info),
    ...upright(info),
    filter('scale', { ...scale, ...colourInput(info), ...colour }),
    filter('format', { pix_fmts: order.format === 'png' && info.alpha ? 'rgba' : format }),
  ];
}

const even = (value: number) => Math.max(2, value - (value % 2));

async function encodeImage(frame: Frame, order: FrameOrder): Promise<Uint8Array> {
  const names: Record<ImageFormat, string> = { png: 'png', jpeg: 'mjpeg', webp: 'libwebp' };
  const codec = present(
    Codec.findEncoderByName(names[order.format] as never),
    'looking for the picture encoder',
  );
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = frame.width;
  context.height = frame.height;
  context.pixelFormat = frame.format as never;
  context.timeBase = new Rational(1, 25);
  context.colorRange = frame.colorRange;
  const quantiser = Math.round(2 + ((100 - order.quality) / 100) * 29);
  const tuned: Record<ImageFormat, Record<string, string | number>> = {
    png: { pred: 'mixed' },
    jpeg: { qmin: quantiser, qmax: quantiser, huffman: 'optimal' },
    webp: { quality: order.quality, compression_level: 4 },
  };
  const options = Dictionary.fromObject(tuned[order.format]);
  try {
    check(await context.open2(codec, options), 'opening the picture encoder');
    frame.pts = 0n;
    check(await context.sendFrame(frame), 'encoding a picture');
    check(await context.sendFrame(null), 'encoding a picture');
    const packets = drain(context);
    const bytes = Buffer.concat(packets.map((packet) => packet.data ?? Buffer.alloc(0)));
    for (const packet of packets) packet.free();
    return bytes;
  } finally {
    options.free();
    context.freeContext();
  }
}
