import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

const WEIGHTS = [400, 600, 800] as const;
const SANS_SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'greek'] as const;

/** CSS family lists of the lettering on products; they ship with the package, so every machine draws the same. */
export const SANS = SANS_SCRIPTS.map((script) => `"Product Sans ${script}"`).join(', ');
/** The serif face, for wine, jewellery and everything called luxurious. */
export const SERIF = `"Product Serif", ${SANS}`;

let registered = false;

/** Makes the label fonts known to the canvas; cheap after the first call. Throws when a font file is missing. */
export function useLabelFonts(): void {
  if (registered) return;
  for (const script of SANS_SCRIPTS) {
    for (const weight of WEIGHTS) {
      register(`@fontsource/inter/files/inter-${script}-${weight}-normal.woff2`, `Product Sans ${script}`);
    }
  }
  register('@fontsource/inter/files/inter-latin-800-italic.woff2', 'Product Sans latin');
  for (const style of ['400-normal', '600-normal', '400-italic']) {
    register(`@fontsource/playfair-display/files/playfair-display-latin-${style}.woff2`, 'Product Serif');
  }
  registered = true;
}

function register(file: string, family: string): void {
  if (!GlobalFonts.registerFromPath(require.resolve(file), family)) {
    throw new Error(`The font file ${file} could not be read.`);
  }
}
