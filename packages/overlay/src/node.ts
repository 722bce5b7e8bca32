import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Face } from './fonts/faces.ts';
import { provideFaces } from './fonts/needed.ts';

const require = createRequire(import.meta.url);
const registered = new Set<string>();

// Reading all the fonts takes a third of a second and much memory; a text needs two or three of them.
provideFaces(register);

/** Takes a face, gives the path of its WOFF2 file, to serve to browsers or to register. */
export function fontFile(face: Face): string {
  return require.resolve(face.file);
}

function register(face: Face): void {
  if (registered.has(face.alias)) return;
  if (!GlobalFonts.registerFromPath(fontFile(face), face.alias)) {
    throw new Error(`Register font ${face.alias}: ${fontFile(face)} cannot be read`);
  }
  registered.add(face.alias);
}

/**
 * Takes a size in pixels, gives a transparent canvas and its context. Importing this module is what lets
 * the painter use the shipped fonts in Node; a font file that cannot be read throws where it is needed.
 */
export function paintingCanvas(width: number, height: number) {
  const canvas = createCanvas(width, height);
  return { canvas, context: canvas.getContext('2d') };
}
