import { AdmintError } from '@admint/contract';
import type { ProxyOrder, Tell } from '../process/jobs.ts';
import { filter, printGraph } from '../render/filter-graph.ts';
import { PROXY, SAMPLE_RATE } from '../render/settings.ts';
import { colourInput, deinterlace, movie, TAG_BT709, toneMap, upright } from '../render/source-filters.ts';
import { encodeAac } from './aac.ts';
import { openFilm } from './film-writer.ts';
import { openGraph } from './graph-run.ts';
import { probeFile } from './probe-file.ts';
import { readSound } from './read-sound.ts';

/** Takes a video, writes a small copy that seeks fast, at a constant rate. */
export async function proxyJob(
  order: ProxyOrder,
  tell: Tell,
): Promise<{ frames: number; fps: number; width: number; height: number }> {
  const info = await probeFile(order.path);
  if (info.kind !== 'video') throw new AdmintError('media_unreadable', 'Only a video can have a proxy.');
  const fps = Math.max(1, Math.min(60, Math.round(info.variable_rate ? Math.max(info.fps, 24) : info.fps)));
  const width = Math.min(order.width, info.width + (info.width % 2));
  const height = Math.max(16, 2 * Math.round((width * info.height) / info.width / 2));
  const shape = { width: Math.max(16, width - (width % 2)), height, fps };
  const expected = Math.max(1, Math.round(info.duration * fps));
  const filters = [
    movie(order.path),
    ...deinterlace(info),
    filter('setpts', { expr: 'PTS-STARTPTS' }),
    filter('fps', { fps, start_time: 0, eof_action: 'pass' }),
    ...toneMap(info),
    ...upright(info),
    filter('scale', {
      w: shape.width,
      h: shape.height,
      flags: 'bilinear',
      ...colourInput(info),
      out_color_matrix: 'bt709',
      out_range: 'tv',
    }),
    filter('setsar', { sar: 1 }),
    filter('format', { pix_fmts: 'yuv420p' }),
    TAG_BT709,
  ];
  const length = Math.round((expected / fps) * SAMPLE_RATE);
  const sound = info.audio
    ? await encodeAac(await readSound(order.path, info, { from: 0, speed: 1, length }))
    : null;
  const run = await openGraph(printGraph({ chains: [{ from: [], to: ['v'], filters }] }), { media: 'video' });
  const film = await openFilm(order.outPath, shape, PROXY, sound);
  try {
    for (let frame = await run.outputs[0]?.next(); frame; frame = await run.outputs[0]?.next()) {
      await film.add(frame);
      tell(film.frames, expected);
    }
    if (film.frames === 0)
      throw new AdmintError('media_unreadable', 'No picture could be read from this file.');
    await film.finish();
    return { frames: film.frames, ...shape };
  } finally {
    run.close();
    film.close();
    sound?.close();
  }
}
