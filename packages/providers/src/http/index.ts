export * from './download.ts';
export * from './file-kind.ts';
export * from './http-error.ts';
export * from './origin.ts';
export { putFile } from './pinned-request.ts';
export * from './secrets.ts';
