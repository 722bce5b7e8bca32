import { toLab } from '../lab.ts';
import type { Photo } from '../read-photo.ts';

/** A place of the photo as shares of its width and height, 0–1. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface EdgeDoubt {
  /** Share of the outline that lies where the photo has no visible step, 0–1. */
  share: number;
  /** The doubtful stretches, largest first, at most six. */
  places: Place[];
}

/** Places are found on a grid of this many cells along the longer side. */
const CELLS = 14;
const MOST = 6;
/** Lab distance of the two sides of an edge below which nobody can see where it runs. */
const VISIBLE = 7;
/** Share of the outline in a cell that has to be faint before the cell is shown. */
const DOUBTFUL = 0.5;

/** Compares both sides of a matte's outline in the photo: where they look alike, the edge was guessed. `alpha`: coverage 0–255, [h, w]. */
export function edgeDoubt(photo: Photo, alpha: Uint8Array): EdgeDoubt {
  const { w, h } = photo;
  const lab = toLab(photo.rgba);
  const cell = Math.max(w, h) / CELLS;
  const columns = Math.ceil(w / cell);
  const outline = new Int32Array(columns * Math.ceil(h / cell));
  const faint = new Int32Array(outline.length);
  const reach = Math.max(2, Math.round(Math.max(w, h) / 280));
  let all = 0;
  let doubtful = 0;
  for (let y = reach + 1; y < h - reach - 1; y++) {
    for (let x = reach + 1; x < w - reach - 1; x++) {
      const q = y * w + x;
      if (alpha[q] <= 127) continue;
      const [dx, dy] = outward(alpha, q, w);
      if (dx === 0 && dy === 0) continue;
      const step = (dy * w + dx) * reach;
      const at = Math.floor(y / cell) * columns + Math.floor(x / cell);
      outline[at]++;
      all++;
      if (apart(lab, q - step, q + step) >= VISIBLE) continue;
      faint[at]++;
      doubtful++;
    }
  }
  const least = Math.max(4, cell * 0.25);
  const cells = [...faint.keys()].filter((i) => faint[i] >= least && faint[i] / outline[i] >= DOUBTFUL);
  const places = joined(cells, columns, faint).slice(0, MOST);
  const unit = { x: cell / w, y: cell / h };
  return { share: all > 0 ? doubtful / all : 0, places: places.map((box) => toPlace(box, unit)) };
}

/** Direction from the matte's inside to a clear neighbour, or [0, 0] away from the outline. */
function outward(alpha: Uint8Array, q: number, w: number): [number, number] {
  const clear = (i: number) => (alpha[i] <= 127 ? 1 : 0);
  return [clear(q + 1) - clear(q - 1), clear(q + w) - clear(q - w)];
}

const apart = (lab: Float32Array, a: number, b: number) =>
  Math.hypot(lab[a * 3] - lab[b * 3], lab[a * 3 + 1] - lab[b * 3 + 1], lab[a * 3 + 2] - lab[b * 3 + 2]);

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  weight: number;
}

/** Neighbouring cells become one box; the box with the most faint outline comes first. */
function joined(cells: readonly number[], columns: number, weight: Int32Array): Box[] {
  const left = new Set(cells);
  const boxes: Box[] = [];
  for (const first of cells) {
    if (!left.delete(first)) continue;
    const box = { left: columns, top: 1e9, right: 0, bottom: 0, weight: 0 };
    const queue = [first];
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      const x = i % columns;
      const y = (i - x) / columns;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
      box.weight += weight[i];
      for (const next of [x > 0 ? i - 1 : -1, x < columns - 1 ? i + 1 : -1, i - columns, i + columns])
        if (left.delete(next)) queue.push(next);
    }
    boxes.push(box);
  }
  return boxes.sort((a, b) => b.weight - a.weight);
}

function toPlace({ left, top, right, bottom }: Box, unit: { x: number; y: number }): Place {
  const x = Math.min(1, left * unit.x);
  const y = Math.min(1, top * unit.y);
  return { x, y, width: Math.min(1, right * unit.x) - x, height: Math.min(1, bottom * unit.y) - y };
}
