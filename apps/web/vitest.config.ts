import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { fontFiles } from './build/font-files.ts';

/** Tests of the app's own logic and forms, in a small DOM; whole flows in a real browser live in e2e/. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), fontFiles()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    pool: 'forks',
    maxWorkers: 2,
  },
});
