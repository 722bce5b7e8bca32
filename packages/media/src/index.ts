export type { AudioInfo, MediaInfo } from './probe/media-info.ts';
export { probe } from './probe/probe.ts';
export { expectShortJob } from './process/short-job.ts';
export { extractFrame, thumbnail, type FrameOptions } from './frames/extract-frame.ts';
export { readPictures, type PicturesOptions } from './frames/read-pictures.ts';
export { makeFilmstrip, makeProxy, waveform, type Filmstrip } from './frames/ingest.ts';
export { measureFileLoudness } from './measure/file-loudness.ts';
export { lookInto } from './measure/look-into.ts';
export type { Focus } from './measure/saliency.ts';
export { trimSegmentCache } from './cache/trim-cache.ts';
export type { Loudness } from './audio/loudness.ts';
export { encodeVideo, type EncodeVideoInput } from './frames/encode-video.ts';
export { renderFilms, renderTimeline } from './render/render-timeline.ts';
export type {
  CardPicture,
  Film,
  Layer,
  Pixels,
  RenderInput,
  RenderProgress,
  RenderResult,
  RenderSettings,
} from './render/inputs.ts';
export type { Quality } from './render/settings.ts';
