export {
  buildStoryTimeline,
  plateFor,
  buildTimeline,
  type ClipChoice,
  type GuidedAd,
  type StoryScene,
  SAFE_AREAS,
  storyOf,
} from '@admint/overlay';
export { type AdToRender, type RenderedAd, type RenderOptions, renderAds } from './render-ad.ts';
