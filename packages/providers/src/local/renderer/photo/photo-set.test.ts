import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RenderPool } from '../engine/pool.ts';
import { photoDesign } from '../engine/studio.ts';

let dir = '';
const pool = new RenderPool(1);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'photo-set-'));
});
afterAll(async () => {
  await pool.close();
  await rm(dir, { recursive: true });
});

const svg = (w: number, h: number, inside: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${inside}</svg>`));
const block = (ground: string, fill: string) =>
  svg(
    400,
    300,
    `<rect width="400" height="300" fill="${ground}"/><rect x="130" y="60" width="140" height="200" rx="12" fill="${fill}"/>`,
  );
const posters = Array.from(
  { length: 60 },
  (_, i) =>
    `<rect x="${(i * 97) % 400}" y="${(i * 61) % 300}" width="70" height="55" fill="hsl(${(i * 67) % 360},60%,50%)"/>`,
).join('');
const bottle = `<rect width="300" height="400" fill="#3f8f96"/><rect x="125" y="50" width="50" height="90" fill="#20262a"/>
  <path d="M125 140Q90 170 90 210V350H210V210Q210 170 175 140Z" fill="#8fc6c9" fill-opacity=".45"/><rect x="100" y="235" width="100" height="70" fill="#eae4d4"/>`;

/** A photo and whether its product can be cut out by the colour of its backdrop; the model is not used here. */
const PHOTOS: Readonly<Record<string, { make: () => Promise<Buffer>; cut: boolean | 'either' }>> = {
  plain: { make: () => block('#c8ccd0', '#c02418').png().toBuffer(), cut: true },
  busy: {
    make: () =>
      svg(
        400,
        300,
        `<rect width="400" height="300" fill="#c9b79c"/>${posters}<circle cx="200" cy="150" r="80" fill="#1d2a38"/>`,
      )
        .png()
        .toBuffer(),
    cut: false,
  },
  dark: { make: () => block('#08090b', '#7a2c22').png().toBuffer(), cut: true },
  'white on white': { make: () => block('#fbfbfb', '#f6f6f5').png().toBuffer(), cut: 'either' },
  'transparent bottle': { make: () => svg(300, 400, bottle).png().toBuffer(), cut: 'either' },
  'turned on its side': {
    make: () => block('#c8ccd0', '#1f5f3a').jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    cut: true,
  },
  huge: {
    make: () => block('#d8d4cc', '#22415f').resize(4800, 3600).jpeg({ quality: 50 }).toBuffer(),
    cut: true,
  },
  tiny: { make: () => block('#c8ccd0', '#c02418').resize(96, 72).png().toBuffer(), cut: true },
};

describe.each(Object.entries(PHOTOS))('a photo that is %s', (name, { make, cut }) => {
  it('becomes a clip that shows its product and moves', async () => {
    const bytes = await make();
    const path = join(dir, name.replaceAll(' ', '-'));
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const shot = photoDesign(pool, { path, sha256, background: 'cut', seed: 3 });
    const plan = {
      move: 'orbit_left',
      intensity: 1,
      duration: 0.2,
      fps: 24,
      width: 192,
      height: 108,
    } as const;
    const frames: Uint8Array[] = [];
    for await (const frame of shot.clip('front', plan)) frames.push(frame);
    expect(frames).toHaveLength(5);
    const [first, last] = [frames[0], frames[4]] as [Uint8Array, Uint8Array];
    const apart = first.reduce((sum, v, i) => sum + Math.abs(v - (last[i] ?? 0)), 0) / first.length;
    expect(apart).toBeGreaterThan(0.3);
    if (cut !== 'either') expect(shot.usedWholePhoto()).toBe(!cut);
    const { channels } = await sharp(first, { raw: { width: 192, height: 108, channels: 3 } }).stats();
    expect(Math.max(...channels.map((c) => c.stdev))).toBeGreaterThan(1.5);
  });
});
