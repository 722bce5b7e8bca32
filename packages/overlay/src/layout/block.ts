import type { Span, TextOverlayItem } from '@admint/contract';
import type { Rect } from '../canvas.ts';
import type { Fitted } from '../text/fit.ts';

/** A text overlay at rest: where it is and what is drawn. */
export interface Block {
  overlay: TextOverlayItem;
  /** Frames it is on screen: first inclusive, end exclusive. */
  span: Span;
  fitted: Fitted;
  /** The text with its background, always inside the safe area. */
  box: Rect;
  /** Room between the box's edge and the text, pixels. */
  padding: number;
}
