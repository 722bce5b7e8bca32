export { CopySuggestions } from './copy.ts';
export { createLocalTextModel, LOCAL_WRITER } from './local-text-model.ts';
