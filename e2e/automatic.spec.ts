import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './studio.ts';

const SENTENCE = 'Green canvas backpack with brass buckles, for students';

test('a whole ad: ordered in a sentence, its storyboard changed and approved, watched at work, stopped', async ({
  page,
  studio,
}) => {
  const { server, provider } = studio;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await expect(page.getByRole('link', { name: 'Comparisons' })).toBeVisible();
  const api = new ApiClient(() => server.url);
  await api.login();
  const id = await api.newSession();
  await page.goto(`${server.url}/ads/${id}/auto`);

  await page.getByLabel('What shall the ad sell?').fill(SENTENCE);
  await page.getByRole('combobox', { name: 'Scenes' }).click();
  await page.getByRole('option', { name: '4', exact: true }).click();
  await page.getByRole('switch', { name: 'Draft: small clips, faster' }).click();
  await page.getByText('How the scenes hold together').click();
  // Clips that wait for one another are not made at the same time.
  await page.getByRole('switch', { name: 'Continue from the last frame' }).click();
  await expect(page.getByRole('switch', { name: 'Clips at the same time' })).not.toBeChecked();
  await page.getByRole('button', { name: /Plan the ad · \$/ }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: /Plan the ad/ })
    .click();

  // The language model of this studio writes no ads: the rules did, and it is said.
  const storyboard = page.getByRole('list', { name: 'Storyboard' });
  await expect(storyboard.getByRole('listitem')).toHaveCount(4);
  await expect(page.getByText(/so it was written by rules/).first()).toBeVisible();
  await page.getByText('How your sentence was rewritten').click();
  await expect(page.locator('ins').first()).toBeVisible();
  const second = storyboard.getByRole('listitem').nth(1);
  await expect(second.getByText('Goes on from the last picture of scene 1')).toBeVisible();
  await second.getByLabel('Text in the picture').fill('Pack it in.');
  await expect(page.getByText('Changes are not saved yet; making the ad saves them.')).toBeVisible();
  await expectAccessible(page, 'the storyboard');
  expect((await api.session(id)).generated_images).toEqual([]);

  provider.journal.script.rules = [{ kind: 'video', delay: 120_000 }];
  await page.getByRole('button', { name: /Make the ad · \$/ }).click();
  const work = page.getByRole('region', { name: 'Making the ad' });
  await expect(work.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText('“Pack it in.”', { exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Scene 4: Action' })).toBeVisible();
  await expect(work.getByText(/Filming scene 1 of 4|Generating clip 1 of 4/)).toBeVisible();
  await expectAccessible(page, 'an ad at work');

  await work.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('This ad was stopped.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeEnabled();
  await expect(page.getByText('What was made is kept and not bought twice.')).toBeVisible();
  provider.journal.script.rules = [];
});
