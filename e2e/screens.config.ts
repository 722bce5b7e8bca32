import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Not a test: `npm run screens` takes a picture of every screen. */
export default defineConfig(tests, { testMatch: 'screens.ts', timeout: 900_000, reporter: [['line']] });
