// Ten photos a person might upload, easy to hopeless, made from nothing: `photoSet(dir, pool)` → [{ name, path, sha256 }].
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { design } from '../packages/providers/dist/local/renderer/index.js';

const sharp = createRequire(new URL('../packages/providers/package.json', import.meta.url))('sharp');
const svg = (w, h, inside) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${inside}</svg>`));

const rendered = (pool, prompt, view, width, height, styles = []) =>
  design(pool, prompt, 7, { styles, scene: prompt }).still(view, { width, height });

/** A mug of shades of white on white paper, with its shadow. */
const whiteOnWhite = () =>
  svg(
    900,
    700,
    `<defs><linearGradient id="g"><stop offset="0" stop-color="#fdfdfd"/><stop offset=".7" stop-color="#f3f3f2"/><stop offset="1" stop-color="#d3d3d2"/></linearGradient>
    <filter id="b"><feGaussianBlur stdDeviation="9"/></filter></defs><rect width="900" height="700" fill="#fafaf9"/>
    <ellipse cx="445" cy="560" rx="190" ry="20" fill="#cfcfce" filter="url(#b)"/>
    <ellipse cx="600" cy="370" rx="80" ry="100" fill="none" stroke="#e3e3e2" stroke-width="38"/>
    <rect x="290" y="200" width="300" height="360" rx="34" fill="url(#g)"/><ellipse cx="440" cy="204" rx="150" ry="28" fill="#d2d2d1"/>
    <ellipse cx="440" cy="207" rx="138" ry="22" fill="#bdbdbb"/>`,
  )
    .png()
    .toBuffer();

/** A clear bottle: its glass passes .82 of the backdrop, less at the rims, and reflects two strips of light. */
async function glassBottle() {
  const [w, h] = [800, 1000];
  const backdrop = (x, y) => [0.1 + 0.05 * (y / h), 0.36 + 0.1 * (x / w), 0.4 + 0.1 * (1 - y / h)];
  const half = (y) =>
    y < 180 ? 0 : y < 330 ? 52 : y < 450 ? 52 + ((y - 330) / 120) ** 1.6 * 118 : y < 900 ? 170 : 0;
  const data = Buffer.alloc(w * h * 3);
  const encode = (c) =>
    Math.round(255 * (c <= 0.0031308 ? c * 12.92 : 1.055 * Math.min(1, c) ** (1 / 2.4) - 0.055));
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const reach = half(y);
      const across = reach > 0 ? Math.abs(x - 400) / reach : 2;
      let c = backdrop(x, y);
      if (across < 1) {
        const passed = 0.82 * (1 - across ** 8 * 0.55);
        const strip =
          Math.exp(-(((x - 400) / reach + 0.62) ** 2) / 0.004) * 0.55 +
          Math.exp(-(((x - 400) / reach - 0.7) ** 2) / 0.002) * 0.3;
        c = c.map((v) => v * passed + strip);
        if (y < 270) c = [0.045, 0.045, 0.05].map((v) => v + strip * 0.25);
        if (y > 560 && y < 790 && across < 0.96) c = [0.83, 0.8, 0.72];
        if (y > 640 && y < 700 && Math.abs(x - 400) < 90) c = [0.55, 0.05, 0.04];
      }
      for (let k = 0; k < 3; k++) data[(y * w + x) * 3 + k] = encode(c[k]);
    }
  }
  return sharp(data, { raw: { width: w, height: h, channels: 3 } })
    .blur(0.6)
    .png()
    .toBuffer();
}

/** A clock on a wall of posters. */
function busy() {
  const colours = ['#b3422f', '#2f6f7f', '#e0b040', '#3b3f58', '#8fae6b', '#d8cbb8', '#7b4a86'];
  let wall = '';
  for (let i = 0; i < 130; i++) {
    const [x, y] = [(i * 197) % 1000, (i * 331) % 800];
    wall += `<rect x="${x - 60}" y="${y - 50}" width="${60 + ((i * 37) % 90)}" height="${40 + ((i * 53) % 110)}" fill="${colours[i % 7]}" transform="rotate(${(i * 29) % 90} ${x} ${y})"/>`;
  }
  return svg(
    1000,
    800,
    `<rect width="1000" height="800" fill="#c9b79c"/>${wall}<circle cx="500" cy="400" r="235" fill="#1d2a38"/><circle cx="500" cy="400" r="205" fill="#f2ead8"/>
    <path d="M500 400V250M500 400L610 450" stroke="#1d2a38" stroke-width="16" stroke-linecap="round"/><circle cx="500" cy="400" r="18" fill="#c4452d"/>`,
  )
    .png()
    .toBuffer();
}

export async function photoSet(dir, pool) {
  const mug = await rendered(pool, 'navy blue ceramic mug', 'front', 1024, 1024);
  const shoe = await rendered(pool, 'white running shoes with neon green sole', 'front', 1280, 960);
  const watch = await rendered(pool, 'black sports watch with black dial', 'front', 1024, 1024, [
    'dark',
    'moody',
  ]);
  const cut = await svg(
    600,
    600,
    '<path d="M120 470Q110 330 300 300Q480 280 500 190Q560 420 470 470Z" fill="#c03a2b"/><circle cx="300" cy="200" r="90" fill="none" stroke="#22313f" stroke-width="26"/>',
  )
    .png()
    .toBuffer();
  const files = {
    'plain.png': mug,
    'busy.png': await busy(),
    'dark.png': watch,
    'white-on-white.png': await whiteOnWhite(),
    'glass.png': await glassBottle(),
    'turned.jpg': await sharp(shoe)
      .rotate(270)
      .jpeg({ quality: 88 })
      .withMetadata({ orientation: 6 })
      .toBuffer(),
    'huge.jpg': await sharp(shoe).resize(7680, 5760).jpeg({ quality: 60 }).toBuffer(),
    'tiny.png': await sharp(mug).resize(96, 96).png().toBuffer(),
    'wide-gamut.jpg': await sharp(await rendered(pool, 'pink perfume bottle', 'front', 900, 1200))
      .withIccProfile('p3')
      .jpeg({ quality: 90 })
      .toBuffer(),
    'cut-already.png': cut,
  };
  const made = [];
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(dir, name);
    await writeFile(path, bytes);
    made.push({ name, path, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return made;
}
