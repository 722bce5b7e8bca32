import { AdmintError } from '../../errors.ts';
import type { Clip, Timeline, VideoItem } from '../schema.ts';

/** An edit that makes no sense here; the document stays as it is. */
export function refuse(code: string, message: string): AdmintError {
  return new AdmintError(`timeline.${code}`, message);
}

/** Takes an item's id, gives the item and its index; throws `timeline.no_item`. */
export function findItem(timeline: Pick<Timeline, 'video'>, id: string): { item: VideoItem; index: number } {
  const index = timeline.video.findIndex((one) => one.id === id);
  const item = timeline.video[index];
  if (!item) throw refuse('no_item', `There is no "${id}" in the timeline.`);
  return { item, index };
}

/** As `findItem`, for what only clips can do; throws `timeline.not_a_clip`. */
export function findClip(timeline: Pick<Timeline, 'video'>, id: string): { item: Clip; index: number } {
  const { item, index } = findItem(timeline, id);
  if (item.kind !== 'clip') throw refuse('not_a_clip', `"${id}" is a card, not a clip.`);
  return { item, index };
}

export function refuseTakenId(timeline: Timeline, id: string): void {
  const taken = [...timeline.video, ...timeline.overlays, ...timeline.audio].some((one) => one.id === id);
  if (taken || id === '') throw refuse('id_taken', `"${id}" cannot be used as a new id.`);
}
