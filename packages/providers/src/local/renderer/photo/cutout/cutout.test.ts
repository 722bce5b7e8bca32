import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SRGB_LUT } from '../../image.ts';
import { RenderPool } from '../../engine/pool.ts';
import { photoDesign } from '../../engine/studio.ts';
import { toLab } from '../lab.ts';
import { borderMatte } from '../matte.ts';
import { readPhoto } from '../read-photo.ts';
import { CutoutRoom } from './cutout-room.ts';
import { edgeDoubt } from './doubt.ts';
import { seeThrough, withoutBackdrop } from './see-through.ts';

let dir = '';
const pool = new RenderPool(1);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cutout-'));
});
afterAll(async () => {
  await pool.close();
  await rm(dir, { recursive: true });
});

const [W, H] = [400, 400];
const LABEL = [196, 44, 30] as const;
const encode = (c: number) => Math.round(255 * (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055));
/** How much of the backdrop's light the glass passes. */
const PASSED = 0.78;
const inGlass = (x: number, y: number) => x >= 120 && x < 280 && y >= 60 && y < 360;
const inLabel = (x: number, y: number) => x >= 140 && x < 260 && y >= 180 && y < 280;

/** A block of clear glass with a red label, before an evenly shaded backdrop of a colour. */
async function glassPhoto(): Promise<{ path: string; sha256: string }> {
  const data = Buffer.alloc(W * H * 3);
  for (let y = 0; y < H; y++) {
    for (let x = 0; x < W; x++) {
      const lit = 0.85 + (0.3 * y) / H;
      for (let k = 0; k < 3; k++) {
        const backdrop = ([0.12, 0.34, 0.46][k] ?? 0) * lit;
        const c = inGlass(x, y) ? backdrop * PASSED : backdrop;
        data[(y * W + x) * 3 + k] = inLabel(x, y) ? (LABEL[k] ?? 0) : encode(c);
      }
    }
  }
  const bytes = await sharp(data, { raw: { width: W, height: H, channels: 3 } })
    .png()
    .toBuffer();
  const path = join(dir, 'glass.png');
  await writeFile(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Full coverage where the glass is. */
const glassMatte = () =>
  Uint8Array.from({ length: W * H }, (_, i) => (inGlass(i % W, Math.floor(i / W)) ? 255 : 0));

const apart = (a: readonly number[], b: readonly number[]) => {
  const [p, q] = [toLab(Uint8Array.of(...a, 255)), toLab(Uint8Array.of(...b, 255))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

describe('glass', () => {
  it('is noticed where the backdrop shines through, and nowhere else', async () => {
    const photo = await readPhoto((await glassPhoto()).path);
    const found = seeThrough(photo, glassMatte());
    const glass = (160 * 300 - 120 * 100) / (160 * 300);
    expect(found.share).toBeGreaterThan(glass - 0.05);
    expect(found.share).toBeLessThan(glass + 0.05);
    expect(found.unevenness).toBeLessThan(2);
    expect(found.through[230 * W + 200]).toBe(0);
    expect(found.through[120 * W + 200]).toBeGreaterThan(0.95);
  });

  it('becomes as clear as its light allows, gives the photo again on its own backdrop, and keeps its label', async () => {
    const photo = await readPhoto((await glassPhoto()).path);
    const found = seeThrough(photo, glassMatte());
    const rgba = withoutBackdrop(photo, glassMatte(), found);
    const at = (x: number, y: number) => [...rgba.subarray((y * W + x) * 4, (y * W + x) * 4 + 4)];
    // Glass that only darkens is black paint of 1 − PASSED coverage.
    expect((at(200, 120)[3] ?? 0) / 255).toBeCloseTo(1 - PASSED, 1);
    expect(at(200, 230)).toEqual([...LABEL, 255]);
    for (const [x, y] of [
      [200, 120],
      [130, 330],
      [270, 200],
    ] as const) {
      const [r = 0, g = 0, b = 0, a = 0] = at(x, y);
      const again = [r, g, b].map((c, k) => {
        const behind = found.behind[(y * W + x) * 3 + k] ?? 0;
        return encode((SRGB_LUT[c] ?? 0) * (a / 255) + behind * (1 - a / 255));
      });
      const own = [...photo.rgba.subarray((y * W + x) * 4, (y * W + x) * 4 + 3)];
      expect(apart(again, own)).toBeLessThan(1.5);
    }
  });

  it('shows the new set behind it, and its label in its own colours', async () => {
    const photo = await glassPhoto();
    const room = new CutoutRoom(join(dir, 'room'), () =>
      Promise.reject(new Error('npm could not fetch it.')),
    );
    const mask = join(dir, 'mask.png');
    await sharp(glassMatte(), { raw: { width: W, height: H, channels: 1 } })
      .png()
      .toFile(mask);
    const still = async (glass: boolean) => {
      const bytes = await room.compose(photo, mask, glass);
      const path = join(dir, `composed-${glass}.png`);
      await writeFile(path, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const png = await photoDesign(pool, { path, sha256, background: 'cut', seed: 3 }).still('front', {
        width: 300,
        height: 300,
      });
      const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      return (x: number, y: number) => [...data.subarray((y * 300 + x) * 3, (y * 300 + x) * 3 + 3)];
    };
    const [clear, solid] = [await still(true), await still(false)];
    // The column through the middle crosses glass, label, glass.
    const label = Array.from({ length: 200 }, (_, i) => apart(clear(150, 50 + i), LABEL)).sort(
      (a, b) => a - b,
    );
    expect(label[15]).toBeLessThanOrEqual(2);
    // A little above the label.
    const first = Array.from({ length: 200 }, (_, y) => y).find((y) => apart(clear(150, y), LABEL) < 12) ?? 0;
    const wall = clear(20, first - 20);
    expect(apart(clear(150, first - 20), wall)).toBeLessThan(apart(solid(150, first - 20), wall) / 2);
  });

  it('is not looked for before a busy backdrop', async () => {
    const noise = Buffer.from(Array.from({ length: W * H * 3 }, (_, i) => (i * 7919 * ((i >> 4) + 3)) & 255));
    const path = join(dir, 'noise.png');
    await sharp(noise, { raw: { width: W, height: H, channels: 3 } })
      .png()
      .toFile(path);
    const busy = seeThrough(await readPhoto(path), glassMatte());
    expect(busy.share).toBe(0);
    expect(busy.unevenness).toBeGreaterThan(15);
  });
});

/** A block half of which has nearly the colour of its backdrop. */
async function halfSeen(other: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#d8d8d8"/>
    <rect x="120" y="60" width="80" height="180" fill="#305080"/><rect x="200" y="60" width="80" height="180" fill="${other}"/></svg>`;
  const path = join(dir, `half-${other.slice(1)}.png`);
  await sharp(Buffer.from(svg)).png().toFile(path);
  return readPhoto(path);
}
const block = Uint8Array.from({ length: 400 * 300 }, (_, i) => {
  const [x, y] = [i % 400, Math.floor(i / 400)];
  return x >= 120 && x < 280 && y >= 60 && y < 240 ? 255 : 0;
});

describe('doubt about an edge', () => {
  it('is raised where both sides look alike, and says where', async () => {
    const { share, places } = edgeDoubt(await halfSeen('#d4d4d4'), block);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.65);
    const [place] = places;
    expect(place?.x).toBeGreaterThan(0.4);
    expect((place?.x ?? 0) + (place?.width ?? 0)).toBeGreaterThan(0.68);
  });

  it('is not raised where the edge can be seen', async () => {
    const photo = await halfSeen('#902020');
    expect(edgeDoubt(photo, block)).toEqual({ share: 0, places: [] });
    expect(edgeDoubt(photo, borderMatte(photo).alpha).share).toBeLessThan(0.02);
  });
});

describe('a look at a photo', () => {
  it('says that nothing was found and why the model could not help, and keeps the whole photo', async () => {
    const noise = Buffer.from(
      Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 7919 * ((i >> 4) + 3)) & 255),
    );
    const bytes = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
      .png()
      .toBuffer();
    const path = join(dir, 'busy.png');
    await writeFile(path, bytes);
    const room = new CutoutRoom(join(dir, 'room'), () =>
      Promise.reject(new Error('npm could not fetch it.')),
    );
    const look = await room.look({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(look).toMatchObject({ found_by: 'nothing', model_missing: 'npm could not fetch it.', width: 200 });
    const mask = await sharp(look.maskPath).raw().toBuffer();
    expect(mask.every((value) => value === 255)).toBe(true);
  });
});
