import { type MediaSource, place, type Timeline } from '@admint/contract';
import { extractFrame, type RenderProgress, type RenderResult, renderTimeline } from '@admint/media';
import { paintCards, paintLayers } from './paint-pictures.ts';

export interface RenderAd {
  timeline: Timeline;
  /** Takes a content hash, gives the absolute path of the file. */
  locate(sha256: string): Promise<string>;
  outPath: string;
  quality: 'draft' | 'final';
  /** Folder where unchanged stretches of earlier renders are kept. */
  cache?: string;
  onProgress?(progress: RenderProgress): void;
  signal?: AbortSignal;
}

export interface RenderedAd extends RenderResult {
  /** JPEG, 640 pixels wide */
  thumbnail: Uint8Array;
}

const THUMBNAIL_WIDTH = 640;

/** Paints the timeline's texts and cards, renders it to an MP4 and takes a thumbnail from the first clip. Throws what the media engine throws. */
export async function renderAd(ad: RenderAd): Promise<RenderedAd> {
  const { timeline } = ad;
  const sources = new Map<string, string>();
  for (const source of sourcesOf(timeline)) {
    if (!sources.has(source.sha256)) sources.set(source.sha256, await ad.locate(source.sha256));
  }
  const result = await renderTimeline({
    timeline,
    sources,
    layers: paintLayers(timeline),
    cards: await paintCards(timeline, sources),
    outPath: ad.outPath,
    quality: ad.quality,
    cache: ad.cache,
    onProgress: ad.onProgress?.bind(ad),
    signal: ad.signal,
  });
  const frame = thumbnailFrame(timeline);
  const thumbnail = await extractFrame(ad.outPath, { frame }, { width: THUMBNAIL_WIDTH, format: 'jpeg' });
  return { ...result, thumbnail };
}

/** Every file the timeline shows or plays. */
function sourcesOf(timeline: Timeline): MediaSource[] {
  const seen = timeline.video.flatMap((item) => {
    if (item.kind === 'clip') return [item.source];
    return 'source' in item.background ? [item.background.source] : [];
  });
  return [...seen, ...timeline.audio.map((item) => item.source)];
}

/** A frame in the middle of the first clip: the product, not a card. */
function thumbnailFrame(timeline: Timeline): number {
  const first = place(timeline).find(({ item }) => item.kind === 'clip');
  return first ? Math.floor((first.start + first.end) / 2) : 0;
}
