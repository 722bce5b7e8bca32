import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

/** Families for everything printed on a product. Bundled, so that every machine prints the same pixels. */
export const FONT = { sans: 'Product Sans', wide: 'Product Wide', serif: 'Product Serif' } as const;

const FILES: Record<keyof typeof FONT, string> = {
  sans: 'inter',
  wide: 'montserrat',
  serif: 'playfair-display',
};
const WEIGHTS = [400, 600, 700];
let loaded = false;

/** Registers the bundled fonts under names no system font has. Call before drawing; later calls do nothing. */
export function loadFonts(): void {
  if (loaded) return;
  loaded = true;
  const require = createRequire(import.meta.url);
  for (const family of Object.keys(FILES) as (keyof typeof FONT)[]) {
    const name = FILES[family];
    for (const weight of WEIGHTS) {
      const file = require.resolve(`@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`);
      GlobalFonts.register(readFileSync(file), FONT[family]);
    }
  }
}

/** A canvas font string, e.g. `font('serif', 600, 90)`. */
export function font(family: keyof typeof FONT, weight: 400 | 600 | 700, px: number): string {
  loadFonts();
  return `${weight} ${px}px "${FONT[family]}"`;
}
