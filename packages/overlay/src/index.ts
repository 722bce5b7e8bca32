export type { MeasureContext, PaintContext, Picture, Rect } from './canvas.ts';
export { contrastRatio, luminance, readableOn } from './contrast.ts';
export { fontsChanged } from './fonts/epoch.ts';
export { FACES, type Face, FONTS, type Font, fontById } from './fonts/faces.ts';
export { type FontSet, facesFor, loadFonts, missingCharacters } from './fonts/load.ts';
export type { Block } from './layout/block.ts';
export { safeRect } from './layout/blocks.ts';
export { drawCard } from './paint/card.ts';
export { type LayerSpan, type OverlayLayer, overlayLayers } from './paint/layers.ts';
export { blocksOf, drawOverlays } from './paint/overlays.ts';
export { cleanText, isBlank } from './text/clean.ts';
export { buildTimeline, type ClipChoice, type GuidedAd } from './guided-ad/build-timeline.ts';
export { gradientFor } from './guided-ad/card-look.ts';
export { SAFE_AREAS } from './guided-ad/safe-areas.ts';
export {
  buildStoryTimeline,
  END_CARD_EXTRA_SECONDS,
  type StoryAd,
  type StoryScene,
  TRANSITION_SECONDS,
} from './story-ad/build-story-timeline.ts';
export { storyOf } from './story-ad/story-of.ts';
