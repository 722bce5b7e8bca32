import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codedPicture, readCodes } from '../fixtures/coded-clip.ts';
import { encodeVideo } from './encode-video.ts';

const folder = mkdtempSync(join(tmpdir(), 'encode-video-'));
afterAll(() => rmSync(folder, { recursive: true }));
const shape = { fps: 30, outPath: join(folder, 'clip.mp4') };

describe('encoding raw frames', () => {
  // A small picture goes into the pipe at once, a larger one in many pieces.
  it.each([
    [48, 16],
    [480, 270],
  ])(
    'takes each whole before it asks for the next, which may lie in the same memory: %i × %i',
    async (width, height) => {
      async function* frames() {
        const memory = new Uint8Array(width * height * 3);
        for (let i = 0; i < 40; i++) {
          memory.set(codedPicture(width, height, 5, i));
          yield memory;
          memory.fill(128);
        }
      }
      expect(await encodeVideo({ ...shape, width, height, frames: frames() })).toEqual({ frames: 40 });
      expect(await readCodes(shape.outPath)).toEqual(
        Array.from({ length: 40 }, (_, frame) => ({ clip: 5, frame })),
      );
    },
  );

  it('passes on what went wrong with the frames', async () => {
    async function* frames() {
      yield codedPicture(48, 16, 1, 0);
      throw new TypeError('The camera broke.');
    }
    await expect(encodeVideo({ ...shape, width: 48, height: 16, frames: frames() })).rejects.toThrow(
      'The camera broke.',
    );
  });
});
