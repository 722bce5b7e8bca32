export { buildTimeline, type ClipChoice, type GuidedAd } from './build-timeline.ts';
export { SAFE_AREAS } from './safe-areas.ts';
