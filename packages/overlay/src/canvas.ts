/** The part of a 2D canvas context the painter needs; the browser's and @napi-rs/canvas's both have it. */
export interface PaintContext extends MeasureContext {
  fillStyle: unknown;
  globalAlpha: number;
  shadowColor: string;
  shadowBlur: number;
  shadowOffsetX: number;
  shadowOffsetY: number;
  filter: string;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  scale(x: number, y: number): void;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  getTransform(): { a: number; d: number };
  beginPath(): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  fill(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Gradient;
  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): Gradient;
  drawImage(picture: object, x: number, y: number, width: number, height: number): void;
}

/** What measuring text needs of a context. */
export interface MeasureContext {
  font: string;
  direction: string;
  textAlign: string;
  textBaseline: string;
  measureText(text: string): {
    width: number;
    actualBoundingBoxLeft: number;
    actualBoundingBoxRight: number;
    actualBoundingBoxAscent: number;
    actualBoundingBoxDescent: number;
  };
}

interface Gradient {
  addColorStop(offset: number, color: string): void;
}

/** A decoded picture the context can draw (an image, a canvas, a video frame), with its size in pixels. */
export interface Picture {
  image: object;
  width: number;
  height: number;
}

/** Pixels of the document's frame; x and y are the top left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}
