import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeVideo } from '@admint/media';
import type { CallKind, Output, Produce } from '@admint/providers';
import { createCanvas } from '@napi-rs/canvas';

const CLIP = { width: 320, height: 180, fps: 30 };

interface AnyRequest {
  task?: string;
  input?: {
    views?: string[];
    images?: { view_type: string }[];
    product_prompt?: string;
    video_prompt?: string;
  };
  view_type?: string;
  duration?: number;
}

/** Gives the maker of a scripted provider's results: real PNG, MP4 and WAV files of its own in `folder`, small but whole. */
export async function mediaProducer(
  folder: string,
  /** Answers of the language model, by task; undefined leaves the usual one. */
  write: (request: unknown) => unknown = () => undefined,
): Promise<Produce> {
  await mkdir(folder, { recursive: true });
  const clip = join(folder, 'clip.mp4');
  const signal = new AbortController().signal;
  let made: Promise<unknown> | undefined;
  const makeClip = () => (made ??= encodeVideo({ ...CLIP, frames: movingDisc(90), outPath: clip, signal }));
  return async (kind: CallKind, request: unknown): Promise<Output[]> => {
    const asked = request as AnyRequest;
    const path = join(folder, randomUUID());
    switch (kind) {
      case 'text':
        return [{ kind: 'json', value: write(request) ?? answer(asked) }];
      case 'image':
        await writeFile(path, draw(256, 256, asked.view_type?.length ?? 0).toBuffer('image/png'));
        return [{ kind: 'file', path, content_type: 'image/png' }];
      case 'video':
        await makeClip();
        await copyFile(clip, path);
        return [{ kind: 'file', path, content_type: 'video/mp4' }];
      case 'music':
        await writeFile(path, toneWav(asked.duration ?? 10));
        return [{ kind: 'file', path, content_type: 'audio/wav' }];
    }
  };
}

function answer({ task, input = {} }: AnyRequest): unknown {
  if (task === 'prompt-set') {
    const image_prompts = (input.views ?? []).map((view) => ({
      prompt: `${input.product_prompt}, ${view} view`,
      negative_prompt: 'blurry',
      view_type: view,
    }));
    return { product_category: 'footwear', style_keywords: ['studio'], image_prompts };
  }
  const scenes = (input.images ?? []).map((image) => ({
    image_view: image.view_type,
    scene_prompt: `${input.video_prompt}, ${image.view_type}`,
    camera_movement: 'dolly in',
    motion_intensity: 0.5,
  }));
  return { scenes };
}

function draw(width: number, height: number, phase: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = `hsl(${phase * 40} 60% 50%)`;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.arc(width / 2 + (Math.sin(phase) * width) / 5, height / 2, height / 5, 0, 2 * Math.PI);
  context.fill();
  return canvas;
}

async function* movingDisc(frames: number): AsyncGenerator<Uint8Array> {
  for (let frame = 0; frame < frames; frame++) {
    const rgba = draw(CLIP.width, CLIP.height, frame / 15)
      .getContext('2d')
      .getImageData(0, 0, CLIP.width, CLIP.height).data;
    const rgb = new Uint8Array((rgba.length / 4) * 3);
    for (let i = 0, o = 0; i < rgba.length; i += 4) {
      rgb[o++] = rgba[i] ?? 0;
      rgb[o++] = rgba[i + 1] ?? 0;
      rgb[o++] = rgba[i + 2] ?? 0;
    }
    yield rgb;
  }
}

/** 16-bit stereo PCM at 48 kHz (RIFF WAVE): a quiet tone, so that loudness can be measured. */
function toneWav(seconds: number): Buffer {
  const frames = Math.round(seconds * 48_000);
  const data = Buffer.alloc(frames * 4);
  for (let i = 0; i < frames; i++) {
    const sample = Math.round(Math.sin((2 * Math.PI * 220 * i) / 48_000) * 6000);
    data.writeInt16LE(sample, i * 4);
    data.writeInt16LE(sample, i * 4 + 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(48_000, 24);
  head.writeUInt32LE(192_000, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
