import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './studio.ts';

const PRODUCT = 'pink tennis shoes with white laces';
const SCENE = 'girl running in sun, outdoor track, golden hour lighting';

async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await expect(page.getByRole('heading', { name: 'What are you selling today?' })).toBeVisible();
}

/** Presses a button that spends and confirms where the price is above what is spent without asking. */
async function spend(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  const confirm = dialog.getByRole('button', { name });
  await Promise.race([
    confirm.waitFor({ timeout: 3000 }).then(() => confirm.click()),
    page.getByRole('progressbar').first().waitFor({ timeout: 3000 }),
  ]).catch(() => undefined);
}

const tick = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true });

test('walks the seven screens to a playing video, over a reload and a killed server, and loses nothing', async ({
  page,
  studio,
}) => {
  const { server, provider } = studio;
  await logIn(page, server.url);

  await page.getByRole('textbox', { name: 'Your product in one sentence' }).fill(PRODUCT);
  await page.getByRole('button', { name: 'Start an ad' }).click();
  await expect(page.getByRole('heading', { name: 'Generate product images' })).toBeVisible();
  await expectAccessible(page, 'Generate product images');
  await expect(page.getByRole('textbox', { name: 'Describe your product' })).toHaveValue(PRODUCT);
  await spend(page, /Generate 6 images/);

  await expect(page.getByText(/Generating image \d of 6/).first()).toBeVisible();
  await server.kill();
  await server.start();
  await page.reload();
  await expect(page.getByText('Selected: 0 of 6 images')).toBeVisible({ timeout: 60_000 });
  for (const name of ['Front', 'Side', 'Lifestyle']) await tick(page, name).click();
  await expect(page.getByText('Selected: 3 of 6 images')).toBeVisible();
  await expectAccessible(page, 'images chosen');
  await page.reload();
  await expect(page.getByText('Selected: 3 of 6 images')).toBeVisible();
  await page.getByRole('button', { name: 'Add to mood board' }).click();

  await expect(page.getByRole('heading', { name: 'Mood board' })).toBeVisible();
  await expectAccessible(page, 'Mood board');
  await page
    .getByRole('link', { name: 'Continue to the scene' })
    .or(page.getByRole('button', { name: 'Continue to the scene' }))
    .click();

  await expect(page.getByRole('heading', { name: 'Generate video clips' })).toBeVisible();
  await expectAccessible(page, 'Generate video clips');
  await page.getByRole('textbox', { name: 'Describe the scene' }).fill(SCENE);
  await spend(page, /Generate 3 clips/);
  await expect(page.getByText('Selected: 0 of 3 clips')).toBeVisible({ timeout: 60_000 });
  for (const box of await page.getByRole('checkbox', { name: /^Select Clip/ }).all()) await box.click();
  await page.getByRole('button', { name: 'Add to clip board' }).click();

  await expect(page.getByRole('heading', { name: 'Clip board' })).toBeVisible();
  await expectAccessible(page, 'Clip board');
  await page
    .getByRole('link', { name: 'Continue to the finish' })
    .or(page.getByRole('button', { name: 'Continue to the finish' }))
    .click();

  await expect(page.getByRole('heading', { name: 'Add finishing touches' })).toBeVisible();
  await expectAccessible(page, 'Add finishing touches');
  await page.getByRole('textbox', { name: 'Product name' }).fill('AirRun Pro');
  await page.getByRole('textbox', { name: 'Call to action' }).fill('Shop Now');
  await spend(page, /Generate final video/);

  await expect(page.getByRole('heading', { name: 'Your video is ready' })).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page, 'result');
  const video = page.locator('video').first();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBe(1920);
  await video.evaluate((element: HTMLVideoElement) => {
    element.muted = true;
    return element.play();
  });
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0.2);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: 'Download MP4' })
      .or(page.getByRole('button', { name: 'Download MP4' }))
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^ad_[0-9a-f-]{36}\.mp4$/);
  for (const [key, creates] of provider.journal.creates) expect(creates, key).toBe(1);
});

test('stops work that is running, says what was spent, and offers to go on', async ({ page, studio }) => {
  studio.provider.journal.script.delay.image = 60_000;
  // Whoever presses before the form has filled itself in gets in as well.
  await page.route('**/api/options', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  try {
    await logIn(page, studio.server.url);
    await page.getByRole('textbox', { name: 'Your product in one sentence' }).fill('a red mug');
    await page.getByRole('button', { name: 'Start an ad' }).click();
    await spend(page, /Generate 6 images/);
    await expect(page.getByText(/Generating image 1 of 6/).first()).toBeVisible();
    // The tab says how far it is, here and on every other page.
    await expect(page).toHaveTitle(/^\(\d+ %\) a red mug · AdMint$/);
    await page.getByRole('link', { name: 'Videos', exact: true }).click();
    await expect(page).toHaveTitle(/^\(\d+ %\) Videos · AdMint$/);
    await page.goBack();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByRole('button', { name: /Generate 6 images/ })).toBeEnabled();
    await expect(page).toHaveTitle('a red mug · AdMint');
  } finally {
    studio.provider.journal.script.delay.image = 400;
  }
});

test('shows what failed and whether it was charged, and makes only the missing part again', async ({
  page,
  studio,
}) => {
  const fault = {
    code: 'model_error' as const,
    message: 'The model gave up.',
    retryable: true,
    charged: 'none' as const,
  };
  studio.provider.journal.script.rules = [{ kind: 'image', match: '"view_type":"side"', times: 1, fault }];
  await logIn(page, studio.server.url);
  await page.getByRole('textbox', { name: 'Your product in one sentence' }).fill('a blue mug');
  await page.getByRole('button', { name: 'Start an ad' }).click();
  await spend(page, /Generate 6 images/);
  await expect(page.getByText(/1 image could not be made/).first()).toBeVisible();
  await expect(page.getByText('You were not charged.').first()).toBeVisible();
  await page
    .getByRole('button', { name: /Try again/ })
    .first()
    .click();
  await expect(page.getByText('Selected: 0 of 6 images')).toBeVisible();
});
