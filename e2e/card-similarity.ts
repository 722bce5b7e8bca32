import { createCanvas, loadImage } from '@napi-rs/canvas';
import { buildTimeline, drawCard, drawOverlays } from '../packages/overlay/dist/index.js';
import { paintingCanvas } from '../packages/overlay/dist/node.js';

const CLIP = { width: 1280, height: 720, fps: 30, has_audio: false, content_type: 'video/mp4' };

/** Takes a frame of an ad (PNG) and the texts it should show, gives the structural similarity (0–1) to a card painted with them. */
export async function cardSimilarity(
  frame: Uint8Array,
  id: 'intro' | 'outro',
  texts: { product_name: string; cta: string },
  seconds: number,
  duration: number,
): Promise<number> {
  const timeline = buildTimeline({
    clips: [1, 2].map((n) => ({ source: { ...CLIP, sha256: String(n).repeat(64), duration: 2 } })),
    text: { ...texts, font: 'Montserrat-Bold', color: '#FFFFFF' },
    audio: null,
    intro_duration: 1,
    outro_duration: 1,
    aspect_ratio: '16:9',
  });
  const card = timeline.video.find((item) => item.id === id);
  if (card?.kind !== 'card') throw new Error(`there is no ${id} card`);
  const { canvas, context } = paintingCanvas(timeline.width, timeline.height);
  drawCard(context, timeline, card);
  const total = Math.round(duration * timeline.fps);
  drawOverlays(context, timeline, Math.min(total - 1, Math.round(seconds * timeline.fps)));
  return similarity(await luminance(await loadImage(Buffer.from(frame))), await luminance(canvas));
}

const SIZE = { width: 960, height: 540 };

async function luminance(
  picture: Parameters<ReturnType<ReturnType<typeof createCanvas>['getContext']>['drawImage']>[0],
): Promise<Float64Array> {
  const context = createCanvas(SIZE.width, SIZE.height).getContext('2d');
  context.drawImage(picture, 0, 0, SIZE.width, SIZE.height);
  const { data } = context.getImageData(0, 0, SIZE.width, SIZE.height);
  return Float64Array.from(
    { length: data.length / 4 },
    (_, i) => 0.2126 * data[i * 4] + 0.7152 * data[i * 4 + 1] + 0.0722 * data[i * 4 + 2],
  );
}

const WINDOW = 12;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Mean SSIM over windows (Wang et al. 2004). */
function similarity(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + WINDOW <= SIZE.height; y += WINDOW) {
    for (let x = 0; x + WINDOW <= SIZE.width; x += WINDOW) {
      const value = windowSimilarity(a, b, x, y);
      sum += value;
      windows += 1;
    }
  }
  return sum / windows;
}

function windowSimilarity(a: Float64Array, b: Float64Array, left: number, top: number): number {
  let [ma, mb, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y++) {
    for (let x = left; x < left + WINDOW; x++) {
      const [p, q] = [a[y * SIZE.width + x] ?? 0, b[y * SIZE.width + x] ?? 0];
      ma += p;
      mb += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const n = WINDOW * WINDOW;
  ma /= n;
  mb /= n;
  const va = aa / n - ma * ma;
  const vb = bb / n - mb * mb;
  const cov = ab / n - ma * mb;
  return ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
}
