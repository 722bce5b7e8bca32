import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, type Page, test } from '@playwright/test';
import { duration, type Timeline } from '../packages/contract/dist/index.js';
import { readPictures } from '../packages/media/dist/index.js';
import { overlayLayers } from '../packages/overlay/dist/index.js';
import { paintingCanvas } from '../packages/overlay/dist/node.js';
import { renderAds } from '../packages/studio/dist/composition/index.js';
import { type Fixture, fixtures } from './preview-parity/documents.ts';
import { makeFootage } from './preview-parity/footage.ts';
import { serveFolder } from './preview-parity/serve-folder.ts';
import { type Luma, lumaOf, type Region, similarity } from './similarity.ts';

const WANTED = 0.97;
/** Of the smallest rectangle around a text alone. There nearly every window holds an edge, and a browser weighs the soft edge of letters its own way. */
const WANTED_OF_TEXT = 0.95;
/** A frame of the first ad on which its name stands still. */
const CONTROL = 12;
const top = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'admint-parity-'));
const files = ['wide', 'tall'].map((id) => ({ id, url: `/${id}.mp4`, poster: '' }));
let ads: Fixture[] = [];
const exported: Map<number, Luma>[] = [];
let server: { url: string; close(): void };

test.beforeAll(async () => {
  bundlePreview();
  const wide = await makeFootage(join(folder, 'wide.mp4'), 'wide', {
    width: 640,
    height: 360,
    frames: 45,
    hue: 0,
  });
  const tall = await makeFootage(join(folder, 'tall.mp4'), 'tall', {
    width: 480,
    height: 600,
    frames: 45,
    hue: 2,
  });
  ads = fixtures({ wide, tall });
  const paths = new Map(
    [wide, tall].map(({ sha256, asset_id }) => [sha256, join(folder, `${asset_id}.mp4`)]),
  );
  const films = ads.map(({ timeline }, i) => ({ timeline, outPath: join(folder, `ad-${i}.mp4`) }));
  await renderAds(films, { locate: async (sha256) => paths.get(sha256) ?? '', quality: 'final' });
  for (const [i, ad] of ads.entries()) exported.push(await decode(ad, films[i]?.outPath ?? ''));
  server = await serveFolder(folder);
});

test.afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the preview shows every frame as it is exported', async ({ page }) => {
  const found: { frame: string; whole: number; texts: number | null }[] = [];
  for (const [i, { name, timeline, frames }] of ads.entries()) {
    const shown = await preview(page, timeline, frames);
    for (const [at, frame] of frames.entries()) {
      const pair = [shown[at], exported[i]?.get(frame)] as [Luma, Luma];
      const regions = textsAt(timeline, frame);
      const texts = regions.map((region) => similarity(...pair, region));
      found.push({
        frame: `${name} frame ${frame}`,
        whole: similarity(...pair),
        texts: texts.length > 0 ? Math.min(...texts) : null,
      });
    }
  }
  for (const { frame, whole, texts } of found)
    console.log(`${frame.padEnd(16)} whole ${whole.toFixed(4)}  texts ${texts?.toFixed(4) ?? '–'}`);
  expect(found.length).toBeGreaterThanOrEqual(20);
  expect(found.filter(({ whole, texts }) => whole < WANTED || (texts ?? 1) < WANTED_OF_TEXT)).toEqual([]);
});

test('another text is told apart', async ({ page }) => {
  const [ad] = ads;
  const right = exported[0]?.get(CONTROL);
  if (!ad || !right) throw new Error('There is no ad to compare with.');
  const [region] = textsAt(ad.timeline, CONTROL);
  const scores: number[] = [];
  for (const words of ['AirRun Pro', 'AirRun Pra', 'RunAir Ltd']) {
    const overlays = ad.timeline.overlays.map((one) => (one.id === 'name' ? { ...one, text: words } : one));
    const [shown] = await preview(page, { ...ad.timeline, overlays }, [CONTROL]);
    scores.push(shown ? similarity(shown, right, region) : 0);
  }
  console.log(`right text, one letter, other words: ${scores.map((score) => score.toFixed(4)).join(' ')}`);
  const [same = 0, oneLetter = 1, other = 1] = scores;
  expect(same).toBeGreaterThanOrEqual(WANTED);
  expect(oneLetter).toBeLessThan(same - 0.005);
  expect(other).toBeLessThan(0.9);
});

function bundlePreview(): void {
  const vite = join(top, 'node_modules/vite/bin/vite.js');
  const args = [
    vite,
    'build',
    '--config',
    'apps/web/parity/vite.config.ts',
    '--outDir',
    folder,
    '--logLevel',
    'error',
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: top, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Bundle the preview: ${stderr}`);
}

async function preview(page: Page, timeline: Timeline, frames: number[]): Promise<Luma[]> {
  await page.goto(`${server.url}/index.html`);
  const pictures = await page.evaluate(
    ([ad, clips, wanted]) => (window as any).previewFrames(ad, clips, wanted) as Promise<string[]>,
    [timeline, files, frames] as const,
  );
  return Promise.all(pictures.map(lumaOfPicture));
}

async function lumaOfPicture(address: string): Promise<Luma> {
  const image = await loadImage(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return lumaOf(width, height, context.getImageData(0, 0, width, height).data);
}

/** Gray pictures would come by the weights of BT.601. */
async function decode({ timeline, frames }: Fixture, path: string): Promise<Map<number, Luma>> {
  const { width, height } = timeline;
  const pictures = await readPictures(path, { width, height, format: 'rgb24' });
  expect(pictures).toHaveLength(duration(timeline));
  return new Map(frames.map((frame) => [frame, lumaOf(width, height, pictures[frame] ?? [], 3)]));
}

/** Where the texts of a frame are, each by its own ink. */
function textsAt(timeline: Timeline, frame: number): Region[] {
  return overlayLayers(timeline, paintingCanvas(8, 8).context)
    .flatMap(({ spans }) => spans)
    .filter(({ start, end }) => frame >= start && frame < end)
    .map(({ bounds }) => bounds);
}
