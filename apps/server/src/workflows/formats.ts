/** Pixels of every product image. */
export const IMAGE_SIZE = { width: 1024, height: 1024 };
/** Pixels and rate asked of every clip. */
export const CLIP_FORMAT = { width: 1280, height: 720, fps: 30 };
