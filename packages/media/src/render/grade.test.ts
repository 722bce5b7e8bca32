import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GRADE_PRESETS, gradePixels, type Grade, type MediaSource } from '@admint/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOf } from '../fixtures/coded-clip.ts';
import { cardOf, clipOf, timelineOf } from '../fixtures/timelines.ts';
import { readPictures } from '../frames/read-pictures.ts';
import { renderTimeline } from './render-timeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'grade-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SIZE = { width: 320, height: 180 };
let picture: MediaSource;

/** Every hue at every brightness, softly, so that the encoder loses nothing. */
beforeAll(async () => {
  const hues = Buffer.alloc(SIZE.width * SIZE.height * 3);
  for (let y = 0; y < SIZE.height; y++)
    for (let x = 0; x < SIZE.width; x++)
      for (let c = 0; c < 3; c++) {
        const wave = 0.5 + 0.35 * Math.cos(2 * Math.PI * (x / SIZE.width - c / 3));
        hues[(y * SIZE.width + x) * 3 + c] = Math.round(255 * wave * (0.15 + (0.85 * y) / SIZE.height));
      }
  await sharp(hues, { raw: { ...SIZE, channels: 3 } })
    .png()
    .toFile(join(folder, 'hues.png'));
  picture = await sourceOf(join(folder, 'hues.png'));
});

async function shown(grade?: Grade): Promise<{ clip: Uint8Array; card: Uint8Array }> {
  const video = [cardOf('card', { length: 2 }), clipOf(picture, 'clip', { length: 2 })];
  const outPath = join(folder, 'out.mp4');
  const sources = new Map([[picture.sha256, join(folder, 'hues.png')]]);
  await renderTimeline({
    timeline: timelineOf(video, grade ? { grade } : {}),
    sources,
    layers: [],
    outPath,
    quality: 'smallest',
  });
  const [card, , clip] = await readPictures(outPath, SIZE);
  if (!card || !clip) throw new Error('a film of four frames');
  return { card, clip };
}

/** What a browser shows: the ungraded picture through the colour matrix. */
function previewed(rgb: Uint8Array, grade: Grade): Uint8Array {
  const rgba = new Uint8ClampedArray((rgb.length / 3) * 4);
  for (let i = 0; i < rgb.length / 3; i++) rgba.set(rgb.subarray(i * 3, i * 3 + 3), i * 4);
  gradePixels(rgba, grade);
  return Uint8Array.from({ length: rgb.length }, (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)] ?? 0);
}

/** Steps in 255: on average, and what 99 of 100 values stay under. */
function difference(a: Uint8Array, b: Uint8Array): { mean: number; most: number } {
  const steps = Uint8Array.from(a, (value, i) => Math.abs(value - (b[i] ?? 0))).sort();
  return {
    mean: steps.reduce((sum, step) => sum + step, 0) / steps.length,
    most: steps[Math.floor(steps.length * 0.99)] ?? 0,
  };
}

describe('a graded export', () => {
  it('shows what the preview shows, within 1.5 steps in 255 on average, and leaves cards alone', async () => {
    const plain = await shown();
    for (const preset of GRADE_PRESETS.filter((one) => one !== 'none')) {
      const grade = { preset, strength: preset === 'warm' ? 0.6 : 1 };
      const graded = await shown(grade);
      const wanted = previewed(plain.clip, grade);
      const off = difference(graded.clip, wanted);
      expect(off.mean, preset).toBeLessThan(1.5);
      expect(off.most, preset).toBeLessThanOrEqual(6);
      expect(difference(plain.clip, wanted).mean, preset).toBeGreaterThan(2.5);
      expect(difference(graded.card, plain.card).mean).toBeLessThan(0.1);
    }
  });
});
