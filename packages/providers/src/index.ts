export * from './scripted/index.ts';
export * from './spec/index.ts';
