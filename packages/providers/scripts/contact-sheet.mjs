// Draws contact sheets of what the local renderer makes of sentences, to be looked at. Build first: npm run build.
// node packages/providers/scripts/contact-sheet.mjs <sentences.txt> <sheet.jpg or sheet.png> [tile side in pixels] [columns] [rows]
// A line is `view | sentence | scene | styles`, all but the sentence optional: `lifestyle | red mug | cosy cafe | warm`.
import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { design, RenderPool, VIEWS } from '../dist/local/renderer/index.js';

const [source, target, side = 320, columns = 5, rows = 4] = process.argv.slice(2);
const SIDE = Number(side);
const CAPTION = 34;
const say = (line) => process.stdout.write(`${line}\n`);
const SEED = 42;

function readLine(line) {
  const cells = line.split('|').map((cell) => cell.trim());
  if (cells.length === 1) return { view: 'front', sentence: cells[0], scene: '', styles: [] };
  const [view, sentence, scene = '', styles = ''] = cells;
  return {
    view: VIEWS.includes(view) ? view : 'front',
    sentence,
    scene,
    styles: styles ? styles.split(' ') : [],
  };
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function caption({ view, sentence, scene, styles }) {
  const words = [view === 'front' ? '' : view, scene, styles.join(' ')].filter(Boolean).join(' · ');
  const size = Math.min(13, (SIDE * 1.75) / Math.max(sentence.length, 1));
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${CAPTION}" font-family="sans-serif">
      <text x="6" y="14" font-size="${size}" fill="#111">${escape(sentence)}</text>
      <text x="6" y="28" font-size="10" fill="#666">${escape(words)}</text></svg>`,
  );
}

async function sheet(tiles, path) {
  const across = Math.min(Number(columns), tiles.length);
  const height = Math.ceil(tiles.length / across) * (SIDE + CAPTION);
  const parts = tiles.flatMap(({ png, line }, i) => {
    const left = (i % across) * SIDE;
    const top = Math.floor(i / across) * (SIDE + CAPTION);
    return [
      { input: png, left, top },
      { input: caption(line), left, top: top + SIDE },
    ];
  });
  const blank = { create: { width: across * SIDE, height, channels: 3, background: '#fff' } };
  const picture = sharp(await sharp(blank).composite(parts).png().toBuffer());
  await writeFile(
    path,
    await (path.endsWith('.png') ? picture.png() : picture.jpeg({ quality: 84, mozjpeg: true })).toBuffer(),
  );
  say(path);
}

const lines = (await readFile(source, 'utf8')).split('\n').filter(Boolean).map(readLine);
const pool = new RenderPool(2);
const tiles = await Promise.all(
  lines.map(async (line) => {
    const product = design(pool, line.sentence, SEED, { styles: line.styles, scene: line.scene });
    const png = await product.still(line.view, { width: SIDE * 2, height: SIDE * 2 });
    for (const warning of product.warnings) say(`${line.sentence}: ${warning}`);
    return { line, png: await sharp(png).resize(SIDE).toBuffer() };
  }),
);
await pool.close();
const page = Number(columns) * Number(rows);
for (let i = 0; i < tiles.length; i += page) {
  await sheet(tiles.slice(i, i + page), target.replace(/(\.\w+)$/, `-${i / page + 1}$1`));
}
