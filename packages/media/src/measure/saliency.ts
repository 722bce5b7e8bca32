/** Where the product is in a picture: its centre, 0–1 of width and height. */
export interface Focus {
  x: number;
  y: number;
}

/** What a picture shows: its centre, and how full each part of it is (`crowdOf`). */
export interface Sight extends Focus {
  crowd: string;
}

const MIDDLE: Focus = { x: 0.5, y: 0.5 };

/**
 * Takes a small picture (`height × width × 3` RGB, 0–255; 32 to 64 pixels a side are enough), gives the centre of what
 * stands out in it: pixels unlike the background one would draw between the picture's edges, and pixels full of edges, both
 * counted more towards the middle. A picture in which nothing stands out has its middle as centre.
 */
export function salientCentre(rgb: Uint8Array, width: number, height: number): Focus {
  const unlike = normalised(unlikeness(rgb, width, height));
  const edges = normalised(blurred(edgeEnergy(rgb, width, height), width, height));
  const weights = unlike.map((value, i) => {
    const [x, y] = [((i % width) + 0.5) / width - 0.5, (Math.floor(i / width) + 0.5) / height - 0.5];
    return (value + 0.6 * (edges[i] ?? 0)) * Math.exp(-(x * x + y * y) / (2 * 0.4 ** 2));
  });
  const mean = sum(weights) / weights.length;
  const deviation = Math.sqrt(sum(weights.map((value) => (value - mean) ** 2)) / weights.length);
  // Only what clearly stands out counts, or every corner would pull the centre back to the middle.
  const bar = mean + 0.7 * deviation;
  const strong = weights.map((value) => Math.max(0, value - bar));
  const total = sum(strong);
  if (total < 1e-3 * weights.length) return MIDDLE;
  let [x, y] = [0, 0];
  for (const [i, value] of strong.entries()) {
    x += value * ((i % width) + 0.5);
    y += value * (Math.floor(i / width) + 0.5);
  }
  return { x: x / total / width, y: y / total / height };
}

/** Takes the centres found in several pictures of a film, gives the one to keep in view: their median, in thousandths. */
export function steadyCentre(centres: readonly Focus[]): Focus {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0.5;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    x: rounded(median(centres.map(({ x }) => x))),
    y: rounded(median(centres.map(({ y }) => y))),
  };
}

/** Cells a side of a map of what is to be seen; one hexadecimal digit each. */
export const CROWD_SIDE = 12;

/**
 * Takes small pictures of one film (`height × width × 3` RGB, 0–255, sides multiples of 12), gives for each of 12 × 12 cells,
 * row by row from the top, how much there is to be seen in it at its fullest: one hexadecimal digit, 0 for a plain wall.
 */
export function crowdOf(looks: readonly Uint8Array[], width: number, height: number): string {
  const [across, down] = [width / CROWD_SIDE, height / CROWD_SIDE];
  const fullest = new Float32Array(CROWD_SIDE * CROWD_SIDE);
  for (const rgb of looks) {
    const unlike = normalised(unlikeness(rgb, width, height));
    const edges = normalised(blurred(edgeEnergy(rgb, width, height), width, height));
    const cells = new Float32Array(CROWD_SIDE * CROWD_SIDE);
    for (const [i, value] of unlike.entries()) {
      const cell = Math.floor(Math.floor(i / width) / down) * CROWD_SIDE + Math.floor((i % width) / across);
      cells[cell] = (cells[cell] ?? 0) + Math.max(value, edges[i] ?? 0) / (across * down);
    }
    for (const [cell, value] of cells.entries()) fullest[cell] = Math.max(fullest[cell] ?? 0, value);
  }
  return [...fullest].map((value) => Math.min(15, Math.round(value * 15)).toString(16)).join('');
}

const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

/** 0–1, by what the strongest twentieth reaches; a picture of almost nothing stays at almost nothing. */
function normalised(values: Float32Array): Float32Array {
  const high = [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
  return values.map((value) => Math.min(1, value / Math.max(high, 12)));
}

/** How far each pixel is from the colours of the edges left, right, above and below it, by nearness. */
function unlikeness(rgb: Uint8Array, width: number, height: number): Float32Array {
  const at = (x: number, y: number, c: number) => rgb[(y * width + x) * 3 + c] ?? 0;
  const rim = 2;
  const edge = (x: number, y: number, across: boolean, c: number) => {
    let total = 0;
    for (let k = -rim; k <= rim; k++) {
      const along = (place: number, most: number) => Math.max(0, Math.min(most - 1, place + k));
      total += across ? at(x, along(y, height), c) : at(along(x, width), y, c);
    }
    return total / (2 * rim + 1);
  };
  return Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const [right, down] = [(x + 0.5) / width, (y + 0.5) / height];
    let distance = 0;
    for (let c = 0; c < 3; c++) {
      const sides = edge(0, y, true, c) * (1 - right) + edge(width - 1, y, true, c) * right;
      const ends = edge(x, 0, false, c) * (1 - down) + edge(x, height - 1, false, c) * down;
      const away = [sides, ends].map((background) => Math.abs(at(x, y, c) - background));
      distance += Math.min(...away) ** 2;
    }
    return Math.sqrt(distance);
  });
}

function edgeEnergy(rgb: Uint8Array, width: number, height: number): Float32Array {
  const luma = (x: number, y: number) => {
    const i = (Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))) * 3;
    return 0.2126 * (rgb[i] ?? 0) + 0.7152 * (rgb[i + 1] ?? 0) + 0.0722 * (rgb[i + 2] ?? 0);
  };
  return Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return Math.hypot(luma(x + 1, y) - luma(x - 1, y), luma(x, y + 1) - luma(x, y - 1));
  });
}

/** Mean over five by five, so that an outline fills what it encloses. */
function blurred(values: Float32Array, width: number, height: number): Float32Array {
  return Float32Array.from(values, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    let total = 0;
    let count = 0;
    for (let dy = -2; dy <= 2; dy++)
      for (let dx = -2; dx <= 2; dx++) {
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        total += values[(y + dy) * width + x + dx] ?? 0;
        count++;
      }
    return total / count;
  });
}
