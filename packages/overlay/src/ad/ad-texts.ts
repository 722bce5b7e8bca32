import type { TextOverlay, TextOverlayItem } from '@admint/contract';
import { readableOn } from '../contrast.ts';
import { isBlank } from '../text/clean.ts';

type Style = Partial<TextOverlayItem> & Pick<TextOverlayItem, 'id' | 'anchor'>;

/** Writes the overlays of an ad in the user's font and colour; a blank text gives none. */
export class AdTexts {
  readonly items: TextOverlayItem[] = [];
  readonly #look: TextOverlay;

  constructor(look: TextOverlay) {
    this.#look = look;
  }

  get hasName(): boolean {
    return !isBlank(this.#look.product_name);
  }

  get hasCta(): boolean {
    return !isBlank(this.#look.cta);
  }

  /** Over pictures with a shadow; cards are made to be read on. */
  name(style: Style, on: 'picture' | 'card'): void {
    if (this.hasName) this.#add(this.#look.product_name, { shadow: on === 'picture', ...style });
  }

  /** Drawn on a pill, because it stands for a button: over pictures a veil, on cards in the user's colour. */
  cta(style: Style, on: 'picture' | 'card'): void {
    if (!this.hasCta) return;
    const { color, cta } = this.#look;
    const shape = { padding: 0.55, radius: 0.9 };
    const veil = { background: { color: `${readableOn(color)}E0`, ...shape } };
    const solid = { color: readableOn(color), background: { color, ...shape } };
    this.#add(cta, { ...(on === 'card' ? solid : veil), ...style });
  }

  #add(text: string, style: Style): void {
    this.items.push({
      kind: 'text',
      text,
      start: 0,
      length: null,
      position: { x: 0.5, y: 0.5 },
      align: 'center',
      valign: 'middle',
      max_width: 0.9,
      font: this.#look.font,
      size: 0.1,
      color: this.#look.color,
      background: null,
      shadow: false,
      animate_in: { kind: 'none', frames: 0 },
      animate_out: { kind: 'none', frames: 0 },
      ...style,
    });
  }
}

/** Name and call to action on the end card; `enter` is how many frames the card fades in. */
export function writeOutro(texts: AdTexts, enter: number, seconds: (count: number) => number): void {
  const anchor = { to: 'item', item_id: 'outro' } as const;
  const both = texts.hasName && texts.hasCta;
  texts.name(
    {
      id: 'outro-name',
      anchor,
      position: { x: 0.5, y: both ? 0.42 : 0.5 },
      valign: both ? 'bottom' : 'middle',
      size: both ? 0.1 : 0.15,
      animate_in: { kind: 'fade', frames: enter },
    },
    'card',
  );
  texts.cta(
    {
      id: 'outro-cta',
      anchor,
      start: Math.floor(enter / 2),
      position: { x: 0.5, y: both ? 0.52 : 0.5 },
      valign: both ? 'top' : 'middle',
      size: 0.13,
      animate_in: { kind: 'pop', frames: seconds(0.3) },
    },
    'card',
  );
}
