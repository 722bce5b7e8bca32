export { createLocalImageModel, type LocalImageOptions } from './image-model.ts';
export * from './music/index.ts';
export { canDraw, RenderPool } from './renderer/index.ts';
export * from './text/index.ts';
export { createLocalVideoModel, type EncodeVideo, type LocalVideoOptions } from './video-model.ts';
