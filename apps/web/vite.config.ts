import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fontFiles } from './build/font-files.ts';
import { preloadFont } from './build/preload-font.ts';
import { precompress } from './build/precompress.ts';

const server = process.env.ADMINT_SERVER ?? 'http://127.0.0.1:3000';

/**
 * What every page needs comes as one file, and what nearly every page behind the login needs as another: dozens of tiny
 * files compress badly and wait for each other.
 */
const CHUNKS = [
  {
    name: 'base',
    test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|@tanstack|use-intl|intl-messageformat|@formatjs|tailwind-merge|clsx|class-variance-authority|zustand|openapi-fetch)[\\/]/,
    priority: 2,
    minShareCount: 4,
  },
  {
    name: 'member',
    test: /src[\\/](ui[\\/](badge|hover-video|playing-turn|progress-bar|on-demand|menu|dialog|toasts|warm-up|chips)\.|lib[\\/](formats|said-store|shell-store|draft-store|gallery-api|photo-api|use-now|server-words|send-then)\.|app[\\/](member-layout|main-nav|job-tray|account-button|done-notices|shortcut-keys)\.)|lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/](house|film|columns-3|search|user-round|loader-circle|link-2|hand|x|check|chevron-left|chevron-right|arrow-right|circle-play|image|clapperboard|ellipsis-vertical|images|keyboard|share-2|message-square-text|image-plus)\./,
    priority: 1,
  },
  {
    // The rest of what several pages share, together where the same pages share it. What a module needs stays where it
    // is: home must not load the schemas of the contract because a neighbour of its own pieces does.
    name: 'shared',
    test: /^(?!.*(packages[\\/]contract|node_modules[\\/](zod|react-hook-form|@hookform)))/,
    minShareCount: 2,
    entriesAware: true,
    entriesAwareMergeThreshold: 2000,
    includeDependenciesRecursively: false,
  },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), fontFiles(), preloadFont(), precompress()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  server: {
    proxy: {
      '/api': server,
      '/health': server,
      '/openapi.json': server,
      '/ws': { target: server, ws: true },
    },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: CHUNKS },
        // A name made of all who share it would be longer than the path may be.
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
      },
    },
  },
});
