import { appendFile, open } from 'node:fs/promises';
import { getText, putText, readRecipe, RECIPE_KEY, type Recipe, writeRecipe } from './renderer/index.ts';

/** Marks our box among others of its type (ISO/IEC 14496-12 §4.2: `uuid` and 16 bytes of extended type). */
const OURS = Buffer.from('7b1f0a5c2d6e4b0f9c3361646d696e74', 'hex');
const HEADER = 8 + OURS.length;
const MOST = 20_000;

/** Appends a recipe of the clip's last frame to an MP4, in a box that players skip. */
export async function keepClipRecipe(path: string, recipe: Recipe): Promise<void> {
  const text = Buffer.from(writeRecipe(recipe), 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(HEADER + text.length);
  head.write('uuid', 4, 'latin1');
  await appendFile(path, Buffer.concat([head, OURS, text]));
}

/** The recipe of the last frame of a clip of ours; null for any other file. */
export async function readClipRecipe(path: string): Promise<Recipe | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (let at = 0; at + 8 <= size; ) {
      const head = Buffer.alloc(HEADER);
      await file.read(head, 0, HEADER, at);
      const long = head.readUInt32BE(0) === 1;
      const length = long ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0);
      const ours = head.toString('latin1', 4, 8) === 'uuid' && head.subarray(8).equals(OURS);
      if (length < 8 || at + length > size) return null;
      if (ours && length <= HEADER + MOST) {
        const text = Buffer.alloc(length - HEADER);
        await file.read(text, 0, text.length, at + HEADER);
        return readRecipe(text.toString('utf8'));
      }
      at += length;
    }
    return null;
  } finally {
    await file.close();
  }
}

/**
 * Gives the last frame of a clip, as a PNG someone took out of it, the recipe the clip carries: made into a clip
 * again, it goes on from that very camera in the same set. Clips of other models leave the picture as it is.
 */
export async function carryClipRecipe(clipPath: string, lastFrame: Buffer): Promise<Buffer> {
  const recipe = await readClipRecipe(clipPath);
  if (!recipe || getText(lastFrame, RECIPE_KEY) !== null) return lastFrame;
  return putText(lastFrame, RECIPE_KEY, writeRecipe(recipe));
}
