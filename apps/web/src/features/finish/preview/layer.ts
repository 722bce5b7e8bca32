const layers = new Map<string, CanvasRenderingContext2D>();

/** Takes a name and a size in pixels, gives an empty canvas of its own to paint on, kept for the next frame; null without canvases. */
export function freshLayer(name: string, width: number, height: number): CanvasRenderingContext2D | null {
  const layer = layers.get(name) ?? document.createElement('canvas').getContext('2d');
  if (!layer) return null;
  layers.set(name, layer);
  // Setting the size clears the canvas and all its state.
  layer.canvas.width = width;
  layer.canvas.height = height;
  return layer;
}
