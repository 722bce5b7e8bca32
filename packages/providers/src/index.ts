export { createLocalModels, type LocalModels } from './local-models.ts';
export * from './scripted/index.ts';
export * from './spec/index.ts';
