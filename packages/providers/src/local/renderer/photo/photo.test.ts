import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RenderPool } from '../engine/pool.ts';
import { photoDesign } from '../engine/studio.ts';
import { Refused } from '../engine/thread.ts';
import { borderMatte } from './matte.ts';
import { PhotoRefused, readPhoto } from './read-photo.ts';
import { toLab } from './lab.ts';

let dir = '';
const pool = new RenderPool(1);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'photo-'));
});
afterAll(async () => {
  await pool.close();
  await rm(dir, { recursive: true });
});

const save = async (name: string, bytes: Buffer): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, bytes);
  return path;
};
const svg = (w: number, h: number, inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${inside}</svg>`);
/** A red block standing on grey paper. */
const plain = () =>
  sharp(
    svg(
      400,
      300,
      '<rect width="400" height="300" fill="#c8ccd0"/><rect x="130" y="60" width="140" height="200" fill="#c02418"/>',
    ),
  );

describe('reading a photo', () => {
  it('turns it upright', async () => {
    const path = await save('turned.jpg', await plain().jpeg().withMetadata({ orientation: 6 }).toBuffer());
    const { w, h } = await readPhoto(path);
    expect([w, h]).toEqual([300, 400]);
  });

  it('brings a wide-gamut photo to sRGB', async () => {
    const path = await save('p3.png', await plain().withIccProfile('p3').png().toBuffer());
    const photo = await readPhoto(path);
    const i = (150 * photo.w + 200) * 4;
    expect(Math.abs(photo.rgba[i] - 0xc0)).toBeLessThan(4);
    expect(Math.abs(photo.rgba[i + 1] - 0x24)).toBeLessThan(6);
  });

  it('shrinks a huge one and takes a small one', async () => {
    const huge = await save('huge.jpg', await plain().resize(5000, 3750).jpeg({ quality: 40 }).toBuffer());
    expect((await readPhoto(huge)).w).toBe(1400);
    const small = await save('small.webp', await plain().resize(100, 75).webp().toBuffer());
    expect((await readPhoto(small)).w).toBe(100);
  });

  it('refuses what is not a single whole photo', async () => {
    const refused = async (name: string, bytes: Buffer, words: RegExp) => {
      const reading = readPhoto(await save(name, bytes));
      await expect(reading, name).rejects.toThrow(PhotoRefused);
      await expect(reading, name).rejects.toThrow(words);
    };
    const kinds = /Only PNG, JPEG and WebP/;
    await refused('script.png', svg(100, 100, '<script>alert(1)</script>'), kinds);
    await refused('text.jpg', Buffer.from('not a photo at all, just words'), kinds);
    await refused('empty.png', Buffer.alloc(0), kinds);
    await refused('moving.gif', Buffer.from('GIF89a'), kinds);
    const jpeg = await plain().jpeg().toBuffer();
    await refused('truncated.jpg', jpeg.subarray(0, jpeg.length >> 1), /damaged or incomplete/);
    const two = await sharp([await plain().png().toBuffer(), await plain().negate().png().toBuffer()], {
      join: { animated: true },
    })
      .webp()
      .toBuffer();
    await refused('animated.webp', two, /animation/);
    await refused('speck.png', await plain().resize(20, 15).png().toBuffer(), /smaller than 64 pixels/);
  });

  it('refuses a bomb by its header, without decoding it', async () => {
    const png = await plain().png().toBuffer();
    png.writeUInt32BE(20_000, 16);
    png.writeUInt32BE(20_000, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    await expect(readPhoto(await save('bomb.png', png))).rejects.toThrow('more than 50 megapixels');
  });

  it('refuses a whole photo of 100 megapixels with the limit it broke', async () => {
    const ground = { create: { width: 12_000, height: 8400, channels: 3, background: '#888' } } as const;
    const path = await save('hundred.jpg', await sharp(ground).jpeg({ quality: 20 }).toBuffer());
    await expect(readPhoto(path)).rejects.toThrow('more than 50 megapixels');
  });
});

describe('cutting out', () => {
  it('finds a product on plain paper, exactly', async () => {
    const photo = await readPhoto(await save('plain.png', await plain().png().toBuffer()));
    const { alpha, confidence } = borderMatte(photo);
    const share = alpha.reduce((s, a) => s + a / 255, 0) / alpha.length;
    expect(confidence).toBeGreaterThan(0.8);
    expect(share).toBeCloseTo((140 * 200) / (400 * 300), 2);
  });

  it('admits that it cannot find white on white', async () => {
    const mug = svg(
      400,
      300,
      `<defs><linearGradient id="g"><stop offset="0" stop-color="#fdfdfd"/><stop offset="0.75" stop-color="#fafafa"/>
      <stop offset="1" stop-color="#dcdcdc"/></linearGradient></defs><rect width="400" height="300" fill="#fbfbfb"/>
      <rect x="130" y="60" width="140" height="190" rx="16" fill="url(#g)"/>
      <ellipse cx="220" cy="252" rx="90" ry="9" fill="#d2d2d2"/>`,
    );
    const photo = await readPhoto(await save('white.png', await sharp(mug).png().toBuffer()));
    expect(borderMatte(photo).confidence).toBeLessThan(0.6);
  });

  it('admits that it cannot where everything is busy', async () => {
    const noise = Buffer.from(
      Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 7919 * ((i >> 4) + 3)) & 255),
    );
    const busy = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
      .png()
      .toBuffer();
    const photo = await readPhoto(await save('busy.png', busy));
    expect(borderMatte(photo).confidence).toBeLessThan(0.3);
  });
});

describe('a product photo on a set', () => {
  it('keeps its own colours', async () => {
    const colours = ['#c02418', '#f2efe8', '#1c1d22', '#2f6fb5', '#e6b325', '#3f7d4a'];
    const stripes = colours
      .map((c, i) => `<rect x="${100 + i * 34}" y="60" width="34" height="200" fill="${c}"/>`)
      .join('');
    const picture = svg(400, 300, `<rect width="400" height="300" fill="#a9b4c4"/>${stripes}`);
    const bytes = await sharp(picture).png().toBuffer();
    const path = await save('colours.png', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const shot = photoDesign(pool, { path, sha256, background: 'cut', seed: 1 });
    const png = await shot.still('front', { width: 240, height: 240 });
    const { data } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(shot.usedWholePhoto()).toBe(false);
    for (const colour of colours) {
      const rgb = [1, 3, 5].map((k) => Number.parseInt(colour.slice(k, k + 2), 16));
      // Each stripe is somewhere on the middle row; what comes nearest is it.
      const row = new Uint8Array([...data.subarray(120 * 240 * 4, 121 * 240 * 4), ...rgb, 255]);
      const lab = toLab(row);
      const own = lab.subarray(-3);
      const apart = Array.from({ length: 240 }, (_, x) =>
        Math.hypot(lab[x * 3] - own[0], lab[x * 3 + 1] - own[1], lab[x * 3 + 2] - own[2]),
      ).sort((p, q) => p - q);
      // The fifth best of about twenty pixels: one lucky pixel does not pass.
      expect(apart[4], colour).toBeLessThanOrEqual(2);
    }
  });

  it('leaves the surroundings alone when asked to', async () => {
    const bytes = await plain().png().toBuffer();
    const path = await save('kept.png', bytes);
    const shot = photoDesign(pool, { path, sha256: 'c'.repeat(64), background: 'keep', seed: 1 });
    const png = await shot.still('front', { width: 128, height: 96 });
    const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(shot.usedWholePhoto()).toBe(true);
    expect(shot.withoutModel()).toBeNull();
    const corner = [...data.subarray(0, 3)];
    [0xc8, 0xcc, 0xd0].forEach((v, k) => {
      expect(Math.abs((corner[k] ?? 0) - v)).toBeLessThan(6);
    });
  });

  it('tells a hostile file from one that is merely hard', async () => {
    const path = await save('hostile.png', Buffer.from('GIF89a'));
    const shot = photoDesign(pool, { path, sha256: 'b'.repeat(64), background: 'cut', seed: 1 });
    await expect(shot.still('front', { width: 100, height: 100 })).rejects.toThrow(Refused);
  });
});
