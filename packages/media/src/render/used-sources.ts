import type { Timeline } from '@admint/contract';

/** Takes a timeline, gives the content hashes of every file its picture and sound need. */
export function usedSources(timeline: Timeline): string[] {
  const video = timeline.video.flatMap((item) => {
    if (item.kind === 'clip') return [item.source.sha256];
    const { background } = item;
    return background.kind === 'image' || background.kind === 'blurred_frame'
      ? [background.source.sha256]
      : [];
  });
  return [...new Set([...video, ...timeline.audio.map((item) => item.source.sha256)])];
}
