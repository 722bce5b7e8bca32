const TABLE_SIZE = 4096;
const SINE = Float64Array.from({ length: TABLE_SIZE + 1 }, (_, i) =>
  Math.sin((2 * Math.PI * i) / TABLE_SIZE),
);

/** Sine of a phase counted in turns (any sign); linear interpolation, error below −120 dB. */
export function sine(turns: number): number {
  const place = (turns - Math.floor(turns)) * TABLE_SIZE;
  const index = place | 0;
  const below = SINE[index] ?? 0;
  return below + ((SINE[index + 1] ?? 0) - below) * (place - index);
}

/**
 * Two-sample polynomial that rounds a unit step enough to keep its aliases down.
 * Välimäki and Huovilainen, "Antialiasing Oscillators in Subtractive Synthesis", IEEE SPM 24(2), 2007.
 */
function polyBlep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step;
    return t + t - t * t - 1;
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step;
    return t * t + t + t + 1;
  }
  return 0;
}

export type Shape = 'saw' | 'square' | 'triangle' | 'sine';

/** Takes a phase in [0, 1) and its step per sample, gives −1 … 1. */
export function oscillate(shape: Shape, phase: number, step: number): number {
  switch (shape) {
    case 'saw':
      return 2 * phase - 1 - polyBlep(phase, step);
    case 'square': {
      const half = phase < 0.5 ? phase + 0.5 : phase - 0.5;
      return (phase < 0.5 ? 1 : -1) + polyBlep(phase, step) - polyBlep(half, step);
    }
    case 'triangle':
      return phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase;
    case 'sine':
      return sine(phase);
  }
}
