import { AdmintError } from '@admint/contract';
import { AV_PIX_FMT_RGB24 } from 'node-av/constants';
import { Frame, Rational } from 'node-av/lib';
import type { EncodeOrder } from '../process/jobs.ts';
import { filter, printGraph } from '../render/filter-graph.ts';
import { TAG_BT709 } from '../render/source-filters.ts';
import { openFilm } from './film-writer.ts';
import { openGraph } from './graph-run.ts';
import { rawFrames } from './raw-frames.ts';

/** Takes raw rgb24 frames from a file descriptor, writes an H.264 MP4, gives how many frames it has. */
export async function encodeJob(
  order: EncodeOrder,
  fd: number,
  onFrame: (frame: number) => void,
): Promise<{ frames: number }> {
  const { width, height, fps } = order;
  const convert = await openGraph(convertText(), {
    media: 'video',
    source: `video_size=${width}x${height}:pix_fmt=rgb24:time_base=1/${fps}:frame_rate=${fps}/1:pixel_aspect=1/1`,
  });
  const film = await openFilm(order.outPath, order, order.settings, null);
  try {
    for await (const pixels of rawFrames(fd, width * height * 3)) {
      const raw = rgbFrame(pixels, order, film.frames);
      await convert.input?.push(raw);
      raw.free();
      const frame = await convert.outputs[0]?.next();
      if (!frame) break;
      await film.add(frame);
      onFrame(film.frames);
    }
    if (film.frames === 0) throw new AdmintError('media_empty', 'No frames were given to encode.');
    await film.finish();
    return { frames: film.frames };
  } finally {
    convert.close();
    film.close();
  }
}

function convertText(): string {
  const scale = filter('scale', {
    out_color_matrix: 'bt709',
    out_range: 'tv',
    flags: 'bicubic+accurate_rnd+full_chroma_int',
  });
  const filters = [scale, filter('format', { pix_fmts: 'yuv420p' }), TAG_BT709];
  return printGraph({ chains: [{ from: ['in'], filters, to: ['v'] }] });
}

function rgbFrame(pixels: Buffer, order: EncodeOrder, number: number): Frame {
  const frame = Frame.fromVideoBuffer(pixels, {
    width: order.width,
    height: order.height,
    format: AV_PIX_FMT_RGB24,
    timeBase: new Rational(1, order.fps),
  });
  frame.pts = BigInt(number);
  return frame;
}
