import { paint, type Stroke } from './brush.ts';

/** Loads a picture of this server. Rejects when it cannot be shown. */
export async function loadPicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

export function emptyCanvas(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: false });
  if (!context) throw new Error('This browser cannot draw.');
  return context;
}

/** A greyscale mask as a canvas whose coverage is its opacity. */
export function maskOf(image: HTMLImageElement, width: number, height: number): HTMLCanvasElement {
  const context = emptyCanvas(width, height);
  context.drawImage(image, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  for (let i = 0; i < pixels.data.length; i += 4) pixels.data[i + 3] = pixels.data[i] ?? 0;
  context.putImageData(pixels, 0, 0);
  return context.canvas;
}

/** The mask with all gestures, drawn anew. */
export function applyStrokes(
  mask: CanvasRenderingContext2D,
  base: HTMLCanvasElement,
  strokes: readonly Stroke[],
): void {
  mask.clearRect(0, 0, mask.canvas.width, mask.canvas.height);
  mask.drawImage(base, 0, 0);
  for (const stroke of strokes) paint(mask, stroke);
}

/** The mask as the server takes it: white on black. */
export function maskPng(mask: HTMLCanvasElement): Promise<Blob> {
  const out = emptyCanvas(mask.width, mask.height);
  out.fillRect(0, 0, mask.width, mask.height);
  const white = emptyCanvas(mask.width, mask.height);
  white.fillStyle = '#fff';
  white.fillRect(0, 0, mask.width, mask.height);
  white.globalCompositeOperation = 'destination-in';
  white.drawImage(mask, 0, 0);
  out.drawImage(white.canvas, 0, 0);
  return new Promise((resolve, reject) => {
    out.canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The mask is empty.'))),
      'image/png',
    );
  });
}

/** The photo with what is removed darkened, or on its own. */
export function showMask(
  screen: CanvasRenderingContext2D,
  veil: CanvasRenderingContext2D,
  photo: HTMLImageElement,
  mask: HTMLCanvasElement,
  alone: boolean,
): void {
  const { width, height } = screen.canvas;
  screen.globalCompositeOperation = 'source-over';
  screen.clearRect(0, 0, width, height);
  screen.drawImage(photo, 0, 0, width, height);
  if (alone) {
    screen.globalCompositeOperation = 'destination-in';
    screen.drawImage(mask, 0, 0);
    screen.globalCompositeOperation = 'source-over';
    return;
  }
  veil.globalCompositeOperation = 'source-over';
  veil.clearRect(0, 0, width, height);
  veil.fillStyle = 'rgb(12 26 28 / 0.8)';
  veil.fillRect(0, 0, width, height);
  veil.globalCompositeOperation = 'destination-out';
  veil.drawImage(mask, 0, 0);
  screen.drawImage(veil.canvas, 0, 0);
}
