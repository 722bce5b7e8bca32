import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fit } from '@admint/contract';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { sourceOf } from '../fixtures/coded-clip.ts';
import { clipOf, timelineOf } from '../fixtures/timelines.ts';
import { readPictures } from '../frames/read-pictures.ts';
import { lookInto } from '../measure/look-into.ts';
import { renderTimeline } from './render-timeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'smart-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const SIZE = { width: 180, height: 180 };

/** Red disc at a place of a gray picture twice as wide as high. */
async function product(name: string, x: number): Promise<void> {
  const disc = `<circle cx="${400 * x}" cy="100" r="34" fill="#d02020"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#c8ccd0"/>${disc}</svg>`;
  await sharp(Buffer.from(svg)).png().toFile(at(name));
}

/** Where the red is in the square ad, 0–1 of its width, and how much of it. */
async function redIn(name: string, fit: Fit): Promise<{ x: number; share: number }> {
  const source = await sourceOf(at(name));
  const outPath = at('out.mp4');
  await renderTimeline({
    timeline: timelineOf([clipOf(source, 'one', { length: 2, fit })], SIZE),
    sources: new Map([[source.sha256, at(name)]]),
    layers: [],
    outPath,
    quality: 'final',
    cache: at('cache'),
  });
  const [shown] = await readPictures(outPath, SIZE);
  const red = [...Array(SIZE.width * SIZE.height).keys()].filter(
    (i) => (shown?.[i * 3] ?? 0) > 150 && (shown?.[i * 3 + 1] ?? 255) < 90,
  );
  const sum = red.reduce((total, i) => total + (i % SIZE.width), 0);
  return { x: sum / red.length / SIZE.width, share: red.length / (Math.PI * 34 ** 2 * 0.9 ** 2) };
}

describe('a smart fit', () => {
  it('keeps the product in view wherever it is, without being told where', async () => {
    for (const x of [0.2, 0.5, 0.8]) {
      await product(`at-${x}.png`, x);
      expect(Math.abs((await lookInto(at(`at-${x}.png`))).x - x)).toBeLessThan(0.05);
      // The second time the place comes from the cache.
      for (const _ of [1, 2])
        expect((await redIn(`at-${x}.png`, { kind: 'smart' })).share).toBeGreaterThan(0.95);
    }
    expect((await redIn('at-0.8.png', { kind: 'cover' })).share).toBeLessThan(0.4);
  });

  it('looks where it is told', async () => {
    const { x, share } = await redIn('at-0.8.png', { kind: 'smart', focus: { x: 0.7, y: 0.5 } });
    expect(share).toBeGreaterThan(0.95);
    expect(x).toBeCloseTo(0.7, 1);
  });
});
