export * from './client.ts';
export * from './media-model.ts';
