/**
 * Product pictures and clips without any model or key: words → product mesh → set → light → pixels, in TypeScript.
 *
 * What every vertex can see is baked once per scene from orthographic depth maps (light/), each view is relit from it
 * with finite softboxes, drawn through a visibility buffer and shaded once per pixel (render/), and developed like a
 * photograph (post/). Two threads share the scenes (engine/). Photos of a product become a relief on the same sets
 * (photo/). The same design always gives the same bytes; nothing here knows of AdMint.
 */
export { MOVES, type Move } from './camera/camera-moves.ts';
export { RenderPool } from './engine/pool.ts';
export type { ClipRequest } from './engine/draw.ts';
export type { Pose } from './engine/pose.ts';
export { readRecipe, RECIPE_KEY, type Recipe, writeRecipe } from './engine/recipe.ts';
export { getText, putText } from './engine/png-text.ts';
export { Refused } from './engine/thread.ts';
export {
  design,
  type Design,
  type DesignOptions,
  type PhotoDesign,
  photoDesign,
} from './engine/studio.ts';
export { Stopped } from './stop.ts';
export { VIEWS, type ViewName } from './studio/views.ts';
export { canDraw } from './words/index.ts';
