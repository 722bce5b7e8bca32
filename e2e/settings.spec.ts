import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { mediaProducer } from '../apps/server/dist/testing/scripted-media.js';
import { ServerUnderTest } from '../apps/server/dist/testing/server-under-test.js';
import { startSimulator } from '../packages/simulator/dist/index.js';
import { expectAccessible } from './accessible.ts';
import { BrowserTraffic } from './browser-traffic.ts';

const KEY = 'r8_entered-in-the-browser-5521';
/** The key as it is and as it may travel; its last four characters are shown. */
const FORMS = [KEY, encodeURIComponent(KEY), btoa(KEY).slice(2, -4), KEY.slice(KEY.length / 2)];

/** A studio without keys whose Replicate is the simulator: a key that is entered opens real-looking models. */
const test = base.extend<object, { studio: ServerUnderTest }>({
  studio: [
    // The runner reads the fixtures a test needs from this pattern: none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'admint-e2e-settings-'));
      const produce = await mediaProducer(join(folder, 'media'));
      const simulator = await startSimulator({
        scale: 200,
        media: async ({ kind, duration }) => {
          const [output] = await produce(kind === 'audio' ? 'music' : kind, { duration });
          if (output?.kind !== 'file') throw new Error(`no ${kind} was made`);
          return { bytes: await readFile(output.path), content_type: output.content_type };
        },
      });
      const server = new ServerUnderTest({
        home: join(folder, 'home'),
        env: { REPLICATE_BASE_URL: simulator.urls.replicate },
      });
      await server.start();
      await use(server);
      await server.stop();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

async function logIn(page: Page, url: string): Promise<void> {
  // Colours that fade from one theme to the next are neither theme's.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(url);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Log in');
}

async function pick(page: Page, menuEntry: string): Promise<void> {
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: menuEntry }).click();
}

/** Both themes, at a desk and on a phone. */
async function expectAccessibleEverywhere(page: Page, screen: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const theme of ['dark', 'light']) {
      await page.evaluate(async (name) => {
        document.documentElement.dataset.theme = name;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
      }, theme);
      await expectAccessible(page, `${screen}, ${width}, ${theme}`);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${screen} is wider than the screen at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test.describe.configure({ mode: 'serial' });

test('enters a key, opens models with it, chooses them and sets limits', async ({ page, studio }) => {
  const traffic = new BrowserTraffic(page);
  await logIn(page, studio.url);
  await pick(page, 'Settings');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await expect(page.getByText('Everything is made on this computer, for free.')).toBeVisible();
  await expectAccessibleEverywhere(page, 'settings without a key');

  const replicate = page.getByRole('region', { name: 'Replicate' });
  await replicate.getByRole('button', { name: 'Set up' }).click();
  await replicate.getByLabel('Key').fill('short');
  await replicate.getByRole('button', { name: 'Save and check' }).click();
  await expect(replicate.getByRole('alert')).toBeVisible();
  await replicate.getByLabel('Key').fill(KEY);
  await replicate.getByLabel('Key').press('Enter');
  await expect(replicate.getByText('It works.')).toBeVisible();
  await expect(replicate.getByText(/Key ends in 5521/)).toBeVisible();
  await expect(replicate.getByText(/Opens \d+ image models/)).toBeVisible();

  await expect(page.getByRole('radio', { name: /Draft/ })).toBeChecked();
  await page.getByRole('radio', { name: /Production/ }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('combobox', { name: 'Images' })).toContainText('FLUX.2 Pro');
  await page.getByRole('combobox', { name: 'Images' }).click();
  await page.getByRole('option', { name: /FLUX schnell/ }).click();
  await expect(page.getByRole('combobox', { name: 'Images' })).toContainText('FLUX schnell');
  await expect(page.getByText('$0.003 per image', { exact: false }).first()).toBeVisible();
  await page.getByText(/All \d+ models/).click();
  await expect(page.getByText('There is no fal key.').first()).toBeVisible();
  await expectAccessibleEverywhere(page, 'settings with a key and all models');

  await page.getByLabel('Tell me when an ad passes').fill('lots');
  await page.getByRole('button', { name: 'Save budgets' }).click();
  await expect(page.getByText('Type an amount such as 12 or 12.50.')).toBeVisible();
  await page.getByLabel('Tell me when an ad passes').fill('0.005');
  await page.getByLabel('All my ads of a day may cost').fill('20');
  await page.getByRole('button', { name: 'Save budgets' }).click();
  await expect(page.getByText('Budgets saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('All my ads of a day may cost')).toHaveValue('20');
  await expect(page.getByRole('combobox', { name: 'Images' })).toContainText('FLUX schnell');
  const { found, looked } = await traffic.search(FORMS);
  expect(found).toEqual(['PUT /api/settings/providers/replicate: body']);
  expect(looked).toBeGreaterThan(50);
});

test('shows what was bought: the banner on the ad, the receipts, the file, and the spending', async ({
  page,
  studio,
}) => {
  const api = new ApiClient(() => studio.url);
  await api.login();
  const models = { text: 'local', image: 'replicate:black-forest-labs/flux-schnell' };
  const id = await api.newSession();
  await api.generateImages(id, { models });
  expect((await api.settled(id)).failure).toBeNull();

  const traffic = new BrowserTraffic(page);
  await logIn(page, studio.url);
  await page.goto(`${studio.url}/ads/${id}/images`);
  await expect(page.getByText('This ad has passed $0.005: $0.01 of $200.00 spent.')).toBeVisible();
  await page.getByRole('link', { name: 'Receipts and budget' }).click();
  await page.getByLabel('This ad may cost').fill('0.001');
  await page.getByRole('button', { name: 'Save budget' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be lower');
  await page.getByLabel('This ad may cost').fill('3');
  await page.getByRole('button', { name: 'Save budget' }).click();
  await expect(page.getByText('Budget saved')).toBeVisible();
  await expectAccessibleEverywhere(page, 'receipts of one ad');
  await page.getByRole('link', { name: 'To the ad' }).click();
  await expect(page.getByText('This ad has passed $0.005: $0.01 of $3.00 spent.')).toBeVisible();
  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(page.getByText('This ad has passed')).toBeHidden();

  await pick(page, 'Receipts');
  await expect(page.getByText('5 calls · $0.01 paid')).toBeVisible();
  await expectAccessibleEverywhere(page, 'receipts');
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Image', exact: true }).click();
  await expect(page.getByText('4 calls · $0.01 paid')).toBeVisible();
  await expect(page).toHaveURL(/kind=image/);
  await page.goBack();
  const download = page.waitForEvent('download');
  await page.goto(`${studio.url}/receipts?kind=image`);
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const file = await (await download).path();
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain('black-forest-labs/flux-schnell');
  await page.goto(`${studio.url}/receipts?money=unknown`);
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByText('5 calls')).toBeVisible();

  await pick(page, 'Profile');
  await expect(page.getByRole('heading', { name: 'Spending over time' })).toBeVisible();
  await expect(page.getByRole('row', { name: /flux-schnell 4 \$0.01/ })).toBeVisible();
  await page.getByText('As a table').click();
  await expect(page.getByRole('row', { name: /2\d{3} 4 \$0.01/ })).toBeVisible();
  await expectAccessibleEverywhere(page, 'profile');
  const { found, sockets } = await traffic.search(FORMS);
  expect(found).toEqual([]);
  expect(sockets).toBeGreaterThan(0);
});
