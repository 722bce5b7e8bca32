import type { Page } from '@playwright/test';
import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { expectAccessible } from './accessible.ts';
import { expect, type Studio, test } from './studio.ts';

/** Finished ads of the demo user, made once by the API. */
async function twoVideos({ server }: Studio): Promise<void> {
  const api = new ApiClient(() => server.url);
  await api.login();
  const { total } = await api.call<{ total: number }>('GET', '/api/generations?status=completed&q=gallery');
  if (total >= 2) return;
  const id = await api.newSession();
  await api.generateImages(id, { product_prompt: 'gallery mug in green' });
  const { generated_images } = await api.settled(id);
  await api.approveImages(
    id,
    generated_images.slice(0, 2).map((image) => image.id),
  );
  await api.generateClips(id, { clip_duration: 2 });
  const { generated_clips } = await api.settled(id);
  await api.approveClips(
    id,
    generated_clips.map((clip) => clip.id),
  );
  for (const product_name of ['First Mug', 'Second Mug']) {
    await api.compose(id, {
      text_overlay: { product_name, cta: 'Buy now' },
      audio: { enabled: false },
    });
    expect((await api.settled(id, 200)).stage).toBe('complete');
  }
}

async function logIn(page: Page, { server }: Studio, path = '/'): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

const count = (page: Page) => page.getByRole('list', { name: 'Videos' }).getByRole('listitem');

test.beforeEach(async ({ studio }) => {
  test.setTimeout(480_000);
  await twoVideos(studio);
});

test('finds, names, opens and deletes videos by mouse', async ({ page, studio }) => {
  await logIn(page, studio, '/videos');
  await expect(page.getByRole('heading', { name: 'Videos', level: 1 })).toBeVisible();
  await page.getByRole('textbox', { name: 'Search' }).fill('SECOND mug');
  await expect(count(page)).toHaveCount(1);
  await expect(page).toHaveURL(/q=SECOND/);
  await expectAccessible(page, 'gallery');

  await page.getByRole('link', { name: 'Second Mug' }).hover();
  await expect(count(page).locator('video')).toHaveCount(1);

  await page.getByRole('button', { name: 'Actions for Second Mug' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the video' }).fill('Renamed gallery mug');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Search' }).fill('renamed');
  await expect(page).toHaveURL(/q=renamed/);
  await page.getByRole('link', { name: 'Renamed gallery mug' }).click();

  await expect(page.getByRole('heading', { name: 'Renamed gallery mug' })).toBeVisible();
  await expect(page.getByText('2 versions of this ad')).toBeVisible();
  const video = page.locator('section video').first();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBe(1920);
  await expectAccessible(page, 'video');
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'Search' })).toHaveValue('renamed');

  await page.getByRole('combobox', { name: 'Show' }).click();
  await expectAccessible(page, 'open list');
  await page.getByRole('option', { name: 'Failed' }).click();
  await expect(page.getByText('No video matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all videos' }).click();
  await expect(page.getByRole('link', { name: 'Renamed gallery mug' })).toBeVisible();
});

test('is walked by keyboard alone: names, dialogs, palette and sheet', async ({ page, studio }) => {
  await logIn(page, studio, '/videos?q=gallery');
  const first = page.locator('[data-video]').first();
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-video]').nth(1)).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Name of the video' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-video]').nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await expectAccessible(page, 'delete dialog');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await first.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page, 'shortcut sheet');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('mug');
  await expect(page.getByRole('option', { name: /mug/i }).first()).toBeVisible();
  await expectAccessible(page, 'palette');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What are you selling today?' })).toBeVisible();
});

test('shares a video with someone who is not logged in, and takes the link back', async ({
  page,
  browser,
  studio,
}) => {
  await logIn(page, studio, '/videos?q=first+mug');
  await page.getByRole('button', { name: 'Actions for First Mug' }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Make a link and copy it' }).click();
  const url = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await expectAccessible(page, 'share dialog');

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(url);
  await expect(stranger.getByRole('heading', { name: 'First Mug' })).toBeVisible();
  const video = stranger.locator('video');
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBe(1920);
  await video.evaluate((element: HTMLVideoElement) => {
    element.currentTime = element.duration / 2;
  });
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.seeking)).toBe(false);
  expect(await video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(1);
  const image = await stranger.locator('meta[property="og:image"]').getAttribute('content');
  expect((await stranger.request.get(image ?? '')).headers()['content-type']).toBe('image/jpeg');
  await expectAccessible(stranger, 'public page');

  await page.getByRole('button', { name: 'End the link' }).click();
  await expect(page.getByRole('button', { name: 'Make a link and copy it' })).toBeVisible();
  expect((await stranger.goto(url))?.status()).toBe(404);
  await expect(stranger.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await expectAccessible(stranger, 'ended link');
});

test('fits a telephone, in both themes, with a template taken through to the brief', async ({
  browser,
  studio,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await logIn(page, studio);
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => localStorage.setItem('admint.theme', name), theme);
    for (const path of ['/', '/videos']) {
      await page.goto(`${studio.server.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[data-video]').first()).toBeVisible();
      await expectAccessible(page, `${path} at 390 px, ${theme}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${path} scrolls sideways`).toBe(0);
    }
  }
  await page.goto(studio.server.url);
  await page.getByRole('button', { name: 'Start from the template Coffee mug' }).click();
  await expect(page.getByRole('textbox', { name: 'Describe your product' })).toHaveValue(
    'matte green ceramic coffee mug',
  );
  await context.close();
});

test('leaves at once when the login ends elsewhere, and comes back to where it was', async ({
  page,
  studio,
}) => {
  await logIn(page, studio, '/videos?q=gallery&sort=longest');
  await expect(count(page).first()).toBeVisible();
  await page.context().clearCookies();
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('admint.auth') ?? '{}') as { state: { token: string } };
    kept.state.token = 'expired';
    localStorage.setItem('admint.auth', JSON.stringify(kept));
  });
  await page.reload();
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await expect(page).toHaveURL(/\/videos\?q=gallery&sort=longest/);
});
