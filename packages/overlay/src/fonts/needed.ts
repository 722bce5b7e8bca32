import type { Face } from './faces.ts';

let provide: (face: Face) => void = () => {};

/** Sets who makes a face known to the canvas the moment a text first needs it; in browsers nobody does. */
export function provideFaces(provider: (face: Face) => void): void {
  provide = provider;
}

/** Says that a text will be measured and drawn with this face. */
export function faceNeeded(face: Face): void {
  provide(face);
}
