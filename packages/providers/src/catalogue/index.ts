export * from './capabilities.ts';
export * from './catalogue.ts';
export * from './choose.ts';
export * from './entry.ts';
export * from './fitted.ts';
export * from './price.ts';
export * from './validate-request.ts';
export * from './wanted.ts';
