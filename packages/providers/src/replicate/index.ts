export * from './client.ts';
export * from './media-model.ts';
export * from './text-model.ts';
export * from './training-model.ts';
export * from './webhook.ts';
