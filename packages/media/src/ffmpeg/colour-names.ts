import * as constants from 'node-av/constants';
import type { CodecParameters } from 'node-av/lib';

/** Names as filters spell them, for the values that decide how a picture is converted. */
const SPACES: [number, string][] = [
  [constants.AVCOL_SPC_RGB, 'gbr'],
  [constants.AVCOL_SPC_BT709, 'bt709'],
  [constants.AVCOL_SPC_FCC, 'fcc'],
  [constants.AVCOL_SPC_BT470BG, 'bt470bg'],
  [constants.AVCOL_SPC_SMPTE170M, 'smpte170m'],
  [constants.AVCOL_SPC_SMPTE240M, 'smpte240m'],
  [constants.AVCOL_SPC_BT2020_NCL, 'bt2020nc'],
];

const PRIMARIES: [number, string][] = [
  [constants.AVCOL_PRI_BT709, 'bt709'],
  [constants.AVCOL_PRI_BT470BG, 'bt470bg'],
  [constants.AVCOL_PRI_SMPTE170M, 'smpte170m'],
  [constants.AVCOL_PRI_BT2020, 'bt2020'],
  [constants.AVCOL_PRI_SMPTE432, 'smpte432'],
];

const TRANSFERS: [number, string][] = [
  [constants.AVCOL_TRC_BT709, 'bt709'],
  [constants.AVCOL_TRC_SMPTE2084, 'smpte2084'],
  [constants.AVCOL_TRC_ARIB_STD_B67, 'arib-std-b67'],
  [constants.AVCOL_TRC_BT2020_10, 'bt2020-10'],
  [constants.AVCOL_TRC_SMPTE170M, 'smpte170m'],
];

const nameOf = (table: [number, string][], value: number) =>
  table.find(([number]) => number === value)?.[1] ?? 'unknown';

/** Takes stream parameters, gives colour space, primaries and transfer by name. */
export function colourNames(parameters: CodecParameters) {
  return {
    space: nameOf(SPACES, parameters.colorSpace),
    primaries: nameOf(PRIMARIES, parameters.colorPrimaries),
    transfer: nameOf(TRANSFERS, parameters.colorTrc),
  };
}
