import type { Page } from '@playwright/test';
import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { faultsOf } from './accessible.ts';
import { expect, test } from './studio.ts';

const SENTENCE = 'A red mug that keeps coffee hot for hours on a cold morning.';

async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await faultsOf(page), `${screen}, ${width}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${screen} is wider than ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 844 });
}

test('two variations: ordered with their price, watched together, one chosen, given another beginning', async ({
  page,
  studio,
}) => {
  // Colours that fade from one theme to the next are neither theme's.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(studio.server.url);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await expect(page.getByRole('link', { name: 'Comparisons' })).toBeVisible();
  const api = new ApiClient(() => studio.server.url);
  await api.login();

  await page.goto(`${studio.server.url}/ads/${await api.newSession()}/auto`);
  await page.getByLabel('What shall the ad sell?').fill(SENTENCE);
  await page.getByRole('combobox', { name: 'Scenes' }).click();
  await page.getByRole('option', { name: '2', exact: true }).click();
  await page.getByRole('combobox', { name: 'Music' }).click();
  await page.getByRole('option', { name: 'No music' }).click();
  await page.getByRole('switch', { name: 'Draft: small clips, faster' }).click();
  await page.getByText('How the scenes hold together').click();
  await expect(page.getByText(/Not available: The studio trains no styles/)).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Trained product style (LoRA)' })).toBeDisabled();
  await page.getByRole('switch', { name: 'Colour grade' }).click();
  await expect(page.getByText('Clips keep the colours they came with.')).toBeVisible();
  const together = page.getByRole('switch', { name: 'Clips at the same time' });
  await together.click();
  await expect(page.getByText('Clips are made one after the other, which takes longer.')).toBeVisible();
  await together.click();
  await expect(page.getByText('Up to 2 times as fast with 2 scenes')).toBeVisible();
  await page.getByRole('button', { name: 'More about “One seed for all scenes”' }).click();
  await expect(
    page.getByRole('dialog').getByText(/gets the same one for all scenes.* On by itself\./),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('switch', { name: 'Compare variations' }).click();
  const variations = page.getByRole('region', { name: 'Variations' });
  await expect(variations.getByText('Two variations ask for the same ad. Change one of them.')).toBeVisible();
  const second = variations
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Variation B' }) });
  await second.getByRole('combobox', { name: 'Framework' }).click();
  await page.getByRole('option', { name: 'Problem, agitation, solution' }).click();
  await second.getByRole('button', { name: 'Save as a profile' }).click();
  await expect(variations.getByText('1 saved profile')).toBeVisible();
  await expectAccessible(page, 'the order of a comparison');
  const press = variations.getByRole('button', { name: /Make 2 variations · \$/ });
  await press.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Make 2 variations/ })
    .click();

  await expect(page).toHaveURL(/\/compare\//);
  await expect(page.getByText('Being made').first()).toBeVisible();
  const all = page.getByRole('button', { name: 'Play all' });
  await expect(all).toBeVisible({ timeout: 180_000 });
  await expect(page.getByRole('button', { name: 'Stop all' })).toBeHidden();
  await expect(page.getByRole('row', { name: /Asked framework default PAS/ })).toBeVisible();
  for (const name of ['Variation A', 'Variation B']) {
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
    await expect(card.getByText(/^\d+\s*s$|\d:\d\d/).first(), 'how long it took').toBeVisible();
    await expect(card.getByText(/^\$\d/), 'what it cost').toBeVisible();
    const file = card.getByRole('link', { name: `Download ${name}` });
    await expect(file).toHaveAttribute('download', /^ad_.+\.mp4$/);
  }
  await expectAccessible(page, 'a finished comparison');

  await all.click();
  await expect(page.getByRole('button', { name: 'Pause all' })).toBeVisible();
  const playing = () =>
    page.locator('video').evaluateAll((videos: HTMLVideoElement[]) => ({
      moving: videos.filter((video) => !video.paused).length,
      heard: videos.filter((video) => !video.muted).length,
    }));
  await expect.poll(playing).toEqual({ moving: 2, heard: 1 });
  await page.getByRole('button', { name: 'Pause all' }).click();
  await page.getByRole('slider', { name: 'Position in all videos' }).press('Home');
  const places = () =>
    page
      .locator('video')
      .evaluateAll((videos: HTMLVideoElement[]) => videos.map(({ currentTime }) => currentTime));
  await expect.poll(places).toEqual([0, 0]);

  await page.getByRole('button', { name: 'Choose Variation B' }).click();
  await expect(page.getByText('Winner')).toBeVisible();
  await page.getByRole('button', { name: 'Name and question' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Which form sells?');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which form sells?');

  await page.getByRole('link', { name: 'Variation B', exact: true }).click();
  await page.getByRole('button', { name: 'Try other beginnings' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('This video stands in another comparison')).toBeVisible();
  const video = page.url();
  await page.keyboard.press('Escape');

  // The last step shows a made ad with the words of its scenes, and lets them be changed.
  await page.getByRole('link', { name: 'Edit texts' }).click();
  const words = page.getByRole('textbox', { name: 'Scene 2' });
  await expect(words).not.toHaveValue('');
  await words.fill('Made for mornings');
  const position = page.getByRole('slider', { name: 'Position' });
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(60);
  await page.getByRole('button', { name: 'Show Clip 1' }).click();
  await expect.poll(async () => Number(await position.inputValue())).toBeLessThan(60);
  await expect(page.getByRole('slider', { name: 'Intro card' })).toHaveCount(0);
  await expectAccessible(page, 'the words of an automatic ad');
  await page.goto(video);
  await page.getByRole('link', { name: 'Part of a comparison' }).click();

  await page.getByRole('button', { name: 'Delete Variation A' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('heading', { name: 'Variation A' })).toBeHidden();
  await page.getByRole('link', { name: 'Comparisons', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Which form sells?' })).toBeVisible();
  await expectAccessible(page, 'the list of comparisons');
  await page.getByRole('link', { name: 'Which form sells?' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  // Whoever deletes is taken away even if other lists are slow to come; the page itself is gone by then.
  await page.route('**/api/sessions?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  await page.getByRole('button', { name: 'Keep the videos' }).click();
  await expect(page.getByRole('heading', { name: 'Comparisons', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Which form sells?' })).toBeHidden();

  await page.goto(video);
  await page.getByRole('button', { name: 'Try other beginnings' }).click();
  await expect(dialog.getByText(/Sharing the other scenes saves \$/)).toBeVisible();
  await dialog.getByLabel('What is seen first').fill('Steam rises from the mug in the first light.');
  await dialog.getByRole('combobox', { name: 'How long it lasts' }).click();
  await page.getByRole('option', { name: /^5\s+s$/ }).click();
  await dialog.getByRole('button', { name: /Make this beginning · \$/ }).click();
  await expect(page).toHaveURL(/\/compare\//);
  await expect(page.getByRole('heading', { name: 'As it is' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop all' }).click();
  await expect(page.getByRole('button', { name: 'Stop all' })).toBeHidden();
});
