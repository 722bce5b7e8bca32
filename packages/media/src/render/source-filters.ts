import type { MediaInfo } from '../probe/media-info.ts';
import { filter, type Filter } from './filter-graph.ts';

/** Marks frames as BT.709 in TV range; without it players guess, and guess differently. */
export const TAG_BT709 = filter('setparams', {
  range: 'tv',
  colorspace: 'bt709',
  color_primaries: 'bt709',
  color_trc: 'bt709',
});

/**
 * Takes a file's info, gives the filter that makes whole pictures of fields taken one after the other; pictures that are
 * whole already pass. It comes first: it looks at the pictures before and after.
 */
export function deinterlace(info: Pick<MediaInfo, 'interlaced'>): Filter[] {
  return info.interlaced ? [filter('bwdif', { mode: 'send_frame', deint: 'interlaced' })] : [];
}

/** Takes a file's info, gives the filters that turn its pictures upright. */
export function upright(info: Pick<MediaInfo, 'rotation' | 'mirrored'>): Filter[] {
  const filters: Filter[] = info.mirrored ? [filter('hflip')] : [];
  if (info.rotation === 90) filters.push(filter('transpose', { dir: 'clock' }));
  if (info.rotation === 180) filters.push(filter('hflip'), filter('vflip'));
  if (info.rotation === 270) filters.push(filter('transpose', { dir: 'cclock' }));
  return filters;
}

/** Takes a file's info, gives the filters that bring high dynamic range to BT.709 (a Möbius curve: straight in the shadows, graphics
 * white of 203 nits stays near white, highlights up to 1000 nits roll off). */
export function toneMap(info: Pick<MediaInfo, 'hdr' | 'color'>): Filter[] {
  if (!info.hdr) return [];
  return [
    filter('zscale', {
      transferin: info.color?.transfer ?? 'smpte2084',
      primariesin: known(info.color?.primaries) ?? 'bt2020',
      matrixin:
        known(info.color?.space) === 'bt2020nc' ? '2020_ncl' : (known(info.color?.space) ?? '2020_ncl'),
      transfer: 'linear',
      npl: 203,
    }),
    filter('format', { pix_fmts: 'gbrpf32le' }),
    filter('zscale', { primaries: 'bt709' }),
    filter('tonemap', { tonemap: 'mobius', param: 0.5, peak: 5, desat: 0 }),
    filter('zscale', { transfer: 'bt709', matrix: 'bt709', range: 'tv' }),
    filter('format', { pix_fmts: 'yuv420p' }),
  ];
}

const known = (name: string | undefined) => (name === undefined || name === 'unknown' ? undefined : name);

/**
 * Takes a file's info, gives scale's colour input options. What is not tagged follows the usual rule: BT.709
 * from 720 lines up, BT.601 below.
 */
export function colourInput(
  info: Pick<MediaInfo, 'color' | 'hdr' | 'coded_width' | 'coded_height' | 'pix_fmt'>,
) {
  if (info.hdr) return { in_color_matrix: 'bt709', in_range: 'tv' };
  const space = known(info.color?.space);
  if (space === 'gbr' || /^(rgb|bgr|gbr|argb|abgr|pal8|gray|mono|ya)/.test(info.pix_fmt ?? '')) return {};
  const matrices: Record<string, string> = {
    bt709: 'bt709',
    smpte170m: 'smpte170m',
    bt470bg: 'bt601',
    smpte240m: 'smpte240m',
    bt2020nc: 'bt2020',
    fcc: 'fcc',
  };
  const large = info.coded_height >= 720 || info.coded_width >= 1280;
  return {
    in_color_matrix: (space && matrices[space]) ?? (large ? 'bt709' : 'smpte170m'),
    in_range: info.color?.range === 'pc' ? 'pc' : 'tv',
  };
}

/** Takes a safe file name and how to read it, gives the source filter; decoding happens inside the graph. */
export function movie(name: string, options: Record<string, string | number> = {}): Filter {
  return filter('movie', { filename: name, format_opts: 'protocol_whitelist=file', ...options });
}
