import { duration, overlaySpan, type Span, type TextOverlayItem, type Timeline } from '@admint/contract';
import type { MeasureContext, Rect } from '../canvas.ts';
import { cleanText, isBlank, sentencesOf } from '../text/clean.ts';
import { fit, LINE_HEIGHT, type Prepared, prepare } from '../text/fit.ts';
import { type Measure, measurer } from '../text/measure.ts';
import type { Block } from './block.ts';
import { separate } from './separate.ts';

/** Takes a timeline, gives the part of its frame that text may use, in whole pixels. */
export function safeRect(timeline: Pick<Timeline, 'width' | 'height' | 'safe_area'>): Rect {
  const { width, height, safe_area: safe } = timeline;
  const [x, y] = [Math.ceil(width * safe.left), Math.ceil(height * safe.top)];
  const [right, bottom] = [Math.floor(width * (1 - safe.right)), Math.floor(height * (1 - safe.bottom))];
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * Takes a timeline, gives every visible overlay fitted and placed: inside the safe area, and clear of
 * every other overlay that shares a frame with it. An overlay stays where it is for as long as it is seen.
 */
export function layOut(timeline: Timeline, context: MeasureContext): Block[] {
  const measure = measurer(context);
  const safe = safeRect(timeline);
  const total = duration(timeline);
  const texts = timeline.overlays.flatMap((overlay) => {
    const span = overlaySpan(timeline, overlay);
    if (!span || span.start >= total || isBlank(overlay.text)) return [];
    return [new Text(overlay, span, timeline, safe, measure)];
  });
  separate(texts, safe);
  return texts.map((text) => text.block);
}

/** One overlay while its place is being sought; `limitTo` sets it smaller, `moveTo` moves it. */
class Text {
  readonly block: Block;
  readonly #safe: Rect;
  readonly #prepared: Prepared;
  readonly #size: number;

  constructor(overlay: TextOverlayItem, span: Span, timeline: Timeline, safe: Rect, measure: Measure) {
    this.#safe = safe;
    this.#prepared = prepare(linesOf(overlay), overlay.font, measure);
    this.#size = (overlay.size * Math.min(timeline.width, timeline.height)) / LINE_HEIGHT;
    this.block = { overlay, span, ...this.#place(overlay, safe.height) };
  }

  /** Sets the text again so that its box is at most this high. */
  limitTo(height: number): void {
    Object.assign(this.block, this.#place(this.block.overlay, height));
  }

  moveTo(y: number): void {
    this.block.box = { ...this.block.box, y: Math.floor(y) };
  }

  #place(overlay: TextOverlayItem, maxHeight: number): Pick<Block, 'fitted' | 'box' | 'padding'> {
    const safe = this.#safe;
    const most = Math.min(overlay.max_width, 1) * safe.width;
    const wishedPadding = Math.max(0, overlay.background?.padding ?? 0) * this.#size;
    const padding = Math.min(wishedPadding, most / 6, maxHeight / 6);
    const fitted = fit(this.#prepared, this.#size, {
      width: most - padding * 2,
      height: maxHeight - padding * 2,
      kind: kindOf(overlay),
    });
    const width = Math.min(Math.ceil(fitted.width + padding * 2), safe.width);
    const height = Math.min(Math.ceil(fitted.height + padding * 2), safe.height);
    const x = safe.x + overlay.position.x * safe.width - SHARE[overlay.align] * width;
    const y = safe.y + overlay.position.y * safe.height - SHARE[overlay.valign] * height;
    const box = {
      x: clamp(Math.round(x), safe.x, safe.x + safe.width - width),
      y: clamp(Math.round(y), safe.y, safe.y + safe.height - height),
      width,
      height,
    };
    return { fitted, box, padding };
  }
}

/** Share of the safe area's width: a label that may be no wider is a column. */
export const COLUMN = 0.46;

function kindOf({ background, max_width }: TextOverlayItem): 'text' | 'label' | 'column' {
  if (background === null) return 'text';
  return max_width > COLUMN ? 'label' : 'column';
}

/** In a column every sentence begins a line. */
function linesOf(overlay: TextOverlayItem): string {
  const text = cleanText(overlay.text);
  return kindOf(overlay) === 'column' ? sentencesOf(text).join('\n') : text;
}

const SHARE = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 };

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
