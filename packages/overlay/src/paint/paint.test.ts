import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { card, NASTY, SHAPES, type Shape, text, timeline } from '../documents.fixture.ts';
import type { Rect } from '../canvas.ts';
import { FONTS } from '../fonts/faces.ts';
import { safeRect } from '../layout/blocks.ts';
import { paintingCanvas } from '../node.ts';
import { cleanText } from '../text/clean.ts';
import { drawCard } from './card.ts';
import { overlayLayers } from './layers.ts';
import { blocksOf, drawOverlays } from './overlays.ts';
import { poseAt } from './animate.ts';

const ruler = paintingCanvas(8, 8).context;
const shapes = Object.keys(SHAPES) as Shape[];
const pill = { color: '#101014', padding: 0.5, radius: 0.5 };

/** The smallest rectangle around everything drawn, in whole pixels; null when nothing was. */
function inkOf(document: ReturnType<typeof timeline>, frame: number, only?: string): Rect | null {
  const { width, height } = document;
  const { context } = paintingCanvas(width, height);
  drawOverlays(context, document, frame, only);
  const { data } = context.getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function isInside(inner: Rect, outer: Rect, slack = 0): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

describe('every nasty text in every font and shape', () => {
  it.each(shapes)('stays inside the safe area, by its pixels, at %s', (shape) => {
    for (const { id: font } of FONTS)
      for (const [name, words] of Object.entries(NASTY)) {
        const document = timeline([text('name', { text: words, font })], shape);
        const ink = inkOf(document, 0);
        // One pixel of slack: the soft edge of a letter that ends between two pixels.
        expect([font, name, ink && isInside(ink, safeRect(document), 1)]).toEqual([font, name, true]);
      }
  });

  it('loses no character to wrapping, and breaks inside none', () => {
    const changed = new Set(['unknown', 'broken', 'accents']);
    const drawable = Object.entries(NASTY).filter(([name]) => !changed.has(name));
    const letters = (words: string) => Array.from(words.replace(/[\s\u200b-\u200f]/g, '')).sort();
    for (const [name, words] of drawable) {
      const [block] = blocksOf(timeline([text('name', { text: words })], '9:16'), ruler);
      const drawn = block?.fitted.lines.flatMap(({ line }) => line.runs.map((run) => run.text)) ?? [];
      expect([name, letters(drawn.join(''))]).toEqual([name, letters(cleanText(words))]);
    }
    const long = timeline([text('t', { text: NASTY.unbroken ?? '' })], '1:1');
    const set = blocksOf(long, ruler)[0]?.fitted.lines.flatMap(({ line }) =>
      line.runs.map((run) => run.text),
    );
    expect(set?.join('')).toBe(NASTY.unbroken);
  });
});

describe('laying out', () => {
  const anyText = fc.record({
    text: fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...Object.values(NASTY))),
    font: fc.constantFrom(...FONTS.map((font) => font.id)),
    size: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
    position: fc.record({ x: fc.constantFrom(0, 0.5, 1), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    valign: fc.constantFrom('top' as const, 'middle' as const, 'bottom' as const),
    max_width: fc.double({ min: 0.2, max: 1, noNaN: true }),
    start: fc.nat(40),
    background: fc.constantFrom(null, pill),
  });

  it('any texts stay inside the safe area and clear of each other', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), fc.constantFrom(...shapes), (texts, shape) => {
        const document = timeline(
          texts.map((one, index) => text(`t${index}`, { ...one, length: 20 })),
          shape,
        );
        const blocks = blocksOf(document, ruler);
        const safe = safeRect(document);
        for (const [index, block] of blocks.entries()) {
          expect(isInside(block.box, safe, 0.01)).toBe(true);
          for (const other of blocks.slice(index + 1)) {
            if (block.span.start >= other.span.end || other.span.start >= block.span.end) continue;
            const apart =
              block.box.x + block.box.width <= other.box.x ||
              other.box.x + other.box.width <= block.box.x ||
              block.box.y + block.box.height <= other.box.y ||
              other.box.y + other.box.height <= block.box.y;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  }, 60_000);

  it('draws at the wished size when there is room, and a label rather smaller than in two lines', () => {
    const [plain] = blocksOf(timeline([text('t', { text: 'AirRun', size: 0.12 })]), ruler);
    expect(plain?.fitted.size).toBeCloseTo((0.12 * 270) / 1.2);
    const label = { text: 'Shop now', size: 0.2, max_width: 0.5, background: pill };
    expect(blocksOf(timeline([text('t', label)]), ruler)[0]?.fitted.lines).toHaveLength(1);
  });

  it('wraps a label in a column rather than make it small: a sentence a line, three lines where it can', () => {
    const linesOf = (words: string) => {
      const label = { text: words, size: 0.09, max_width: 0.32, background: pill };
      const [block] = blocksOf(timeline([text('t', label)]), ruler);
      return {
        size: block?.fitted.size ?? 0,
        lines: block?.fitted.lines.map(({ line }) => line.runs.map((run) => run.text).join('')) ?? [],
      };
    };
    const wished = (0.09 * 270) / 1.2;
    expect(linesOf('Soy candle. Fig and cedar.').lines).toEqual(['Soy candle.', 'Fig and cedar.']);
    expect(linesOf('… to glowing skin.').lines[0]).toContain('… to');
    for (const words of [
      'Begin tonight.',
      'Red lipstick. Long lasting, matte.',
      'Hand poured in a black glass jar.',
    ]) {
      const { size, lines } = linesOf(words);
      expect(lines.length, lines.join(' / ')).toBeLessThanOrEqual(3);
      expect(size, words).toBeGreaterThanOrEqual(wished * 0.6);
    }
  });

  it.each(shapes)(
    'makes a label smaller rather than tear its words or weigh more than three lines, at %s',
    (shape) => {
      for (const { id: font } of FONTS)
        for (const words of ['The Extraordinary Trail Runner', 'Buy now, delivered by tomorrow']) {
          const label = {
            text: words,
            font,
            size: 0.13,
            max_width: 0.9,
            background: { ...pill, padding: 0.55 },
          };
          const [block] = blocksOf(timeline([text('t', label)], shape), ruler);
          const lines =
            block?.fitted.lines.map(({ line }) => line.runs.map((run) => run.text).join('')) ?? [];
          expect([font, lines.join(' ')]).toEqual([font, words]);
          expect(lines.length).toBeLessThanOrEqual(3);
        }
    },
  );

  it('evens its lines out', () => {
    const words = 'The Extraordinary Trail Runner Pro Ultra Max';
    const [block] = blocksOf(timeline([text('t', { text: words, size: 0.14 })]), ruler);
    const widths = block?.fitted.lines.map((line) => line.width) ?? [];
    expect(widths.length).toBeGreaterThan(1);
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.6);
  });
});

describe('layers', () => {
  const moves = ['fade', 'slide_up', 'slide_down', 'slide_left', 'slide_right', 'zoom', 'pop'] as const;

  it.each(moves)('hold all the ink of a %s, shadow included', (kind) => {
    const animation = { kind, frames: 8 };
    const overlay = text('t', {
      text: 'Shop Now',
      position: { x: 0.5, y: 0.5 },
      valign: 'middle',
      size: 0.2,
      shadow: true,
      animate_in: animation,
      animate_out: animation,
    });
    const document = timeline([overlay]);
    const [layer] = overlayLayers(document, ruler);
    expect(layer?.spans.map((span) => [span.kind, span.start, span.end])).toEqual([
      [kind === 'fade' ? 'fade' : 'motion', 0, 8],
      ['still', 8, 52],
      [kind === 'fade' ? 'fade' : 'motion', 52, 60],
    ]);
    for (const span of layer?.spans ?? [])
      for (let frame = span.start; frame < span.end; frame += 3) {
        const ink = inkOf(document, frame);
        expect([frame, ink && isInside(ink, span.bounds)]).toEqual([frame, true]);
        expect(isInside(span.bounds, layer?.bounds ?? span.bounds)).toBe(true);
      }
  });

  it('are cropped tightly', () => {
    const document = timeline([text('t', { text: 'Shop Now', size: 0.2 })]);
    const ink = inkOf(document, 0) ?? { width: 0, height: 0 };
    const bounds = overlayLayers(document, ruler)[0]?.bounds ?? { width: 1e9, height: 1e9 };
    expect(bounds.width - ink.width).toBeLessThan(14);
    expect(bounds.height - ink.height).toBeLessThan(22);
  });

  it('a fade is linear, and never quite gone', () => {
    const document = timeline([text('t', { animate_in: { kind: 'fade', frames: 4 } })]);
    const [block] = blocksOf(document, ruler);
    const opacities = [0, 1, 2, 3, 4].map((frame) => block && poseAt(block, frame).opacity);
    expect(opacities).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('a text shorter than its animations still is seen whole', () => {
    const animation = { kind: 'fade', frames: 30 } as const;
    const document = timeline([text('t', { length: 10, animate_in: animation, animate_out: animation })]);
    expect(overlayLayers(document, ruler)[0]?.spans.map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [5, 10],
    ]);
  });

  it('a blank text, and one whose anchor is gone, is no layer', () => {
    const gone = text('gone', { anchor: { to: 'item', item_id: 'nowhere' } });
    expect(overlayLayers(timeline([text('t', { text: ' \u200b' }), gone]), ruler)).toEqual([]);
  });

  it('draws one overlay alone when asked', () => {
    const low = text('low', { position: { x: 0.5, y: 1 }, valign: 'bottom' });
    const document = timeline([text('high'), low]);
    expect(inkOf(document, 0, 'low')?.y).toBeGreaterThan(135);
    expect(inkOf(document, 0, 'none')).toBeNull();
  });
});

describe('the shadow', () => {
  it('follows the scale of a preview', () => {
    const document = timeline([text('t', { shadow: true, size: 0.3, position: { x: 0.5, y: 0.4 } })]);
    const { canvas, context } = paintingCanvas(240, 135);
    context.scale(0.5, 0.5);
    drawOverlays(context, document, 0);
    const full = paintingCanvas(480, 270);
    drawOverlays(full.context, document, 0);
    const shrunk = paintingCanvas(240, 135);
    shrunk.context.drawImage(full.canvas, 0, 0, 240, 135);
    const [a, b] = [canvas, shrunk.canvas].map(
      (one) => one.getContext('2d').getImageData(0, 0, 240, 135).data,
    );
    const difference = a?.reduce((sum, value, index) => sum + Math.abs(value - (b?.[index] ?? 0)), 0) ?? 0;
    expect(difference / (240 * 135 * 4)).toBeLessThan(2);
  });
});

describe('cards', () => {
  const pixel = (background: Parameters<typeof card>[0], color: string, at: [number, number]) => {
    const shown = card(background);
    const document = timeline([text('t', { color, anchor: { to: 'item', item_id: 'card' } })], '16:9', {
      video: [shown],
    });
    const picture = paintingCanvas(64, 64);
    picture.context.fillStyle = '#FFFFFF';
    picture.context.fillRect(0, 0, 64, 64);
    const { context } = paintingCanvas(480, 270);
    drawCard(context, document, shown, { image: picture.canvas, width: 64, height: 64 });
    return [...context.getImageData(...at, 1, 1).data];
  };
  const source = {
    sha256: 'a'.repeat(64),
    content_type: 'image/png',
    width: 64,
    height: 64,
    fps: 0,
    duration: 0,
    has_audio: false,
  };

  it('fill the frame with their colour or picture', () => {
    expect(pixel({ kind: 'color', color: '#204060' }, '#FFFFFF', [479, 269])).toEqual([32, 64, 96, 255]);
    expect(pixel({ kind: 'image', source }, '#FFFFFF', [0, 0])).toEqual([255, 255, 255, 255]);
  });

  it('run their gradient from corner to corner', () => {
    const gradient = { kind: 'gradient', from: '#000000', to: '#0000F0', angle: 135 } as const;
    expect(pixel(gradient, '#FFFFFF', [479, 269])[2]).toBeGreaterThan(220);
    expect(pixel(gradient, '#FFFFFF', [0, 269])[2]).toBeGreaterThan(90);
  });

  it('veil a frame until text stands out, whichever colour it has', () => {
    expect(pixel({ kind: 'blurred_frame', source, at: 0 }, '#FFFFFF', [240, 135])[0]).toBeLessThan(120);
    expect(pixel({ kind: 'blurred_frame', source, at: 0 }, '#000000', [240, 135])[0]).toBeGreaterThan(200);
  });
});
