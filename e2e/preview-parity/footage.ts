import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MediaSource } from '../../packages/contract/dist/index.js';
import { encodeVideo, probe } from '../../packages/media/dist/index.js';

/** Writes a clip of a soft light and two discs that move over a room with stripes; always the same bytes in. */
export async function makeFootage(
  path: string,
  assetId: string,
  { width, height, frames, hue }: { width: number; height: number; frames: number; hue: number },
): Promise<MediaSource> {
  async function* pictures() {
    for (let frame = 0; frame < frames; frame++) yield picture(width, height, frame / frames, hue);
  }
  await encodeVideo({ width, height, fps: 30, frames: pictures(), outPath: path });
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  const { content_type, fps, duration } = await probe(path);
  return { sha256, asset_id: assetId, content_type, width, height, fps, duration, has_audio: false };
}

function picture(width: number, height: number, time: number, hue: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  const unit = Math.min(width, height);
  const discs = [
    { x: width * (0.2 + 0.6 * time), y: height * 0.4, r: unit * 0.17, colour: [236, 214, 150] },
    { x: width * 0.7, y: height * (0.8 - 0.5 * time), r: unit * 0.11, colour: [60, 190, 176] },
  ];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const light = 70 + 70 * Math.sin((x / width) * 3 + time * 4 + hue) + 40 * (y / height);
      const stripe = Math.sin((x + y * 0.5) / (unit / 24)) * 14;
      const room = [light + stripe, light * 0.8 + stripe, light * (0.6 + 0.3 * Math.sin(hue)) + 30];
      for (let c = 0; c < 3; c++) {
        let value = room[c] ?? 0;
        for (const disc of discs) {
          const edge = Math.max(0, Math.min(1, (disc.r - Math.hypot(x - disc.x, y - disc.y)) / 2));
          value += ((disc.colour[c] ?? 0) - value) * edge;
        }
        pixels[(y * width + x) * 3 + c] = Math.max(16, Math.min(235, value));
      }
    }
  return pixels;
}
