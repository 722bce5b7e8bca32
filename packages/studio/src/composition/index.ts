export { buildTimeline, type ClipChoice, type GuidedAd } from './build-timeline.ts';
export { SAFE_AREAS } from './safe-areas.ts';
export { type RenderAd, type RenderedAd, renderAd } from './render-ad.ts';
