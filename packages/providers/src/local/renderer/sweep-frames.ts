import { cross, dot, mad, norm, sub, type V3 } from './vector.ts';

export interface SweepOptions {
  /** fixed up direction instead of parallel transport */
  up?: V3;
  closed?: boolean;
  caps?: boolean;
  uvLen?: number;
  uvW?: number;
  /** normal and binormal at t */
  frame?: (t: number, p: V3, tangent: V3) => [V3, V3];
}
export interface Frame {
  p: V3;
  n: V3;
  b: V3;
}

/** Frames along a path: given, from a fixed up direction, or parallel-transported (Bishop 1975). */
export function sweepFrames(path: (t: number) => V3, nu: number, o: SweepOptions): Frame[] {
  const frames: Frame[] = [];
  const e = 1e-3;
  let previous: V3 | null = null;
  for (let i = 0; i <= nu; i++) {
    const t = i / nu;
    const p = path(t);
    const back = path(o.closed ? (t - e + 1) % 1 : Math.max(0, t - e));
    const ahead = path(o.closed ? (t + e) % 1 : Math.min(1, t + e));
    const tangent = norm(sub(ahead, back));
    let n: V3;
    let b: V3;
    if (o.frame) [n, b] = o.frame(t, p, tangent);
    else if (o.up) {
      b = norm(cross(tangent, o.up));
      n = norm(cross(b, tangent));
    } else {
      const helper: V3 = Math.abs(tangent[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0];
      n = previous
        ? norm(mad(previous, tangent, -dot(previous, tangent)))
        : norm(cross(cross(tangent, helper), tangent));
      previous = n;
      b = cross(tangent, n);
    }
    frames.push({ p, n, b });
  }
  return frames;
}
