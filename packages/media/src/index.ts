export type { AudioInfo, MediaInfo } from './probe/media-info.ts';
export { probe } from './probe/probe.ts';
export { extractFrame, thumbnail, type FrameOptions } from './frames/extract-frame.ts';
export { encodeVideo, type EncodeVideoInput } from './frames/encode-video.ts';
export { renderTimeline } from './render/render-timeline.ts';
export type {
  CardPicture,
  Layer,
  Pixels,
  RenderInput,
  RenderProgress,
  RenderResult,
} from './render/inputs.ts';
export type { Quality } from './render/settings.ts';
