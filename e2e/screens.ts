import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, test } from '@playwright/test';
import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { type SeededAccount, seedAccount } from '../apps/server/dist/testing/seeded-account.js';
import { ServerUnderTest } from '../apps/server/dist/testing/server-under-test.js';
import { writeSheet } from './contact-sheet.ts';
import { openPages, screensOf, showTheme, visit } from './screen-list.ts';
import { newcomer, type ScreenState, seedShowcase, statesOf } from './screen-states.ts';

const WIDTHS = [1440, 1024, 390];
const HEIGHT = 900;
/** What is below this many pixels of a long page is left out. */
const LONGEST = 2700;
const THEMES = ['dark', 'light'] as const;

const into = process.env.SCREENS_FOLDER;
/** Kept from run to run: making the ads takes longer than taking their pictures. */
const kept = process.env.SCREENS_HOME;
const only = (process.env.SCREENS_ONLY ?? '').split(',').filter(Boolean);
const wanted = ({ name }: { name: string }) => only.length === 0 || only.includes(name);

test('takes a picture of every screen', async ({ browser }) => {
  if (!into) throw new Error('SCREENS_FOLDER names no folder');
  await mkdir(into, { recursive: true });
  const home = kept ?? (await mkdtemp(join(tmpdir(), 'admint-screens-')));
  const server = new ServerUnderTest({ home, env: { npm_config_registry: 'http://127.0.0.1:9' } });
  try {
    await server.start();
    const account = await accountIn(home, new ApiClient(() => server.url));
    const screens = screensOf(account).filter(wanted);
    const states = statesOf(account).filter(wanted);
    const pages = await openPages(() => browser.newContext(), server.url);
    for (const width of WIDTHS) {
      for (const screen of screens) {
        const page = screen.visitor ? pages.visitor : pages.member;
        await page.setViewportSize({ width, height: HEIGHT });
        await visit(page, server.url, screen);
        await shoot(page, screen.name, width, true);
      }
      for (const state of states) await inState(browser, pages.member, server.url, state, width);
    }
    const names = [...screens, ...states].map(({ name }) => name);
    for (const width of WIDTHS) for (const theme of THEMES) await writeSheet(into, names, width, theme);
  } finally {
    await server.stop();
    if (!kept) await rm(home, { recursive: true, force: true });
  }
});

/** The ads of every place of the flow: those of an earlier run where its folder was kept. */
async function accountIn(home: string, api: ApiClient): Promise<SeededAccount> {
  const file = join(home, 'screens.json');
  await api.login();
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as SeededAccount;
  const seeded = await seedAccount(api);
  const account = { ...seeded, comparison: await seedShowcase(api) };
  await writeFile(file, JSON.stringify(account));
  return account;
}

/** In a window of its own, which takes the state with it. */
async function inState(browser: Browser, member: Page, url: string, state: ScreenState, width: number) {
  const storageState = state.newcomer ? await newcomer(url) : await member.context().storageState();
  const context = await browser.newContext({
    storageState,
    reducedMotion: 'reduce',
    viewport: { width, height: HEIGHT },
  });
  const page = await context.newPage();
  await state.before?.(page);
  await visit(page, url, state);
  await state.act?.(page);
  await shoot(page, state.name, width, !state.act);
  await context.close();
}

/** In both themes. `whole`: as a screen as tall as the page shows it; what sticks to the edges stays at the edges. */
async function shoot(page: Page, name: string, width: number, whole: boolean): Promise<void> {
  for (const theme of THEMES) {
    await showTheme(page, theme);
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    if (whole) await page.setViewportSize({ width, height: Math.min(Math.max(tall, HEIGHT), LONGEST) });
    await page.screenshot({ path: join(into ?? '', `${name}-${width}-${theme}.png`) });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) console.log(`${name} is ${wide} px wide on a screen of ${width} px`);
}
