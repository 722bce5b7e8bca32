import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { pressOn, tabTo } from './by-keyboard.ts';
import { expect, test } from './studio.ts';

const SENTENCE = 'A red mug that keeps coffee hot for hours on a cold morning.';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function throughPalette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('an ad from one sentence by keyboard alone: planned, changed, found again where it waits, made and stopped', async ({
  page,
  studio: { server, provider },
}) => {
  await page.goto(server.url);
  await pressOn(page, button(page, 'Start creating'));
  await tabTo(page, page.getByRole('textbox', { name: 'Your product in one sentence' }));
  await page.keyboard.type(SENTENCE);
  await pressOn(page, button(page, 'Make the whole ad'));
  await expect(page.getByRole('textbox', { name: 'What shall the ad sell?' })).toHaveValue(SENTENCE);
  const scenes = page.getByRole('combobox', { name: 'Scenes' });
  await pressOn(page, scenes);
  const two = page.getByRole('option', { name: '2', exact: true });
  await expect(two).toBeVisible();
  await expectAccessible(page, 'open list of scenes');
  await page.keyboard.type('2');
  await expect(two).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(scenes).toContainText('2');
  await pressOn(page, button(page, /Plan the ad · \$/));
  const confirm = page.getByRole('dialog').getByRole('button', { name: /Plan the ad/ });
  const text = page.getByRole('textbox', { name: 'Text in the picture' }).first();
  await expect(confirm.or(text).first()).toBeVisible({ timeout: 60_000 });
  if (await confirm.isVisible()) await pressOn(page, confirm);
  await expect(text).toBeVisible({ timeout: 60_000 });

  await tabTo(page, text);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Hot for hours');
  await pressOn(page, page.getByRole('button', { name: 'Save', exact: true }));
  await throughPalette(page, 'home');
  const card = page.getByRole('listitem').filter({ hasText: 'Storyboard waits for you' }).first();
  await expect(card).toBeVisible();
  await throughPalette(page, 'español');
  await expect(page.getByText('El guion gráfico te espera').first()).toBeVisible();
  await pressOn(page, page.getByRole('link', { name: 'Continuar: red mug' }).first());
  await expect(page.getByRole('textbox', { name: 'Texto en la imagen' }).first()).toHaveValue(
    'Hot for hours',
  );

  provider.journal.script.delay.image = 60_000;
  try {
    await pressOn(page, button(page, /^Hacer el anuncio/));
    await expect(page.getByText(/Dibujando la primera imagen|Generando imagen 1 de 2/).first()).toBeVisible();
    await throughPalette(page, 'videos');
    await pressOn(page, button(page, '1 en marcha: un anuncio'));
    await expectAccessible(page, 'job tray');
    await pressOn(page, button(page, 'Cancelar red mug'));
    await expect(button(page, '1 en marcha: un anuncio')).toHaveCount(0);
  } finally {
    provider.journal.script.delay.image = 400;
  }
  await expect(page.getByText('Detenido').first()).toBeVisible();
  await throughPalette(page, 'english');
});
