import { type MediaSource, place, type Timeline } from '@admint/contract';
import { extractFrame, type Film, type RenderProgress, type RenderResult, renderFilms } from '@admint/media';
import { paintCards, paintLayers } from './paint-pictures.ts';

export interface AdToRender {
  timeline: Timeline;
  outPath: string;
}

export interface RenderOptions {
  /** Takes a content hash, gives the absolute path of the file. */
  locate(sha256: string): Promise<string>;
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

/** Pixels of its longer side: it stands for the ad on its page, large, until somebody presses play. */
const THUMBNAIL_SIDE = 960;

/**
 * Paints the texts and cards of one or more layouts of an ad, renders them together so that each source is read once,
 * and takes a thumbnail of each. Throws what the media engine throws; then no file is there.
 */
export async function renderAds(ads: readonly AdToRender[], options: RenderOptions): Promise<RenderedAd[]> {
  const sources = await locateSources(
    ads.map((ad) => ad.timeline),
    (sha256) => options.locate(sha256),
  );
  const films: Film[] = [];
  for (const { timeline, outPath } of ads) {
    films.push({
      timeline,
      outPath,
      layers: paintLayers(timeline),
      cards: await paintCards(timeline, sources),
    });
  }
  const results = await renderFilms(films, {
    sources,
    quality: options.quality,
    cache: options.cache,
    onProgress: options.onProgress?.bind(options),
    signal: options.signal,
  });
  return Promise.all(results.map((result, i) => withThumbnail(result, ads[i] as AdToRender)));
}

async function withThumbnail(result: RenderResult, { timeline, outPath }: AdToRender): Promise<RenderedAd> {
  const at = { frame: thumbnailFrame(timeline) };
  return {
    ...result,
    thumbnail: await extractFrame(outPath, at, { width: thumbnailWidth(timeline), format: 'jpeg' }),
  };
}

async function locateSources(
  timelines: Timeline[],
  locate: RenderOptions['locate'],
): Promise<Map<string, string>> {
  const located = new Map<string, string>();
  for (const { sha256 } of timelines.flatMap(sourcesOf)) {
    if (!located.has(sha256)) located.set(sha256, await locate(sha256));
  }
  return located;
}

/** Every file the timeline shows or plays. */
function sourcesOf(timeline: Timeline): MediaSource[] {
  const seen = timeline.video.flatMap((item) => {
    if (item.kind === 'clip') return [item.source];
    return 'source' in item.background ? [item.background.source] : [];
  });
  return [...seen, ...timeline.audio.map((item) => item.source)];
}

const thumbnailWidth = ({ width, height }: Timeline) =>
  Math.round(THUMBNAIL_SIDE * Math.min(1, width / height));

/** A frame in the middle of the first clip: the product, not a card. */
function thumbnailFrame(timeline: Timeline): number {
  const first = place(timeline).find(({ item }) => item.kind === 'clip');
  return first ? Math.floor((first.start + first.end) / 2) : 0;
}
