import { checkpoint } from './stop.ts';
import { freeze, type Geo } from './geometry.ts';
import type { Mat } from './materials.ts';
import { boxFaces } from './rounded-box.ts';
import { prismRows } from './prism.ts';
import { type Frame, sweepFrames, type SweepOptions } from './sweep-frames.ts';
import { weldPole } from './weld-pole.ts';
import { add, cross, dot, len, mad, mul, norm, sub, type V2, type V3 } from './vector.ts';

export type { Geo } from './geometry.ts';
export type { SweepOptions } from './sweep-frames.ts';

/** Position on a patch for u, v in 0–1. */
export type Patch = (u: number, v: number) => V3;

export interface GridOptions {
  /** Weld normals over the u or v seam. */
  wu?: boolean | undefined;
  wv?: boolean | undefined;
  /** Turn the winding (and the normals) around. */
  flip?: boolean | undefined;
  uv?: ((u: number, v: number) => V2) | undefined;
}
export interface LatheOptions {
  flip?: boolean;
  /** factors on u and v */
  uvx?: number;
  uvy?: number;
  /** v runs in world units of profile length instead of 0–1 */
  uvByLen?: boolean;
  at?: V3;
  /** moves each point; a = angle, t = 0–1 along the profile */
  fn?: (p: V3, a: number, t: number) => V3;
}
export interface TubeOptions {
  caps?: boolean;
  closed?: boolean;
  uvLen?: number;
  uvW?: number;
}
/** Accumulates patches into flat arrays, one material per triangle; `build()` freezes them. Units are the product's own. */
export class Mesh {
  pos: number[] = [];
  nrm: number[] = [];
  uv: number[] = [];
  idx: number[] = [];
  tm: number[] = [];
  mats: Mat[] = [];
  readonly #index = new Map<Mat, number>();

  /** Index of a material, added on first use. */
  mat(m: Mat): number {
    let i = this.#index.get(m);
    if (i === undefined) {
      i = this.mats.length;
      this.mats.push(m);
      this.#index.set(m, i);
    }
    return i;
  }
  /** Number of vertices so far. */
  get nv(): number {
    return this.pos.length / 3;
  }

  /** Parametric patch of nu × nv cells with area-weighted smooth normals; poles on the v borders are welded. */
  grid(m: Mat, nu: number, nv: number, f: Patch, o: GridOptions = {}): void {
    checkpoint();
    const base = this.nv;
    const material = this.mat(m);
    const stride = nu + 1;
    const P: V3[] = [];
    for (let j = 0; j <= nv; j++) for (let i = 0; i <= nu; i++) P.push(f(i / nu, j / nv));
    const N = new Float64Array(P.length * 3);
    const welded = (i: number, j: number) => (o.wv && j === nv ? 0 : j) * stride + (o.wu && i === nu ? 0 : i);
    const triangle = (a: number, b: number, c: number, wa: number, wb: number, wc: number) => {
      let g = cross(sub(P[b], P[a]), sub(P[c], P[a]));
      if (o.flip) g = mul(g, -1);
      if (len(g) < 1e-14) return;
      for (const q of [wa, wb, wc]) for (let k = 0; k < 3; k++) N[q * 3 + k] += g[k];
      if (o.flip) this.idx.push(base + a, base + c, base + b);
      else this.idx.push(base + a, base + b, base + c);
      this.tm.push(material);
    };
    for (let j = 0; j < nv; j++) {
      for (let i = 0; i < nu; i++) {
        const a = j * stride + i;
        const d = a + stride + 1;
        triangle(a, a + 1, d, welded(i, j), welded(i + 1, j), welded(i + 1, j + 1));
        triangle(a, d, d - 1, welded(i, j), welded(i + 1, j + 1), welded(i, j + 1));
      }
    }
    for (const j of [0, nv]) weldPole(P, N, j * stride, nu, (i) => welded(i, j));
    for (let j = 0; j <= nv; j++) {
      for (let i = 0; i <= nu; i++) {
        const q = welded(i, j) * 3;
        this.pos.push(...P[j * stride + i]);
        this.nrm.push(...norm([N[q], N[q + 1], N[q + 2]]));
        this.uv.push(...(o.uv ? o.uv(i / nu, j / nv) : ([i / nu, j / nv] as V2)));
      }
    }
  }

  /**
   * Surface of revolution around +Y of a profile `[r, y]`; outward is to the right of the travel direction.
   * The front (+Z) lies at u = 0.5, so that a label does not land on the seam.
   */
  lathe(m: Mat, profile: readonly (readonly number[])[], segments = 96, o: LatheOptions = {}): void {
    const along = [0];
    for (let i = 1; i < profile.length; i++) {
      const [a, b] = [profile[i - 1], profile[i]];
      along.push(along[i - 1] + Math.hypot(b[0] - a[0], b[1] - a[1]));
    }
    const total = along[along.length - 1] || 1;
    const n = profile.length - 1;
    const at = o.at ?? [0, 0, 0];
    const point: Patch = (u, v) => {
      const k = Math.round(v * n);
      const a = (u - 0.5) * 2 * Math.PI;
      const p: V3 = [profile[k][0] * Math.sin(a), profile[k][1], profile[k][0] * Math.cos(a)];
      return add(o.fn ? o.fn(p, a, along[k] / total) : p, at);
    };
    const uv = (u: number, v: number): V2 => {
      const k = Math.round(v * n);
      return [u * (o.uvx ?? 1), (o.uvByLen ? along[k] : along[k] / total) * (o.uvy ?? 1)];
    };
    this.grid(m, segments, n, point, { wu: true, flip: o.flip, uv });
  }

  /** Sweeps a closed section (offsets along normal and binormal for s, t in 0–1) along a path; orients itself outward. */
  sweep(
    m: Mat,
    path: (t: number) => V3,
    nu: number,
    ns: number,
    section: (s: number, t: number) => V2,
    o: SweepOptions = {},
  ): void {
    const frames = sweepFrames(path, nu, o);
    let area = 0;
    for (let k = 0; k < 16; k++) {
      const [a, b] = [section(k / 16, 0.5), section((k + 1) / 16, 0.5)];
      area += a[0] * b[1] - b[0] * a[1];
    }
    const mid = nu >> 1;
    const forward = sub(frames[Math.min(nu, mid + 1)].p, frames[Math.max(0, mid - 1)].p);
    const flip = area * dot(cross(frames[mid].n, frames[mid].b), norm(forward)) < 0;
    const place = (f: Frame, c: V2, k: number) => mad(mad(f.p, f.n, c[0] * k), f.b, c[1] * k);
    const w = o.uvW ?? 1;
    this.grid(m, ns, nu, (s, t) => place(frames[Math.round(t * nu)], section(s, t), 1), {
      wu: true,
      flip,
      uv: (s, t) => [s * w, t * (o.uvLen ?? 1)],
    });
    if (!o.caps) return;
    for (const end of [0, 1]) {
      const f = frames[end ? nu : 0];
      this.grid(m, ns, 3, (s, v) => place(f, section(s, end), 1 - v), {
        wu: true,
        flip: end ? flip : !flip,
        uv: (s, v) => [s * w, v * 0.05],
      });
    }
  }

  /** Round tube of radius r (or r(t)) along a path. */
  tube(
    m: Mat,
    path: (t: number) => V3,
    r: number | ((t: number) => number),
    nu: number,
    ns = 16,
    o: TubeOptions = {},
  ): void {
    const radius = typeof r === 'number' ? () => r : r;
    const circle = (s: number, t: number): V2 => [
      Math.cos(s * 2 * Math.PI) * radius(t),
      Math.sin(s * 2 * Math.PI) * radius(t),
    ];
    this.sweep(m, path, nu, ns, circle, o);
  }

  /**
   * Rounded box of centre c, half sizes h and corner radius r; n = subdivisions per face, k = per corner.
   * One material, or six in the order +Z −Z +X −X +Y −Y; uv is planar 0–1 per face. `xf` must be rigid.
   * Returns the index of its first vertex.
   */
  rbox(m: Mat | Mat[], c: V3, h: V3, r: number, n = 10, o: { xf?: (p: V3) => V3; k?: number } = {}): number {
    const base = this.nv;
    const xf = o.xf ?? ((p: V3) => p);
    const origin = xf([0, 0, 0]);
    boxFaces(h, r, n, o.k).forEach((face, i) => {
      const first = this.nv;
      const [nu, nv] = face.cells;
      this.grid(Array.isArray(m) ? m[i] : m, nu, nv, (u, v) => xf(add(face.point(u, v), c)), { uv: face.uv });
      for (let q = 0; q < (nu + 1) * (nv + 1); q++) {
        const normal = face.normal((q % (nu + 1)) / nu, Math.floor(q / (nu + 1)) / nv);
        if (normal) this.#setNormal(first + q, norm(sub(xf(normal), origin)));
      }
    });
    return base;
  }

  /** Flat polygon in XY, extruded from z0 to z1 with a bevelled top edge; convex or star-shaped about its centroid. */
  prism(
    m: Mat,
    polygon: readonly (readonly number[])[],
    z0: number,
    z1: number,
    bevel: number,
    xf: (p: V3) => V3,
    rings = 3,
  ): void {
    const { point, rows, clockwise } = prismRows(polygon, z0, z1, bevel, rings);
    const n = polygon.length;
    const at = (u: number, v: number) => point(Math.round(u * n), Math.round(v * (rows - 1)));
    this.grid(m, n, rows - 1, (u, v) => xf(at(u, v)), {
      wu: true,
      flip: clockwise,
      uv: (u, v) => {
        const p = at(u, v);
        return [p[0], p[1]];
      },
    });
  }

  /** Runs a builder, then moves everything it added by an affine map (mirrors keep their outside out). */
  xf(map: (p: V3) => V3, build: () => void): void {
    const first = this.nv;
    const firstIndex = this.idx.length;
    build();
    const o = map([0, 0, 0]);
    const axes = [sub(map([1, 0, 0]), o), sub(map([0, 1, 0]), o), sub(map([0, 0, 1]), o)] as const;
    for (let i = first; i < this.nv; i++) {
      const p = map([this.pos[i * 3], this.pos[i * 3 + 1], this.pos[i * 3 + 2]]);
      for (let k = 0; k < 3; k++) this.pos[i * 3 + k] = p[k];
      this.#setNormal(i, norm(sub(map(this.#normal(i)), o)));
    }
    if (dot(cross(axes[0], axes[1]), axes[2]) >= 0) return;
    for (let i = firstIndex; i < this.idx.length; i += 3) {
      const q = this.idx[i + 1];
      this.idx[i + 1] = this.idx[i + 2];
      this.idx[i + 2] = q;
    }
  }

  /** Averages the normals of coincident vertices from `first` on, where they agree within cosMin. */
  weld(first = 0, cosMin = 0.3): void {
    const groups = new Map<string, number[]>();
    const key = (x: number) => Math.round(x * 2e4);
    for (let i = first; i < this.nv; i++) {
      const k = `${key(this.pos[i * 3])},${key(this.pos[i * 3 + 1])},${key(this.pos[i * 3 + 2])}`;
      const group = groups.get(k);
      if (group) group.push(i);
      else groups.set(k, [i]);
    }
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      const normals = group.map((i) => this.#normal(i));
      group.forEach((i, a) => {
        let sum: V3 = [0, 0, 0];
        for (const other of normals) if (dot(normals[a], other) > cosMin) sum = add(sum, other);
        this.#setNormal(i, norm(sum));
      });
    }
  }

  build(): Geo {
    return freeze(this);
  }

  #normal(i: number): V3 {
    return [this.nrm[i * 3], this.nrm[i * 3 + 1], this.nrm[i * 3 + 2]];
  }
  #setNormal(i: number, n: V3): void {
    for (let k = 0; k < 3; k++) this.nrm[i * 3 + k] = n[k];
  }
}

/** Copies everything of `source` into `target`, moved by `offset`; returns the index of its first vertex. */
export function append(target: Mesh, source: Mesh, offset: V3 = [0, 0, 0]): number {
  const base = target.nv;
  for (let i = 0; i < source.pos.length; i++) target.pos.push(source.pos[i] + offset[i % 3]);
  for (const v of source.nrm) target.nrm.push(v);
  for (const v of source.uv) target.uv.push(v);
  for (const i of source.idx) target.idx.push(i + base);
  const moved = source.mats.map((m) => target.mat(moveMaterial(m, offset)));
  for (const t of source.tm) target.tm.push(moved[t]);
  return base;
}

/** Materials that know a place (radial brushing, stone facets) move with their mesh. */
function moveMaterial(m: Mat, offset: V3): Mat {
  if (len(offset) === 0 || (!m.radial && !m.planes && !m.vessel && !m.lamp)) return m;
  const planes = m.planes?.slice();
  for (let k = 0; planes && k < planes.length; k += 4) {
    planes[k + 3] += planes[k] * offset[0] + planes[k + 1] * offset[1] + planes[k + 2] * offset[2];
  }
  const vessel = m.vessel && { ...m.vessel, at: add(m.vessel.at, offset) };
  const lamp = m.lamp && { ...m.lamp, at: add(m.lamp.at, offset) };
  return { ...m, radial: m.radial && add(m.radial, offset), planes, vessel, lamp };
}
