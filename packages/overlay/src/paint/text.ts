import type { PaintContext } from '../canvas.ts';
import { readableOn } from '../contrast.ts';
import type { Block } from '../layout/block.ts';
import { setRunStyle } from '../text/measure.ts';
import type { Pose } from './animate.ts';

/** Shadow under the letters, in ems of the drawn size; dark letters get a light one. */
export const SHADOW = { blur: 0.16, dy: 0.05, dark: '#000000B3', light: '#FFFFFFB3' };

/** Draws one block in the given pose; the context's units are pixels of the document's frame. */
export function paintBlock(context: PaintContext, block: Block, pose: Pose): void {
  const { box, overlay } = block;
  context.save();
  context.globalAlpha = pose.opacity;
  context.translate(box.x + box.width / 2 + pose.dx, box.y + box.height / 2 + pose.dy);
  context.scale(pose.scale, pose.scale);
  context.translate(-box.width / 2, -box.height / 2);
  if (overlay.background) paintBackground(context, block, overlay.background);
  if (overlay.shadow) paintShadow(context, block);
  context.fillStyle = overlay.color;
  paintLines(context, block, 0);
  context.restore();
}

function paintBackground(context: PaintContext, block: Block, background: { color: string; radius: number }) {
  const { width, height } = block.box;
  const radius = Math.min(Math.max(0, background.radius) * block.fitted.size, width / 2, height / 2);
  context.fillStyle = background.color;
  context.beginPath();
  context.roundRect(0, 0, width, height, radius);
  context.fill();
}

/**
 * The letters are drawn outside the picture and only their shadow inside it: drawn in one go, each run
 * would cast its shadow on the run before it.
 */
function paintShadow(context: PaintContext, block: Block): void {
  const scale = context.getTransform();
  const away = 4 * block.box.width + 20_000;
  context.save();
  // Canvas shadows ignore the transform, which is what makes a small preview look different.
  context.shadowColor = readableOn(block.overlay.color) === '#FFFFFF' ? SHADOW.light : SHADOW.dark;
  context.shadowBlur = SHADOW.blur * block.fitted.size * scale.d;
  context.shadowOffsetX = away * scale.a;
  context.shadowOffsetY = SHADOW.dy * block.fitted.size * scale.d;
  context.fillStyle = '#000000';
  paintLines(context, block, -away);
  context.restore();
}

function paintLines(context: PaintContext, block: Block, dx: number): void {
  const { fitted, padding, box, overlay } = block;
  const free = { left: 0, center: 0.5, right: 1 }[overlay.align];
  const top = (box.height - fitted.height) / 2;
  for (const { line, baseline, width } of fitted.lines) {
    const room = box.width - padding * 2 - width;
    const left = padding + room * free + Math.max(0, line.extent.left) * fitted.size;
    for (const run of line.runs) {
      setRunStyle(context, run.alias, fitted.size, run.rightToLeft);
      // Engines disagree on letters between two rows of pixels.
      drawUnhinted(context, run.text, left + run.offset * fitted.size + dx, Math.round(top + baseline));
    }
  }
}

/**
 * The least slant that Skia does not round away (SkScalerContext.cpp, `sk_relax`: steps of 1/1024). Slanted letters are not
 * hinted (SkFontHost_FreeType.cpp, `isAxisAligned`), so an engine that hints upright ones draws what a browser draws.
 */
const SLANT = 0.6 / 1024;

/** Draws one run from its origin, about which it is slanted by a tenth of a pixel per hundred. */
function drawUnhinted(context: PaintContext, text: string, x: number, y: number): void {
  context.save();
  context.translate(x, y);
  context.transform(1, 0, -SLANT, 1, 0, 0);
  context.fillText(text, 0, 0);
  context.restore();
}
