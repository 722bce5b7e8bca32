import type { Page, Route } from '@playwright/test';
import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { type SeededAccount, seedAccount } from '../apps/server/dist/testing/seeded-account.js';
import { faultsOf } from './accessible.ts';
import { keyboardFaults } from './by-keyboard.ts';
import { logInAs, openPages, screensOf, showTheme, visit } from './screen-list.ts';
import { expect, test as base } from './studio.ts';

/** Colours depend on the theme and sizes on the width: two looks at a screen see both of each. */
const LOOKS = [
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
] as const;

const test = base.extend<object, { account: SeededAccount }>({
  account: [
    async ({ studio: { server } }, use) => {
      const api = new ApiClient(() => server.url);
      await api.login();
      await use(await seedAccount(api));
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});

async function faultsInLooks(page: Page, name: string, looks = LOOKS.slice()): Promise<string[]> {
  const found: string[] = [];
  for (const { width, theme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await showTheme(page, theme);
    const look = `${name}, ${width}, ${theme}`;
    for (const fault of await faultsOf(page)) found.push(`${look}: ${fault}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${look}: ${wide} px wide`);
  }
  return found;
}

test('has nothing for axe to find on any screen, at a desk in the dark and on a phone in the light, and Tab gets everywhere', async ({
  browser,
  account,
  studio: { server },
}) => {
  test.setTimeout(600_000);
  const pages = await openPages(() => browser.newContext(), server.url);
  const found: string[] = [];
  for (const screen of screensOf(account)) {
    const page = screen.visitor ? pages.visitor : pages.member;
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(page, server.url, screen);
    for (const fault of await keyboardFaults(page)) found.push(`${screen.name}: ${fault}`);
    found.push(...(await faultsInLooks(page, screen.name)));
  }
  expect(found).toEqual([]);
});

/** Screens that ask the server before they can show anything. */
const ASKING = [
  'dashboard',
  'images',
  'auto-storyboard',
  'gallery',
  'video',
  'comparisons',
  'comparison',
  'receipts',
  'profile',
  'settings',
];

test('has nothing for axe to find while a screen waits for the server, and when the server fails', async ({
  browser,
  account,
  studio: { server },
}) => {
  test.setTimeout(300_000);
  const { member: page, visitor } = await openPages(() => browser.newContext(), server.url);
  await visitor.close();
  const found: string[] = [];
  const problem = { code: 'storage_unavailable', detail: 'The files cannot be reached.', retryable: false };
  for (const screen of screensOf(account).filter(({ name }) => ASKING.includes(name))) {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const hold = async (route: Route) => {
      await asked;
      await route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ ...problem, status: 500, charged: 'none' }),
      });
    };
    await page.route('**/api/**', hold);
    await page.goto(`${server.url}${screen.path}`);
    await expect(page.locator('[aria-busy="true"], .sheen').first(), screen.name).toBeVisible();
    found.push(...(await faultsInLooks(page, `${screen.name}, waiting`, [LOOKS[0]])));
    answer();
    await expect(page.getByRole('alert').first(), screen.name).toBeVisible();
    found.push(...(await faultsInLooks(page, `${screen.name}, failed`, [LOOKS[1]])));
    await page.unroute('**/api/**', hold);
  }
  expect(found).toEqual([]);
});

test('has nothing for axe to find where there is nothing yet, and without a network', async ({
  browser,
  account,
  studio: { server },
}) => {
  const api = new ApiClient(() => server.url);
  await api.register();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await logInAs(page, server.url, api.token);
  const found: string[] = [];
  for (const path of ['/', '/videos', '/compare', '/receipts', '/profile']) {
    await visit(page, server.url, { name: path, path });
    found.push(...(await faultsInLooks(page, `${path}, empty`, [LOOKS[1]])));
  }
  const own = new ApiClient(() => server.url);
  await own.login();
  await logInAs(page, server.url, own.token);
  await visit(page, server.url, { name: 'images', path: `/ads/${account.started}/images` });
  await context.setOffline(true);
  await expect(page.getByText('You are offline. Work continues on the server.')).toBeVisible();
  found.push(...(await faultsInLooks(page, 'images, offline')));
  await context.close();
  expect(found).toEqual([]);
});

test('reports a page that was made wrong on purpose', async ({ page, studio: { server } }) => {
  await page.goto(`${server.url}/login`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    const wrong = document.createElement('div');
    wrong.innerHTML = `
      <button style="width:12px;height:12px"></button><button style="width:12px;height:12px" aria-label="Near"></button>
      <p style="color:#777;background:#888">Grey on grey</p><img src="/favicon.svg">
      <button style="outline:none" aria-label="Unseen">a</button><button aria-label="Buy">Send it off</button>
      <a href="/" aria-label="Jumps">b</a>`;
    const jumps = wrong.querySelector('a');
    jumps?.addEventListener('focus', () => jumps.blur());
    document.querySelector('main')?.prepend(wrong);
  });
  const rules = (await faultsOf(page)).map((fault) => fault.split(':')[0]);
  expect(rules).toEqual(
    expect.arrayContaining([
      'button-name',
      'color-contrast',
      'image-alt',
      'label-content-name-mismatch',
      'target-size',
    ]),
  );
  expect(await keyboardFaults(page)).toEqual(
    expect.arrayContaining(['Unseen: the focus cannot be seen', 'Jumps: Tab does not get there']),
  );
});
