// One door for builders: images and slope maps, noise, tileable grains, and floor surfaces.
export * from './grains.ts';
export * from './image.ts';
export * from './noise.ts';
export * from './surfaces.ts';
