export * from './image-model.ts';
export * from './service.ts';
export * from './text-model.ts';
