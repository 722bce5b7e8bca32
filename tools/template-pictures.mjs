// Makes the pictures of the templates with the local renderer. Build first: npm run build.
// node tools/template-pictures.mjs [ids] — e.g. `node tools/template-pictures.mjs watch,serum`
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { runnerImport } from 'vite';
import { design, RenderPool } from '../packages/providers/dist/local/renderer/index.js';

const FOLDER = fileURLToPath(new URL('../apps/web/src/lib/templates/', import.meta.url));
const DATA = fileURLToPath(new URL('../apps/web/src/lib/templates.data.ts', import.meta.url));
const { TEMPLATES } = (await runnerImport(DATA)).module;
const SIZE = { width: 480, height: 480 };
const QUALITY = 78;
const VIEWS = { watch: 'front', lipstick: 'front', handbag: 'front', soda: 'front' };
const asked = process.argv[2]?.split(',') ?? TEMPLATES.map(({ id }) => id);

await mkdir(FOLDER, { recursive: true });
const pool = new RenderPool(1);
for (const [index, { id, product_prompt, style_keywords }] of TEMPLATES.entries()) {
  if (!asked.includes(id)) continue;
  const words = `${product_prompt}, ${style_keywords.join(', ')}`;
  const png = await design(pool, words, 40 + index).still(VIEWS[id] ?? 'lifestyle', {
    width: 960,
    height: 960,
  });
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(await loadImage(png), 0, 0, SIZE.width, SIZE.height);
  const webp = canvas.toBuffer('image/webp', QUALITY);
  await writeFile(`${FOLDER}${id}.webp`, webp);
  console.log(id, webp.length);
}
await pool.close();
