import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { seedAccount } from '../apps/server/dist/testing/seeded-account.js';
import { faultsOf } from './accessible.ts';
import { openPages, screensOf, showTheme, visit } from './screen-list.ts';
import { expect, test } from './studio.ts';

/** Colours depend on the theme and sizes on the width: two looks at a screen see both of each. */
const LOOKS = [
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
] as const;

test('has nothing for axe to find on any screen, at a desk in the dark and on a phone in the light', async ({
  browser,
  studio: { server },
}) => {
  test.setTimeout(600_000);
  const api = new ApiClient(() => server.url);
  await api.login();
  const account = await seedAccount(api);
  const pages = await openPages(() => browser.newContext(), server.url);
  const found: string[] = [];
  for (const screen of screensOf(account)) {
    const page = screen.visitor ? pages.visitor : pages.member;
    await visit(page, server.url, screen);
    for (const { width, theme } of LOOKS) {
      await page.setViewportSize({ width, height: 900 });
      await showTheme(page, theme);
      const look = `${screen.name}, ${width}, ${theme}`;
      for (const fault of await faultsOf(page)) found.push(`${look}: ${fault}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${look}: ${wide} px wide`);
    }
  }
  expect(found).toEqual([]);
});

test('reports a page that was made wrong on purpose', async ({ page, studio: { server } }) => {
  await page.goto(`${server.url}/login`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    const wrong = document.createElement('div');
    wrong.innerHTML = `
      <button style="width:12px;height:12px"></button><button style="width:12px;height:12px" aria-label="Near"></button>
      <p style="color:#777;background:#888">Grey on grey</p><img src="/favicon.svg">`;
    document.querySelector('main')?.prepend(wrong);
  });
  const rules = (await faultsOf(page)).map((fault) => fault.split(':')[0]);
  expect(rules).toEqual(
    expect.arrayContaining(['button-name', 'color-contrast', 'image-alt', 'target-size']),
  );
});
