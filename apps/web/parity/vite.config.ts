import { defineConfig } from 'vite';
import { fontFiles } from '../build/font-files.ts';

/** Bundles the app's own preview into a page for e2e/preview-parity.spec.ts; the caller names the folder with `--outDir`. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [fontFiles()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { target: 'es2023', assetsInlineLimit: 0, minify: false, emptyOutDir: true },
});
