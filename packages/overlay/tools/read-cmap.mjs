import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Table tags a WOFF2 directory stores as a number (WOFF2 recommendation, §4.1). */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4}(?: |$)/g,
  );

/** Takes a WOFF2 file, gives the code points it has a glyph for, ascending. */
export function codePointsOf(file) {
  const cmap = readTable(readFileSync(file), 'cmap');
  const points = new Set();
  for (let record = 0; record < cmap.readUInt16BE(2); record++) {
    const offset = cmap.readUInt32BE(4 + record * 8 + 4);
    const format = cmap.readUInt16BE(offset);
    if (format === 4) readFormat4(cmap.subarray(offset), points);
    if (format === 12) readFormat12(cmap.subarray(offset), points);
  }
  return [...points].sort((a, b) => a - b);
}

function readTable(font, wanted) {
  let at = 48;
  let offset = 0;
  let found = null;
  const readBase128 = () => {
    let value = 0;
    for (;;) {
      const byte = font[at++];
      value = value * 128 + (byte & 127);
      if (!(byte & 128)) return value;
    }
  };
  for (let table = 0; table < font.readUInt16BE(12); table++) {
    const flags = font[at++];
    const known = flags & 63;
    const tag = known === 63 ? font.toString('latin1', (at += 4) - 4, at) : KNOWN_TAGS[known].slice(0, 4);
    const length = readBase128();
    const isOutline = tag === 'glyf' || tag === 'loca';
    const transformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = transformed ? readBase128() : length;
    if (tag === wanted) found = { offset, length: stored };
    offset += stored;
  }
  const data = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)));
  return data.subarray(found.offset, found.offset + found.length);
}

function readFormat4(table, points) {
  const segments = table.readUInt16BE(6) / 2;
  for (let i = 0; i < segments; i++) {
    const end = table.readUInt16BE(14 + i * 2);
    const start = table.readUInt16BE(16 + segments * 2 + i * 2);
    const delta = table.readUInt16BE(16 + segments * 4 + i * 2);
    const rangeAt = 16 + segments * 6 + i * 2;
    const range = table.readUInt16BE(rangeAt);
    for (let point = start; point <= end && point !== 0xffff; point++) {
      const listed = range === 0 ? point : table.readUInt16BE(rangeAt + range + (point - start) * 2);
      if (range === 0 ? (listed + delta) & 0xffff : listed) points.add(point);
    }
  }
}

function readFormat12(table, points) {
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const at = 16 + group * 12;
    const [start, end] = [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
    for (let point = start; point <= end; point++) points.add(point);
  }
}
