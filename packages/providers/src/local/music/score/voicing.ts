import type { Chord } from './harmony.ts';

/** Every way to stack `count` chord tones upwards from each possible lowest note, close and with the second voice from above dropped. */
function candidates(chord: Chord, low: number, high: number, count: number): number[][] {
  const stacks: number[][] = [];
  for (let lowest = low; lowest <= high; lowest++) {
    if (!chord.tones.includes(lowest % 12)) continue;
    const close = stackFrom(lowest, chord, count);
    const second = close.at(-2);
    const dropped =
      second === undefined ? close : close.map((p) => (p === second ? p - 12 : p)).toSorted((a, b) => a - b);
    for (const stack of [close, dropped]) {
      if ((stack[0] ?? 0) >= low && (stack.at(-1) ?? 0) <= high) stacks.push(stack);
    }
  }
  return stacks;
}

function stackFrom(lowest: number, chord: Chord, count: number): number[] {
  const stack = [lowest];
  for (let pitch = lowest + 1; stack.length < count; pitch++) {
    if (chord.tones.includes(pitch % 12)) stack.push(pitch);
  }
  return stack;
}

/** Third and seventh name the chord and must sound; the fifth may be missing, and the root when the bass has it. */
function missing(stack: readonly number[], chord: Chord): number {
  const weights = [0.5, 6, 0.5, 4, 2];
  return chord.tones.reduce(
    (sum, tone, i) => sum + (stack.some((pitch) => pitch % 12 === tone) ? 0 : (weights[i] ?? 0)),
    0,
  );
}

/** Close seconds below middle C and bare seconds at the top sound muddy or sharp. */
function roughness(stack: readonly number[]): number {
  let cost = 0;
  for (let i = 1; i < stack.length; i++) {
    const lower = stack[i - 1] ?? 0;
    const gap = (stack[i] ?? 0) - lower;
    if (gap < 3 && lower < 55) cost += 4;
    if (gap === 1) cost += 2;
    if (gap > 9) cost += 2;
  }
  return cost;
}

/** How far the voices travel, with a price on a leaping top voice and on parallel fifths and octaves of outer voices. */
function motion(from: readonly number[], to: readonly number[]): number {
  let cost = 0;
  for (let i = 0; i < to.length; i++) cost += Math.abs((to[i] ?? 0) - (from[i] ?? from.at(-1) ?? 0));
  const top = Math.abs((to.at(-1) ?? 0) - (from.at(-1) ?? 0));
  const outer = (stack: readonly number[]): number => ((stack.at(-1) ?? 0) - (stack[0] ?? 0)) % 12;
  const parallel = top > 0 && outer(from) === outer(to) && (outer(to) === 0 || outer(to) === 7);
  return cost + (top > 5 ? top : 0) + (parallel ? 5 : 0);
}

/**
 * Voices a chord within `range` (MIDI) with least motion from the chord before.
 * Takes the chord and the voicing before it, gives MIDI pitches from below.
 */
export function voiceChord(
  chord: Chord,
  before: readonly number[] | undefined,
  range: readonly [number, number],
  count: number,
): number[] {
  const centre = (range[0] + range[1]) / 2;
  let best: number[] = [];
  let bestCost = Infinity;
  for (const stack of candidates(chord, range[0], range[1], count)) {
    const middle = ((stack[0] ?? 0) + (stack.at(-1) ?? 0)) / 2;
    const cost =
      missing(stack, chord) * 2 +
      roughness(stack) +
      Math.abs(middle - centre) * (before ? 0.3 : 1) +
      (before ? motion(before, stack) : 0);
    if (cost < bestCost) {
      bestCost = cost;
      best = stack;
    }
  }
  if (best.length === 0)
    throw new RangeError(`no voicing of ${chord.numeral} within ${range[0]}–${range[1]}`);
  return best;
}
