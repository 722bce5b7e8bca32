export * from './answer.prompt.ts';
export * from './read-answer.ts';
export * from './strict-schema.ts';
