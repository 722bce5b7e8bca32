import { filter, type Filter } from './filter-graph.ts';
import type { PictureFile } from './order.ts';
import { movie, TAG_BT709 } from './source-filters.ts';

/** Takes a picture file, gives the filter that reads it. */
export function rawPicture(picture: PictureFile, fps: number): Filter {
  if (picture.form === 'picture') return movie(picture.file);
  const shape = `video_size=${picture.width}x${picture.height}:pixel_format=rgba:framerate=${fps}`;
  return filter('movie', { filename: picture.file, format_name: 'rawvideo', format_opts: shape });
}

/** Converts painted RGBA once, into the matrix and range of the film. */
export function pictureToYuv(format: 'yuva420p' | 'yuv420p'): Filter[] {
  return [
    filter('scale', {
      out_range: 'tv',
      out_color_matrix: 'bt709',
      flags: 'bicubic+accurate_rnd+full_chroma_int',
    }),
    filter('format', { pix_fmts: format }),
    filter('setsar', { sar: 1 }),
    TAG_BT709,
  ];
}
