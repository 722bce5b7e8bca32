import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './studio.ts';

test('refuses what passes the budget of an ad or of a day, at no cost, and goes on once there is room', async ({
  page,
  studio: { server, provider },
}) => {
  const api = new ApiClient(() => server.url);
  await api.login();
  const id = await api.newSession();
  await api.call('PUT', `/api/sessions/${id}/budget`, { budget: 0.1 });
  const bought = provider.journal.creates.size;
  await page.goto(`${server.url}/ads/${id}/images`);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await page.getByRole('textbox', { name: 'Describe your product' }).fill('a red mug');

  const make = page.getByRole('button', { name: /Generate 6 images · \$0\.30/ });
  await expect(make).toBeDisabled();
  await expect(page.getByText('This would go over your budget of $0.10.')).toBeVisible();
  await expectAccessible(page, 'over budget');
  await page.getByRole('link', { name: 'Change the budget' }).click();
  await page.getByLabel('This ad may cost').fill('5');
  await page.getByRole('button', { name: 'Save budget' }).click();
  await expect(page.getByText('Budget saved')).toBeVisible();
  await page.getByRole('link', { name: 'To the ad' }).click();

  // The limit of the day is only known to the server.
  await api.call('PATCH', '/api/settings', { daily_cap: 0.01 });
  try {
    await expect(make).toBeEnabled();
    await make.click();
    const refusal = page.getByRole('alert').filter({ hasText: 'You were not charged.' });
    await expect(refusal).toBeVisible();
    await expectAccessible(page, 'refused by the limit of the day');
    await refusal.getByRole('link', { name: 'Change the limit' }).click();
    await expect(page.getByLabel('All my ads of a day may cost')).toBeVisible();
    expect(provider.journal.creates.size).toBe(bought);
  } finally {
    await api.call('PATCH', '/api/settings', { daily_cap: null });
  }
  await page.goBack();
  await make.click();
  await expect(page.getByText(/Generating image \d of 6/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(make).toBeEnabled();
});
