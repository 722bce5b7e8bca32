import { defineConfig } from 'vitest/config';

/** Cross-package imports resolve to source, so a test never sees a stale build. */
const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };

export default defineConfig({
  ...source,
  test: {
    globalSetup: ['tools/build-before-tests.mjs', 'apps/server/src/postgres/testing-setup.ts'],
    include: ['packages/*/src/**/*.test.ts', 'apps/{server,cli}/src/**/*.test.ts', 'tools/**/*.test.mjs'],
    // Published packages that also name their source by our condition have to be compiled like ours.
    server: { deps: { inline: [/node_modules\/(ai|@ai-sdk|eventsource-parser)\//] } },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
