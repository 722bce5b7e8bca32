import sharp from 'sharp';

/** The file is not a mask we can use; the message is for the user. */
export class MaskRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MaskRefused';
  }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Shares of a photo a product may cover: less is a slip of the brush, more is the whole photo. */
const COVERED = { least: 0.002, most: 0.975 };

/**
 * A mask anyone may have sent, as a greyscale PNG of `size` pixels made anew: white (or opaque white) is product.
 * Throws MaskRefused for what is no whole PNG, has other proportions, a side over `longest`, or keeps nothing or everything.
 */
export async function cleanMask(
  bytes: Uint8Array,
  size: { width: number; height: number },
  longest: number,
): Promise<Buffer> {
  if (!SIGNATURE.equals(bytes.subarray(0, 8))) throw new MaskRefused('A mask has to be a PNG.');
  const options = { limitInputPixels: longest * longest, failOn: 'error' } as const;
  const { width, height } = await sharp(bytes, options)
    .metadata()
    .catch(() => {
      throw damaged(longest);
    });
  if (Math.max(width, height) > longest)
    throw new MaskRefused(`A mask has sides of up to ${longest} pixels.`);
  if (Math.abs((width * size.height) / (height * size.width) - 1) > 0.02)
    throw new MaskRefused(`A mask has the proportions of its photo, ${size.width} × ${size.height}.`);
  const grey = await sharp(bytes, options)
    .flatten({ background: '#000000' })
    .greyscale()
    .toColourspace('b-w')
    .resize(size.width, size.height, { fit: 'fill' })
    .raw()
    .toBuffer()
    .catch(() => {
      throw damaged(longest);
    });
  const covered = grey.reduce((sum, value) => sum + (value > 127 ? 1 : 0), 0) / grey.length;
  if (covered < COVERED.least)
    throw new MaskRefused('The mask keeps nothing of the photo. Paint the product first.');
  if (covered > COVERED.most)
    throw new MaskRefused('The mask keeps the whole photo. Choose to keep the background instead.');
  return sharp(grey, { raw: { ...size, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

const damaged = (longest: number) =>
  new MaskRefused(`The mask is damaged, or has more than ${longest} × ${longest} pixels.`);
