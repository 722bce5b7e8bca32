import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { SeededAccount } from '../apps/server/dist/testing/seeded-account.js';
import { untilStill } from './accessible.ts';

export interface Screen {
  /** In file names and messages. */
  name: string;
  path: string;
  /** Looked at without a login. */
  visitor?: true;
}

/** Every address of the app and every state of it that has a look of its own. */
export function screensOf(account: SeededAccount): Screen[] {
  const ad = (name: string, id: string, step: string): Screen => ({ name, path: `/ads/${id}/${step}` });
  return [
    { name: 'login', path: '/login', visitor: true },
    { name: 'register', path: '/register', visitor: true },
    { name: 'share', path: account.share, visitor: true },
    { name: 'share-closed', path: '/s/00000000-0000-4000-8000-000000000000', visitor: true },
    { name: 'dashboard', path: '/' },
    ad('images-empty', account.fresh, 'images'),
    ad('images', account.started, 'images'),
    ad('mood-board', account.planned, 'mood-board'),
    ad('scene-plan', account.planned, 'clips'),
    ad('clips', account.finished, 'clips'),
    ad('clip-board', account.finished, 'clip-board'),
    ad('finish', account.finished, 'finish'),
    ad('result', account.finished, 'result'),
    ad('auto-form', account.fresh, 'auto'),
    ad('auto-storyboard', account.review, 'auto'),
    { name: 'gallery', path: '/videos' },
    { name: 'gallery-no-match', path: '/videos?q=nothing-of-that-name' },
    { name: 'video', path: `/videos/${account.video}` },
    { name: 'comparisons', path: '/compare' },
    { name: 'comparison', path: `/compare/${account.comparison}` },
    { name: 'receipts', path: '/receipts' },
    { name: 'receipts-of-an-ad', path: `/receipts?session_id=${account.finished}` },
    { name: 'profile', path: '/profile' },
    { name: 'settings', path: '/settings' },
    { name: 'not-found', path: '/no-such-page' },
  ];
}

/** A page that nobody is logged in to, and one of the demo user's. Colours do not fade: a shot or a check sees one theme. */
export async function openPages(
  newContext: () => Promise<BrowserContext>,
  url: string,
): Promise<{ visitor: Page; member: Page }> {
  const [visitor, member] = await Promise.all(
    [newContext(), newContext()].map(async (c) => (await c).newPage()),
  );
  if (!visitor || !member) throw new Error('no page');
  await Promise.all([visitor, member].map((page) => page.emulateMedia({ reducedMotion: 'reduce' })));
  await member.goto(url);
  await member.getByRole('button', { name: 'Start creating' }).click();
  await member.waitForURL((address) => !address.pathname.startsWith('/login'));
  return { visitor, member };
}

/** From the next page on, this page shows what belongs to the user of the token. */
export async function logInAs(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.evaluate(
    (saved) => localStorage.setItem('admint.auth', saved),
    JSON.stringify({ state: { token, account: null }, version: 0 }),
  );
}

/** Goes there and waits until everything that is loaded is there, pictures and fonts included. */
export async function visit(page: Page, url: string, { path }: Screen): Promise<void> {
  await page.goto(`${url}${path}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.loading === 'lazy'),
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

export async function showTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((name) => {
    if (document.documentElement.dataset.theme) document.documentElement.dataset.theme = name;
  }, theme);
  await untilStill(page);
}
