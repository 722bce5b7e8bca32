import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { buildTimeline, drawCard, drawOverlays } from '../packages/overlay/dist/index.js';
import { paintingCanvas } from '../packages/overlay/dist/node.js';
import { type Luma, lumaOf, similarity } from './similarity.ts';

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
    card_style: 'colour',
    aspect_ratio: '16:9',
  });
  const card = timeline.video.find((item) => item.id === id);
  if (card?.kind !== 'card') throw new Error(`there is no ${id} card`);
  const { canvas, context } = paintingCanvas(timeline.width, timeline.height);
  drawCard(context, timeline, card);
  const total = Math.round(duration * timeline.fps);
  drawOverlays(context, timeline, Math.min(total - 1, Math.round(seconds * timeline.fps)));
  return similarity(luminance(await loadImage(Buffer.from(frame))), luminance(canvas));
}

const SIZE = { width: 960, height: 540 };

function luminance(picture: Parameters<SKRSContext2D['drawImage']>[0]): Luma {
  const { width, height } = SIZE;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(picture, 0, 0, width, height);
  return lumaOf(width, height, context.getImageData(0, 0, width, height).data);
}
