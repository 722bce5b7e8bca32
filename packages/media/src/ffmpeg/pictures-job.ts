import { AdmintError } from '@admint/contract';
import type { PicturesOrder } from '../process/jobs.ts';
import { filter, printGraph, type Filter } from '../render/filter-graph.ts';
import { colourInput, deinterlace, movie, toneMap, upright } from '../render/source-filters.ts';
import { openGraph } from './graph-run.ts';
import { probeFile } from './probe-file.ts';

/** Takes a file, gives its pictures small and raw, one after the other in one buffer. */
export async function picturesJob(order: PicturesOrder): Promise<{ pixels: Uint8Array; count: number }> {
  const info = await probeFile(order.path);
  if (info.kind === 'audio') throw new AdmintError('media_unreadable', 'There is no picture in this file.');
  const pace: Filter[] = order.fps && info.kind === 'video' ? [filter('fps', { fps: order.fps })] : [];
  const filters = [
    movie(order.path),
    ...deinterlace(info),
    ...pace,
    ...toneMap(info),
    ...upright(info),
    filter('scale', {
      w: order.width,
      h: order.height,
      flags: 'area+accurate_rnd+full_chroma_int',
      ...colourInput(info),
    }),
    filter('format', { pix_fmts: order.format === 'gray' ? 'gray' : 'rgb24' }),
  ];
  const run = await openGraph(printGraph({ chains: [{ from: [], to: ['v'], filters }] }), { media: 'video' });
  const pictures: Buffer[] = [];
  try {
    for (
      let frame = await run.outputs[0]?.next();
      frame && pictures.length < order.most;
      frame = await run.outputs[0]?.next()
    ) {
      pictures.push(frame.toBuffer());
      frame.free();
    }
  } finally {
    run.close();
  }
  return { pixels: Buffer.concat(pictures), count: pictures.length };
}
