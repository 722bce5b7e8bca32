import { clamp, len, lerp, mix3, mul, sat, sub, type V2, type V3 } from './vector.ts';

/** Monotone cubic through `[t, value]` knots, clamped at both ends (Fritsch & Carlson 1980, harmonic-mean tangents). */
export function curve1(knots: readonly (readonly number[])[]): (t: number) => number {
  const n = knots.length;
  const xs = knots.map((k) => k[0]);
  const ys = knots.map((k) => k[1]);
  const slope: number[] = [];
  for (let i = 0; i < n - 1; i++) slope.push((ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i] || 1e-9));
  const tangent = Array.from({ length: n }, () => 0);
  tangent[0] = slope[0];
  tangent[n - 1] = slope[n - 2];
  for (let i = 1; i < n - 1; i++) {
    const product = slope[i - 1] * slope[i];
    tangent[i] = product <= 0 ? 0 : (2 * product) / (slope[i - 1] + slope[i]);
  }
  return (t) => {
    if (t <= xs[0]) return ys[0];
    if (t >= xs[n - 1]) return ys[n - 1];
    let i = 0;
    while (i < n - 2 && t > xs[i + 1]) i++;
    const h = xs[i + 1] - xs[i];
    const s = (t - xs[i]) / h;
    const s2 = s * s;
    const s3 = s2 * s;
    return (
      (2 * s3 - 3 * s2 + 1) * ys[i] +
      (s3 - 2 * s2 + s) * h * tangent[i] +
      (-2 * s3 + 3 * s2) * ys[i + 1] +
      (s3 - s2) * h * tangent[i + 1]
    );
  };
}

/** Uniform Catmull-Rom spline through 3D points, parameterised by arc length (0–1). */
export function curve3(points: readonly V3[], closed = false, samples = 400): (t: number) => V3 {
  const n = points.length;
  const segments = closed ? n : n - 1;
  const at = (i: number): V3 => {
    if (closed) return points[((i % n) + n) % n];
    if (i < 0) return sub(mul(points[0], 2), points[1]);
    return i >= n ? sub(mul(points[n - 1], 2), points[n - 2]) : points[i];
  };
  const raw = (t: number): V3 => {
    const f = t * segments;
    let i = Math.floor(f);
    if (i >= segments && !closed) i = segments - 1;
    const s = f - i;
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const axis = (k: 0 | 1 | 2) =>
      0.5 *
      (2 * p1[k] +
        (p2[k] - p0[k]) * s +
        (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * s * s +
        (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * s * s * s);
    return [axis(0), axis(1), axis(2)];
  };
  const P: V3[] = [];
  const along = [0];
  for (let i = 0; i <= samples; i++) {
    P.push(raw(i / samples));
    if (i) along.push(along[i - 1] + len(sub(P[i], P[i - 1])));
  }
  return (t) => {
    const d = sat(t) * along[samples];
    let low = 0;
    let high = samples;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (along[middle] <= d) low = middle;
      else high = middle;
    }
    return mix3(P[low], P[high], (d - along[low]) / (along[high] - along[low] || 1));
  };
}

/** Rounds the corners of a polyline `[x, y, radius?]` with arcs of `steps` segments; the end points stay. */
export function fillet(polyline: readonly (readonly number[])[], steps = 6): number[][] {
  const out: number[][] = [];
  for (let i = 0; i < polyline.length; i++) {
    const corner = polyline[i];
    const px = corner[0];
    const py = corner[1];
    const r = corner[2] ?? 0;
    const arc =
      r && i > 0 && i < polyline.length - 1
        ? cornerArc(polyline[i - 1], [px, py], polyline[i + 1], r, steps)
        : null;
    if (arc) out.push(...arc);
    else out.push([px, py]);
  }
  return out;
}

function cornerArc(
  before: readonly number[],
  [px, py]: V2,
  after: readonly number[],
  radius: number,
  steps: number,
): number[][] | null {
  let ax = before[0] - px;
  let ay = before[1] - py;
  let bx = after[0] - px;
  let by = after[1] - py;
  const la = Math.hypot(ax, ay);
  const lb = Math.hypot(bx, by);
  ax /= la;
  ay /= la;
  bx /= lb;
  by /= lb;
  const angle = Math.acos(clamp(ax * bx + ay * by, -1, 1));
  if (angle > 3.1) return null;
  const cut = Math.min(radius / Math.tan(angle / 2), la * 0.49, lb * 0.49);
  const r = cut * Math.tan(angle / 2);
  const hx = ax + bx;
  const hy = ay + by;
  const h = Math.hypot(hx, hy) || 1;
  const reach = r / Math.sin(angle / 2);
  const cx = px + (hx / h) * reach;
  const cy = py + (hy / h) * reach;
  const from = Math.atan2(py + ay * cut - cy, px + ax * cut - cx);
  let turn = Math.atan2(py + by * cut - cy, px + bx * cut - cx) - from;
  while (turn > Math.PI) turn -= 2 * Math.PI;
  while (turn < -Math.PI) turn += 2 * Math.PI;
  const out: number[][] = [];
  for (let k = 0; k <= steps; k++) {
    const t = from + (turn * k) / steps;
    out.push([cx + Math.cos(t) * r, cy + Math.sin(t) * r]);
  }
  return out;
}

/** Splits long segments, because light is stored per vertex and needs enough of them. */
export function densify(polyline: readonly (readonly number[])[], maxLength: number): number[][] {
  const out: number[][] = [[...polyline[0]]];
  for (let i = 1; i < polyline.length; i++) {
    const a = polyline[i - 1];
    const b = polyline[i];
    const n = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / maxLength));
    for (let k = 1; k <= n; k++) out.push([lerp(a[0], b[0], k / n), lerp(a[1], b[1], k / n)]);
  }
  return out;
}

/**
 * Flat rounded section (a strap, a sole) spaced evenly across its width: a superellipse sampled by angle
 * stretches textures without limit at its centre. q 0–0.5 runs the outer face from +1 to −1, 0.5–1 the inner
 * face back; a bigger `flatness` makes flatter faces.
 */
export function pill(q: number, flatness = 6): V2 {
  const outer = q < 0.5;
  let b = 1 - 2 * (outer ? q * 2 : (q - 0.5) * 2);
  if (!outer) b = -b;
  b = Math.sign(b) * (1 - (1 - Math.abs(b)) ** 1.15);
  const n = Math.sqrt(Math.max(0, 1 - Math.abs(b) ** flatness));
  return [b, outer ? n : -n];
}
