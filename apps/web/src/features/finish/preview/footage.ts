import type { MediaSource, Timeline, VideoItem } from '@admint/contract';

/** A file the preview can show, by the asset it is the content of. */
export interface ClipFile {
  id: string;
  url: string;
  poster: string;
}

/** What one item of an ad shows. Two items with the same clip are two of these: each stands at a second of its own. */
export interface Footage {
  /** The item's id. */
  id: string;
  url: string;
  poster: string;
  /** A picture has no seconds: its poster is all there is. */
  still: boolean;
}

/** Takes an ad and the files there are, gives what its items show, clips and the pictures behind cards alike. */
export function footageOf(timeline: Timeline, files: readonly ClipFile[]): Footage[] {
  return timeline.video.flatMap((item) => {
    const source = sourceOf(item);
    const file = files.find(({ id }) => id === source?.asset_id);
    if (!source || !file) return [];
    const still = source.content_type.startsWith('image/');
    return [{ id: item.id, url: file.url, poster: still ? file.url : file.poster, still }];
  });
}

function sourceOf(item: VideoItem): MediaSource | null {
  if (item.kind === 'clip') return item.source;
  return 'source' in item.background ? item.background.source : null;
}
