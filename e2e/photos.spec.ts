import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './studio.ts';

/** A red block on grey paper, 640 × 480, drawn by the page itself. */
const photoOf = () => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.fillStyle = '#d5d8da';
  context.fillRect(0, 0, 640, 480);
  context.fillStyle = '#b03322';
  context.fillRect(220, 120, 200, 260);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
};

test('cuts a photo out, mends the mask by hand and by keyboard, and keeps it over a reload', async ({
  page,
  studio,
}) => {
  await page.goto(studio.server.url);
  await page.getByRole('button', { name: 'Start creating' }).click();
  await page.getByRole('textbox', { name: 'Your product in one sentence' }).fill('a red block');
  await page.getByRole('button', { name: 'Start an ad' }).click();
  await expect(page.getByRole('heading', { name: 'Generate product images' })).toBeVisible();
  const buffer = Buffer.from(await page.evaluate(photoOf), 'base64');
  await page.locator('input[type=file]').setInputFiles({ name: 'block.png', mimeType: 'image/png', buffer });
  const tile = page.getByRole('button', { name: /How Photo 1 is cut out: Check edge/ });
  await tile.click({ timeout: 60_000 });

  const dialog = page.getByRole('dialog', { name: 'How Photo 1 is cut out' });
  await expect(dialog.getByText('The cut-out model could not be fetched')).toBeVisible();
  const mask = dialog.getByRole('application');
  await expect(mask).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const undo = dialog.getByRole('button', { name: 'Undo' });
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByText('Erase').click();
  const box = await mask.boundingBox();
  if (!box) throw new Error('the mask has no size');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.3, { steps: 6 });
  await page.mouse.up();
  await expect(undo).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Control+z');
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Control+Shift+z');
  await expect(undo).toHaveAttribute('aria-disabled', 'false');
  await mask.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press(' ');

  await dialog.getByRole('button', { name: 'Use this' }).click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await page.reload();
  await page.getByRole('button', { name: 'How Photo 1 is cut out: Cut out' }).click();
  await expect(dialog.getByRole('button', { name: 'As it was found' })).toBeEnabled();
  // The erased band is clear now: what is left on its own shows the ground there.
  await dialog.getByRole('switch', { name: 'Show only what is cut out' }).click();
  const clear = await mask.evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d');
    return [0.3, 0.6].map((y) => context?.getImageData(320, Math.round(480 * y), 1, 1).data[3]);
  });
  expect(clear).toEqual([0, 255]);

  await dialog.getByText('Whole', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Use this' }).click();
  await expect(page.getByRole('button', { name: 'How Photo 1 is cut out: Whole' })).toBeVisible();
});
