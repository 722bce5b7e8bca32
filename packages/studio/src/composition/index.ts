export { buildTimeline, type ClipChoice, type GuidedAd, SAFE_AREAS } from '@admint/overlay';
export { type RenderAd, type RenderedAd, renderAd } from './render-ad.ts';
