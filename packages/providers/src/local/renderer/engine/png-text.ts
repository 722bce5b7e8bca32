import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature and IHDR: the first place where a text chunk may stand. */
const HEADER = 8 + 25;

/** Inserts an iTXt chunk (PNG 3rd edition §11.3.3.4, UTF-8, uncompressed) after IHDR. */
export function putText(png: Buffer, key: string, text: string): Buffer {
  const body = Buffer.concat([
    Buffer.from(`iTXt${key}`, 'latin1'),
    Buffer.alloc(5),
    Buffer.from(text, 'utf8'),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([png.subarray(0, HEADER), length, body, crc, png.subarray(HEADER)]);
}

/** The uncompressed iTXt text under a key before the image data; null when absent or broken. */
export function getText(png: Buffer, key: string): string | null {
  if (!png.subarray(0, 8).equals(SIGNATURE)) return null;
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const end = at + 8 + length;
    if (end + 4 > png.length || type === 'IDAT' || type === 'IEND') return null;
    if (type === 'iTXt') {
      const text = readText(png.subarray(at + 8, end), key);
      if (text !== null) return text;
    }
    at = end + 4;
  }
  return null;
}

/** Keyword, compression flag and method, language, translated keyword, text. */
function readText(chunk: Buffer, key: string): string | null {
  const keyEnd = chunk.indexOf(0);
  if (keyEnd < 0 || chunk.toString('latin1', 0, keyEnd) !== key || chunk[keyEnd + 1] !== 0) return null;
  const languageEnd = chunk.indexOf(0, keyEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : chunk.indexOf(0, languageEnd + 1);
  return translatedEnd < 0 ? null : chunk.toString('utf8', translatedEnd + 1);
}
