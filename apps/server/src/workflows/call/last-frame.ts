import { extractFrame } from '@admint/media';
import { carryClipRecipe } from '@admint/providers';

/**
 * Takes a clip of `duration` seconds of which an ad shows `shown`, gives the last frame that is seen, as a PNG. That
 * of a whole clip of the local studio knows its camera, so that the next clip goes on from there exactly.
 */
export async function lastFrameShown(
  path: string,
  { duration, fps, shown }: { duration: number; fps: number; shown: number },
): Promise<Buffer> {
  const half = 0.5 / fps;
  const whole = duration <= shown + half;
  const picture = await extractFrame(path, { seconds: (whole ? duration : shown) - half });
  return whole ? carryClipRecipe(path, picture) : picture;
}
