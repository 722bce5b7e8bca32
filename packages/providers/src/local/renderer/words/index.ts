export { canDraw, type DrawAnswer } from './can-draw.ts';
export { MOOD_WORDS, type MoodTag } from './mood-words.ts';
export { noShapeWarning, parsePrompt } from './parse-product.ts';
export type * from './product-spec.ts';
export { type Extra, type Place, readScene, type SceneWords } from './scene-words.ts';
export { shapesOf } from './shapes.ts';
