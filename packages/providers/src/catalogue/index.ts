export * from './catalogue.ts';
export * from './choose.ts';
export * from './entry.ts';
export * from './price.ts';
export * from './validate-request.ts';
export * from './wanted.ts';
