import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { seedAccount } from '../apps/server/dist/testing/seeded-account.js';
import { ServerUnderTest } from '../apps/server/dist/testing/server-under-test.js';
import { writeSheet } from './contact-sheet.ts';
import { openPages, screensOf, showTheme, visit } from './screen-list.ts';

const WIDTHS = [1440, 1024, 390];
const HEIGHT = 900;
/** What is below this many pixels of a long page is left out. */
const LONGEST = 2700;
const THEMES = ['dark', 'light'] as const;

const into = process.env.SCREENS_FOLDER;
const only = (process.env.SCREENS_ONLY ?? '').split(',').filter(Boolean);

test('takes a picture of every screen', async ({ browser }) => {
  if (!into) throw new Error('SCREENS_FOLDER names no folder');
  await mkdir(into, { recursive: true });
  const home = await mkdtemp(join(tmpdir(), 'admint-screens-'));
  const server = new ServerUnderTest({ home, env: { npm_config_registry: 'http://127.0.0.1:9' } });
  try {
    await server.start();
    const api = new ApiClient(() => server.url);
    await api.login();
    const screens = screensOf(await seedAccount(api)).filter(
      ({ name }) => only.length === 0 || only.includes(name),
    );
    const pages = await openPages(() => browser.newContext(), server.url);
    for (const width of WIDTHS) {
      for (const screen of screens) {
        const page = screen.visitor ? pages.visitor : pages.member;
        await page.setViewportSize({ width, height: HEIGHT });
        await visit(page, server.url, screen);
        for (const theme of THEMES) {
          await showTheme(page, theme);
          const tall = await page.evaluate(() => document.documentElement.scrollHeight);
          const height = Math.min(Math.max(tall, HEIGHT), LONGEST);
          // As a tall screen shows it: what sticks to the edges stays at the edges.
          await page.setViewportSize({ width, height });
          await page.screenshot({ path: join(into, `${screen.name}-${width}-${theme}.png`) });
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) console.log(`${screen.name} is ${wide} px wide on a screen of ${width} px`);
      }
    }
    for (const width of WIDTHS)
      for (const theme of THEMES)
        await writeSheet(
          into,
          screens.map(({ name }) => name),
          width,
          theme,
        );
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
});
