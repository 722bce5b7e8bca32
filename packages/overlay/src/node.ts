import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { fontsChanged } from './fonts/epoch.ts';
import { FACES, type Face } from './fonts/faces.ts';

const require = createRequire(import.meta.url);
let registered = false;

/** Takes a face, gives the path of its WOFF2 file, to serve to browsers or to register. */
export function fontFile(face: Face): string {
  return require.resolve(face.file);
}

/** Makes every shipped font known to @napi-rs/canvas. Throws when a file is missing or not a font. */
export function registerFonts(): void {
  if (registered) return;
  for (const face of FACES) {
    if (!GlobalFonts.registerFromPath(fontFile(face), face.alias)) {
      throw new Error(`Register font ${face.alias}: ${fontFile(face)} cannot be read`);
    }
  }
  registered = true;
  fontsChanged();
}

/** Takes a size in pixels, gives a transparent canvas and its context with the shipped fonts registered. */
export function paintingCanvas(width: number, height: number) {
  registerFonts();
  const canvas = createCanvas(width, height);
  const context: SKRSContext2D = canvas.getContext('2d');
  return { canvas, context };
}
