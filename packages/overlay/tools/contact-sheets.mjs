// Draws every nasty text in every font and shape as the guided ad sets it, one sheet per font and shape, to be looked at.
// Usage: node packages/overlay/tools/contact-sheets.mjs <folder>   (build first: npx tsc -b)
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { place } from '@admint/contract';
import { NASTY } from '../dist/documents.fixture.js';
import { buildTimeline, drawCard, drawOverlays, FONTS, safeRect } from '../dist/index.js';
import { blocksOf } from '../dist/paint/overlays.js';
import { paintingCanvas } from '../dist/node.js';

const TILE_HEIGHT = { '16:9': 170, '9:16': 330, '1:1': 230, '4:5': 280 };
const SHEET_WIDTH = 1900;
const CAPTION = 14;
const LIMITS = { product_name: 50, cta: 30 };

const folder = process.argv[2];
if (!folder) throw new Error('Name a folder for the sheets.');
mkdirSync(folder, { recursive: true });
for (const { id: font } of FONTS)
  for (const ratio of Object.keys(TILE_HEIGHT)) {
    writeFileSync(join(folder, `${font}-${ratio.replace(':', 'x')}.png`), sheet(font, ratio));
  }

function sheet(font, ratio) {
  const tiles = Object.entries(NASTY).flatMap(([name, text]) =>
    framesOf(adWith(text, font, ratio)).map((tile) => ({ name, ...tile })),
  );
  const { width, height } = tiles[0].timeline;
  const scale = TILE_HEIGHT[ratio] / height;
  const [tileWidth, tileHeight] = [Math.round(width * scale), TILE_HEIGHT[ratio] + CAPTION];
  const columns = Math.floor(SHEET_WIDTH / (tileWidth + 4) / 2) * 2;
  const rows = Math.ceil(tiles.length / columns);
  const { canvas, context } = paintingCanvas(columns * (tileWidth + 4), rows * (tileHeight + 4));
  context.fillStyle = '#000000';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [i, tile] of tiles.entries()) {
    const small = paintingCanvas(tileWidth, TILE_HEIGHT[ratio]);
    small.context.scale(scale, scale);
    paint(small.context, tile);
    const [x, y] = [(i % columns) * (tileWidth + 4), Math.floor(i / columns) * (tileHeight + 4)];
    context.fillStyle = '#88FF88';
    context.font = '11px sans-serif';
    context.fillText(tile.name, x, y + 11);
    context.drawImage(small.canvas, x, y + CAPTION);
  }
  return canvas.toBuffer('image/png');
}

function adWith(text, font, ratio) {
  const cut = (most) => Array.from(text).slice(0, most).join('');
  const source = {
    sha256: '0'.repeat(64),
    content_type: 'video/mp4',
    width: 1920,
    height: 1080,
    fps: 30,
    duration: 4,
    has_audio: false,
  };
  return buildTimeline({
    clips: [{ source }],
    text: { product_name: cut(LIMITS.product_name), cta: cut(LIMITS.cta), font, color: '#FFFFFF' },
    audio: null,
    intro_duration: 1.5,
    outro_duration: 2,
    aspect_ratio: ratio,
  });
}

/** The frame of the clip that shows the most text, and the middle of the last card. */
function framesOf(timeline) {
  const ruler = paintingCanvas(8, 8).context;
  const placed = place(timeline);
  const clip = placed.find(({ item }) => item.kind === 'clip');
  const card = placed.findLast(({ item }) => item.kind === 'card');
  const shown = (frame) =>
    blocksOf(timeline, ruler).filter(({ span }) => frame >= span.start && frame < span.end).length;
  const frames = Array.from({ length: clip.end - clip.start }, (_, i) => clip.start + i);
  const fullest = frames.reduce((best, frame) => (shown(frame) >= shown(best) ? frame : best));
  const first = frames.find((frame) => shown(frame) === shown(fullest)) ?? fullest;
  return [
    { timeline, item: null, frame: Math.round((first + fullest) / 2) },
    ...(card ? [{ timeline, item: card.item, frame: Math.round((card.start + card.end * 3) / 4) }] : []),
  ];
}

function paint(context, { timeline, item, frame }) {
  const { width, height } = timeline;
  if (item) drawCard(context, timeline, item);
  else {
    const sky = context.createLinearGradient(0, 0, width, height);
    sky.addColorStop(0, '#C9D6DF');
    sky.addColorStop(1, '#52616B');
    context.fillStyle = sky;
    context.fillRect(0, 0, width, height);
  }
  const safe = safeRect(timeline);
  context.strokeStyle = '#FF3355';
  context.lineWidth = 3;
  context.strokeRect(safe.x, safe.y, safe.width, safe.height);
  drawOverlays(context, timeline, frame);
}
