export * from './models.ts';
export * from './operation.ts';
