export { MOVES, type Move } from './camera/camera-moves.ts';
export { RenderPool } from './engine/pool.ts';
export { readRecipe, RECIPE_KEY, type Recipe } from './engine/recipe.ts';
export { getText } from './engine/png-text.ts';
export { Refused } from './engine/thread.ts';
export {
  type ClipRequest,
  design,
  type Design,
  type DesignOptions,
  type PhotoDesign,
  photoDesign,
} from './engine/studio.ts';
export { Stopped } from './stop.ts';
export { VIEWS, type ViewName } from './studio/views.ts';
export { canDraw } from './words/index.ts';
