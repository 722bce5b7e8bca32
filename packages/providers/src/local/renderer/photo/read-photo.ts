import { open, stat } from 'node:fs/promises';
import sharp from 'sharp';

/** The file is not a photo we can use; the message is for the user. */
export class PhotoRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PhotoRefused';
  }
}

/** RGBA bytes `[h, w, 4]`, upright, sRGB. */
export interface Photo {
  w: number;
  h: number;
  rgba: Uint8Array;
  /** Did the file bring transparency of its own? */
  cut: boolean;
}

const MAX_BYTES = 40 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;
const MIN_SIDE = 64;
/** Longest side we work with: sharper than the largest picture the photo fills. */
const WORK_SIDE = 1400;

const SIGNATURES: readonly (readonly [format: string, test: (b: Buffer) => boolean])[] = [
  ['png', (b) => b.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
  ['webp', (b) => b.toString('latin1', 0, 4) === 'RIFF' && b.toString('latin1', 8, 12) === 'WEBP'],
];

/** Reads a PNG, JPEG or WebP file that anyone may have made. Throws PhotoRefused for everything else. */
export async function readPhoto(path: string): Promise<Photo> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new PhotoRefused('The photo is larger than 40 MB. Please send a smaller one.');
  const format = await sniff(path);
  try {
    return await decode(path, format);
  } catch (error) {
    if (error instanceof PhotoRefused) throw error;
    throw new PhotoRefused('The photo is damaged or incomplete and could not be read.');
  }
}

/** The type by content, before any decoder sees the file: a name or an SVG header must not choose the decoder. */
async function sniff(path: string): Promise<string> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(16);
    await file.read(head, 0, 16, 0);
    const format = SIGNATURES.find(([, test]) => test(head))?.[0];
    if (!format) throw new PhotoRefused('Only PNG, JPEG and WebP photos can be used.');
    return format;
  } finally {
    await file.close();
  }
}

async function decode(path: string, format: string): Promise<Photo> {
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true } as const;
  // The header is read without the limit, so that a photo over it is told so and not called damaged.
  const meta = await sharp(path, { ...options, limitInputPixels: false }).metadata();
  if (meta.format !== format) throw new PhotoRefused('Only PNG, JPEG and WebP photos can be used.');
  if ((meta.pages ?? 1) > 1) throw new PhotoRefused('The file is an animation. Please send a single photo.');
  if (meta.width * meta.height > MAX_PIXELS) {
    throw new PhotoRefused('The photo has more than 50 megapixels. Please send a smaller one.');
  }
  if (Math.min(meta.width, meta.height) < MIN_SIDE) {
    throw new PhotoRefused(`The photo is smaller than ${MIN_SIDE} pixels on one side.`);
  }
  // autoOrient() obeys EXIF; toColourspace() brings camera profiles to sRGB.
  const { data, info } = await sharp(path, options)
    .autoOrient()
    .resize(WORK_SIDE, WORK_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgba = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { w: info.width, h: info.height, rgba, cut: hasHoles(rgba) };
}

/** A cut-out has a real share of clear pixels, not just a rounded corner. */
function hasHoles(rgba: Uint8Array): boolean {
  let clear = 0;
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] < 128) clear++;
  return clear > rgba.length / 4 / 50;
}
