import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const GAP = 16;
const LABEL = 28;
/** Columns of a sheet and the width one picture is drawn with, by the width of the screen. */
const LAYOUT: Record<number, { columns: number; rows: number; width: number; height: number }> = {
  1440: { columns: 2, rows: 2, width: 960, height: 900 },
  1024: { columns: 3, rows: 2, width: 640, height: 900 },
  390: { columns: 6, rows: 1, width: 312, height: 1400 },
};

/** Draws `{name}-{width}-{theme}.png` of the folder, several to a picture, as `sheet-{width}-{theme}-{n}.png`. */
export async function writeSheet(
  folder: string,
  names: string[],
  width: number,
  theme: string,
): Promise<void> {
  const layout = LAYOUT[width];
  if (!layout) throw new Error(`no sheet for ${width} px`);
  const perSheet = layout.columns * layout.rows;
  for (let first = 0; first < names.length; first += perSheet) {
    const sheet = createCanvas(
      layout.columns * (layout.width + GAP) + GAP,
      layout.rows * (layout.height + LABEL + GAP) + GAP,
    );
    const context = sheet.getContext('2d');
    context.fillStyle = '#777';
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.font = '600 18px sans-serif';
    for (const [at, name] of names.slice(first, first + perSheet).entries()) {
      const x = GAP + (at % layout.columns) * (layout.width + GAP);
      const y = GAP + Math.floor(at / layout.columns) * (layout.height + LABEL + GAP);
      context.fillStyle = '#fff';
      context.fillText(`${name} · ${width} · ${theme}`, x, y + 18);
      const shot = await loadImage(await readFile(join(folder, `${name}-${width}-${theme}.png`)));
      const scale = layout.width / shot.width;
      const shown = Math.min(shot.height, layout.height / scale);
      context.drawImage(shot, 0, 0, shot.width, shown, x, y + LABEL, layout.width, shown * scale);
    }
    const path = join(folder, `sheet-${width}-${theme}-${first / perSheet + 1}.png`);
    await writeFile(path, await sheet.encode('png'));
  }
}
