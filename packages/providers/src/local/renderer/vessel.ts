import type { V3 } from './vector.ts';

/** A glass container, of revolution or a block, and what is in it, for tracing light through it. Heights are above `at`. */
export interface Vessel {
  /** where its axis meets the ground */
  at: V3;
  /** outer radius at even steps from the ground to `top` */
  outer: Float64Array;
  top: number;
  /** Half width and half depth of a solid block; the liquid fills a hollow in it from `base` to `fill`, and `level` is its top. */
  block?: { half: readonly [number, number]; fill: number } | undefined;
  /** thickness of the wall and of the bottom */
  wall: number;
  base: number;
  /** how high the liquid stands */
  level: number;
  /** absorption of the glass and of the liquid per unit length, linear RGB */
  glass: V3;
  liquid: V3;
  /** 0–1: how much of the liquid's own colour is scattered back, as by juice or honey, and that colour */
  murk: number;
  murkColor: V3;
  /** a paper label seen from behind: heights, half of its arc (radians) from +Z, colour */
  label?: { from: number; to: number; half: number; color: V3 } | undefined;
}

/** Outer radius at a height above the ground; 0 outside. */
export function radiusAt({ outer, top }: Vessel, y: number): number {
  if (y < 0 || y > top) return 0;
  const n = outer.length - 1;
  const s = (y / top) * n;
  const i = Math.min(n - 1, s | 0);
  return outer[i] + (outer[i + 1] - outer[i]) * (s - i);
}

/** Samples the outside of a profile `[r, y]` of growing height into even steps. */
export function outlineOf(profile: readonly (readonly number[])[], top: number, steps = 160): Float64Array {
  const out = new Float64Array(steps + 1);
  for (let k = 1; k < profile.length; k++) {
    const [a, b] = [profile[k - 1], profile[k]];
    const low = Math.max(0, Math.ceil((Math.min(a[1], b[1]) / top) * steps));
    const high = Math.min(steps, Math.floor((Math.max(a[1], b[1]) / top) * steps));
    for (let i = low; i <= high; i++) {
      const y = (i / steps) * top;
      const t = b[1] === a[1] ? 1 : (y - a[1]) / (b[1] - a[1]);
      out[i] = Math.max(out[i], a[0] + (b[0] - a[0]) * t);
    }
  }
  for (let i = steps - 1; i >= 0; i--) if (out[i] === 0) out[i] = out[i + 1];
  return out;
}
