import { trimSegmentCache } from '@admint/media';
import { context } from '../context.ts';

/**
 * Brings the cache of encoded stretches back under the size it may have, those used longest ago first. Called after each
 * render, which is when it grows; what fails here costs room on the disk and never the ad.
 */
export async function boundSegments(): Promise<void> {
  const { segments, segmentsBytes, log } = context();
  try {
    const freed = await trimSegmentCache(segments, segmentsBytes);
    if (freed > 0) log.debug({ freed }, 'the cache of encoded stretches was trimmed');
  } catch (error) {
    log.warn({ err: error }, 'the cache of encoded stretches could not be trimmed');
  }
}
