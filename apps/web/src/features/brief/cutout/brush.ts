/** One gesture of the brush, in pixels of the mask. */
export interface Stroke {
  mode: 'add' | 'erase';
  /** diameter */
  size: number;
  /** Left out, the whole mask is filled or emptied. */
  points?: readonly (readonly [x: number, y: number])[];
}

/** Gestures that count, and those taken back; one gesture is one undo. */
export interface Strokes {
  done: readonly Stroke[];
  undone: readonly Stroke[];
}

export const NO_STROKES: Strokes = { done: [], undone: [] };

export type StrokeAction = { do: 'draw'; stroke: Stroke } | { do: 'undo' } | { do: 'redo' } | { do: 'clear' };

/** A new gesture forgets what was taken back. */
export function strokesAfter(strokes: Strokes, action: StrokeAction): Strokes {
  const { done, undone } = strokes;
  switch (action.do) {
    case 'draw':
      return { done: [...done, action.stroke], undone: [] };
    case 'undo': {
      const last = done.at(-1);
      return last ? { done: done.slice(0, -1), undone: [...undone, last] } : strokes;
    }
    case 'redo': {
      const next = undone.at(-1);
      return next ? { done: [...done, next], undone: undone.slice(0, -1) } : strokes;
    }
    case 'clear':
      return NO_STROKES;
  }
}

/** Paints a gesture into a mask whose opaque pixels are product. */
export function paint(mask: CanvasRenderingContext2D, { mode, size, points }: Stroke): void {
  mask.save();
  mask.globalCompositeOperation = mode === 'add' ? 'source-over' : 'destination-out';
  mask.fillStyle = '#fff';
  mask.strokeStyle = '#fff';
  mask.lineWidth = size;
  mask.lineCap = 'round';
  mask.lineJoin = 'round';
  if (!points) {
    mask.fillRect(0, 0, mask.canvas.width, mask.canvas.height);
  } else {
    const [[x, y] = [0, 0], ...rest] = points;
    mask.beginPath();
    mask.moveTo(x, y);
    // A line to itself is a dot of the brush's size.
    for (const [px, py] of rest.length > 0 ? rest : [[x, y] as const]) mask.lineTo(px, py);
    mask.stroke();
  }
  mask.restore();
}
