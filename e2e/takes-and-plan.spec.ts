import type { Page } from '@playwright/test';
import { ApiClient, SCENE } from '../apps/server/dist/testing/api-client.js';
import { expectAccessible } from './accessible.ts';
import { pressOn, tabTo } from './by-keyboard.ts';
import { expect, type Studio, test } from './studio.ts';

async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/login'));
}

/** An ad with four images, front and side chosen: which picture comes first is chance. */
async function adWithImages({ server }: Studio): Promise<{ id: string; api: ApiClient }> {
  const api = new ApiClient(() => server.url);
  await api.login();
  const id = await api.newSession();
  await api.generateImages(id, { num_images: 4 });
  const { generated_images } = await api.settled(id);
  await api.approveImages(
    id,
    ['front', 'side'].flatMap((view) =>
      generated_images.filter(({ view_type }) => view_type === view).map((image) => image.id),
    ),
  );
  return { id, api };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('makes another take, plans and changes shots, and finishes the ad, all by keyboard', async ({
  page,
  studio,
}) => {
  const { id, api } = await adWithImages(studio);
  await logIn(page, studio.server.url);
  await page.goto(`${studio.server.url}/ads/${id}/images`);

  await tabTo(page, button(page, 'Open Front'));
  await page.keyboard.press('f');
  await expect(button(page, 'Favorite: Front')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Front' });
  await expectAccessible(page, 'viewer');
  await pressOn(page, viewer.locator('summary', { hasText: 'Make it again' }));
  await pressOn(page, viewer.getByRole('button', { name: /Make another take · \$0\.05/ }));
  await expect(viewer.getByRole('list', { name: 'Takes' }).getByRole('button')).toHaveCount(2);
  await pressOn(page, viewer.getByRole('button', { name: 'Use this take' }));
  await expect(viewer.getByRole('button', { name: 'Take 2, in use' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Selected: 2 of 4 images')).toBeVisible();
  await pressOn(page, button(page, 'Add to mood board'));

  await tabTo(page, button(page, 'Drag Front'));
  await page.keyboard.press('Space');
  await page.waitForTimeout(300);
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  await page.keyboard.press('Space');
  // Which picture stands beside it depends on which arrived first.
  await expect(page.getByRole('listitem').filter({ hasText: '2Front' })).toBeVisible();
  await pressOn(page, button(page, 'Continue to the scene'));

  await tabTo(page, page.getByRole('textbox', { name: 'Describe the scene' }));
  await page.keyboard.type(SCENE);
  await pressOn(page, button(page, /Plan the scenes first/));
  await expect(page.getByRole('heading', { name: 'Scene plan' })).toBeVisible();
  await tabTo(page, page.getByRole('textbox', { name: 'What happens' }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('it turns slowly in the light');
  await pressOn(page, button(page, /^Camera:/));
  const moves = page.getByRole('dialog', { name: 'Camera move' });
  await tabTo(page, moves.getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowRight');
  await expectAccessible(page, 'plan with the camera moves');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();
  await pressOn(page, button(page, /Generate 2 clips from the plan/));
  const confirm = page.getByRole('dialog').getByRole('button', { name: /Generate 2 clips/ });
  await pressOn(page, confirm);
  await expect(page.getByText('Selected: 0 of 2 clips')).toBeVisible({ timeout: 60_000 });
  const { generated_clips } = await api.session(id);
  expect(generated_clips.map(({ prompt }) => prompt)).toContain('it turns slowly in the light');

  await tabTo(page, button(page, /^Open Clip 1/));
  await page.keyboard.press('x');
  await pressOn(page, button(page, 'Add to clip board'));
  await pressOn(page, button(page, 'Continue to the finish'));
  await tabTo(page, page.getByRole('textbox', { name: 'Product name' }));
  await page.keyboard.type('AirRun Pro');
  await pressOn(page, button(page, 'Listen to Chill'));
  await expect(button(page, 'Stop Chill')).toBeVisible();
  await expectAccessible(page, 'finish');
  await pressOn(page, button(page, /Generate final video/));
  await expect(page.getByRole('heading', { name: 'Your video is ready' })).toBeVisible({ timeout: 120_000 });
});

test('keeps two windows in step, and loses nothing when the line is cut', async ({
  page,
  context,
  studio,
}) => {
  const { id, api } = await adWithImages(studio);
  await logIn(page, studio.server.url);
  const address = `${studio.server.url}/ads/${id}/images`;
  const other = await context.newPage();
  await page.goto(address);
  await other.goto(address);

  await button(page, 'Open Side').focus();
  await page.keyboard.press('f');
  await expect(button(other, 'Favorite: Side')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('checkbox', { name: 'Select Back' }).click();
  await expect(other.getByText('Selected: 3 of 4 images')).toBeVisible();
  await other.close();

  await context.setOffline(true);
  await expect(page.getByText('You are offline. Work continues on the server.')).toBeVisible();
  await expect(button(page, /Generate \d images/)).toBeDisabled();
  const { generated_images } = await api.session(id);
  await api.work(id, `images/${generated_images[0]?.id}/regenerate`);
  await context.setOffline(false);
  await expect(page.getByText('You are offline. Work continues on the server.')).toBeHidden();
  await expect(page.getByText('2 takes')).toBeVisible();
});

test('fits a phone: nothing sticks out, every control can be reached', async ({ page, studio }) => {
  const { id, api } = await adWithImages(studio);
  await api.work(id, 'plan', { video_prompt: SCENE, clip_duration: 3 });
  await page.setViewportSize({ width: 390, height: 844 });
  await logIn(page, studio.server.url);
  for (const [step, heading] of [
    ['images', 'Generate product images'],
    ['mood-board', 'Mood board'],
    ['clips', 'Scene plan'],
  ] as const) {
    await page.goto(`${studio.server.url}/ads/${id}/${step}`);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, step).toBeLessThanOrEqual(390);
    await expectAccessible(page, `${step} on a phone`);
  }
  await expect(page.getByRole('textbox', { name: 'Describe the scene' })).toHaveValue(SCENE);
});
