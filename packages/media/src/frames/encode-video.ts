import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AdmintError } from '@admint/contract';
import type { MediaChild } from '../process/child.ts';
import { partName } from '../process/part-file.ts';
import { runJob } from '../process/run-job.ts';
import { MEZZANINE } from '../render/settings.ts';

export interface EncodeVideoInput {
  width: number;
  height: number;
  fps: number;
  /** rgb24, `width × height × 3` bytes each; one is read whole before the next is asked for. */
  frames: AsyncIterable<Uint8Array>;
  outPath: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((frame: number) => void) | undefined;
}

/**
 * Takes raw frames, writes them as an H.264 MP4 (yuv420p, BT.709, near lossless), gives how many there were.
 * Throws `canceled`, `disk_full`, `media_frames_short`, `media_crashed`; frames can be read only once, so a crash is
 * not tried again.
 */
export async function encodeVideo(input: EncodeVideoInput): Promise<{ frames: number }> {
  const { width, height, fps, signal, onProgress } = input;
  if (width % 2 !== 0 || height % 2 !== 0 || width < 16 || height < 16)
    throw new AdmintError(
      'media_size_invalid',
      `A video needs even sides of at least 16 pixels, not ${width}×${height}.`,
    );
  const outPath = resolve(input.outPath);
  const part = partName(outPath);
  let feeding: Promise<void> | undefined;
  try {
    const result = await runJob(
      'encode',
      ({ child }) => {
        if (feeding)
          throw new AdmintError('media_crashed', 'The encoder ended unexpectedly.', { retryable: true });
        feeding = feed(child, input);
        feeding.catch(() => child.kill());
        return { width, height, fps, outPath: part, settings: MEZZANINE };
      },
      { signal, onProgress: ({ frame }) => onProgress?.(frame) },
    ).catch(async (error: unknown) => {
      // A fault in the frames themselves says more than the encoder it brought down.
      if (!signal?.aborted) await feeding;
      throw error;
    });
    await feeding;
    await rename(part, outPath);
    return result;
  } finally {
    await rm(part, { force: true });
  }
}

async function feed(child: MediaChild, { frames, width, height }: EncodeVideoInput): Promise<void> {
  const pipe = child.process.stdin;
  if (!pipe) throw new AdmintError('media_crashed', 'The encoder could not be reached.');
  for await (const frame of frames) {
    if (frame.length !== width * height * 3)
      throw new AdmintError(
        'media_frames_short',
        `A frame is ${frame.length} bytes, not ${width * height * 3}.`,
      );
    if (pipe.destroyed) return;
    // Only then is it out of our hands: the next frame may be drawn into the same memory.
    await new Promise<void>((taken) => void pipe.write(frame, () => taken()));
  }
  pipe.end();
}
