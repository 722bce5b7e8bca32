import type { V2, V3 } from '../math.ts';

const TURN = 2 * Math.PI;

/** Sign-preserving power, for superellipses. */
export const spow = (x: number, e: number): number => Math.sign(x) * Math.abs(x) ** e;

/**
 * Superellipse section for sweeps: half height `h` along the normal, half width `w` along the binormal.
 * Exponent 1 is an ellipse, smaller is boxier.
 */
export function superellipse(q: number, h: number, w: number, eh = 1, ew = eh): V2 {
  const a = q * TURN;
  return [spow(Math.sin(a), eh) * h, spow(Math.cos(a), ew) * w];
}

/** Point of a horizontal circle at turn t. */
export function circleY(t: number, radius: number, y: number, x = 0, z = 0): V3 {
  return [x + Math.cos(t * TURN) * radius, y, z + Math.sin(t * TURN) * radius];
}

/**
 * Rounded rectangle outline walked by arc length, counter-clockwise from (hw, −hh + r); t in 0–1.
 * hw, hh half sizes, r corner radius.
 */
export function roundedRect(t: number, hw: number, hh: number, r: number): V2 {
  const a = hw - r;
  const b = hh - r;
  const arc = (Math.PI / 2) * r;
  const sides: [number, (s: number) => V2][] = [
    [2 * b, (s) => [hw, -b + s]],
    [arc, (s) => [a + Math.cos(s / r) * r, b + Math.sin(s / r) * r]],
    [2 * a, (s) => [a - s, hh]],
    [arc, (s) => [-a - Math.sin(s / r) * r, b + Math.cos(s / r) * r]],
    [2 * b, (s) => [-hw, b - s]],
    [arc, (s) => [-a - Math.cos(s / r) * r, -b - Math.sin(s / r) * r]],
    [2 * a, (s) => [-a + s, -hh]],
    [arc, (s) => [a + Math.sin(s / r) * r, -b - Math.cos(s / r) * r]],
  ];
  let rest = (((t % 1) + 1) % 1) * (4 * a + 4 * b + 4 * arc);
  for (const [length, at] of sides) {
    if (rest <= length) return at(rest);
    rest -= length;
  }
  return [hw, -b];
}
