import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CallRequests, FileInput } from '../spec/index.ts';
import { mediaBytes } from './recorded-server.ts';

/** A picture on disk, as the engine hands it to an adapter. `bytes` above 256 kB make adapters upload it. */
export async function pictureIn(dir: string, bytes = mediaBytes.image): Promise<FileInput> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = join(dir, `${sha256.slice(0, 8)}.png`);
  await writeFile(path, bytes);
  return { path, sha256, content_type: 'image/png' };
}

export const AnswerShape = z.object({ title: z.string().min(1), scenes: z.array(z.string()).min(1) });
export const goodAnswer = { title: 'Shoes', scenes: ['one', 'two'] };

export const textRequest: CallRequests['text'] = {
  task: 'prompt-set',
  system: 'You write.',
  user: 'Write about shoes.',
  schema: z.toJSONSchema(AnswerShape) as Record<string, unknown>,
  input: {},
  seed: 7,
};

export const imageRequest: CallRequests['image'] = {
  product_prompt: 'pink shoes',
  prompt: 'Pink tennis shoes with white laces, front view.',
  negative_prompt: '',
  view_type: 'front',
  style_keywords: [],
  seed: 0,
  guidance_scale: 7.5,
  width: 1024,
  height: 1024,
  references: [],
};

export const videoRequest = (image: FileInput): CallRequests['video'] => ({
  image,
  video_prompt: 'on a beach',
  prompt: 'The shoes stand on sand',
  camera_movement: 'slow zoom in',
  motion_intensity: 0.5,
  duration: 3,
  fps: 30,
  width: 1280,
  height: 720,
  seed: 0,
});

export const musicRequest: CallRequests['music'] = { genre: 'upbeat', duration: 10, seed: 3 };
