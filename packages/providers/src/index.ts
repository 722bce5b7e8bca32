export { createLocalModels, type LocalModels } from './local-models.ts';
export { PhotoRefused, readPhoto } from './local/renderer/photo/read-photo.ts';
export * from './scripted/index.ts';
export * from './spec/index.ts';
