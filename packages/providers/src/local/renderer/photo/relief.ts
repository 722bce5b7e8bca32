import { boxBlur, imgFromRGBA } from '../image.ts';
import { KIND, mat } from '../materials.ts';
import { Mesh } from '../mesh.ts';
import type { V3 } from '../vector.ts';
import type { Cutout } from './cutout.ts';

/** Cells along the longer side of a relief. */
const CELLS = 170;
/** Coverage from which a pixel has a body: glass has one, too. */
const BODY = 40;
/** Greatest thickness, as a share of the widest inside distance. */
const THICKNESS = 0.55;

/** A cut-out as a sheet that stands on the floor and bulges towards the camera. */
export interface Relief {
  mesh: Mesh;
  /** size in world units */
  width: number;
  height: number;
}

/** Elevation the sheet leans back by (radians): perpendicular to the view the photo was taken from. */
export function reliefMesh(cut: Cutout, pitch: number): Relief {
  const { w, h, rgba } = cut;
  const unit = w / h > 1.25 ? 2.3 / w : 1.7 / h;
  const depth = inflate(cut);
  const [cos, sin] = [Math.cos(pitch), Math.sin(pitch)];
  const surface = (u: number, v: number): V3 => {
    const x = Math.min(w - 1, Math.max(0, Math.round(u * w - 0.5)));
    const y = Math.min(h - 1, Math.max(0, Math.round(v * h - 0.5)));
    const d = depth[y * w + x] * unit;
    const up = (1 - v) * h * unit;
    return [(u - 0.5) * w * unit, up * cos + d * sin + 0.001, d * cos - up * sin];
  };
  const mesh = new Mesh();
  const nu = Math.max(2, Math.round(w > h ? CELLS : (CELLS * w) / h));
  const nv = Math.max(2, Math.round(w > h ? (CELLS * h) / w : CELLS));
  mesh.grid(mat({ base: [1, 1, 1], kind: KIND.photo, map: imgFromRGBA(rgba, w, h) }), nu, nv, surface, {
    flip: true,
    uv: (u, v) => [u, v],
  });
  dropEmptyCells(mesh, cut, nu, nv);
  return { mesh, width: w * unit, height: h * unit };
}

/** Thickness per pixel: an elliptic profile over the distance to the silhouette, smoothed. */
function inflate({ w, h, rgba }: Cutout): Float32Array {
  const d = silhouetteDistance(rgba, w, h);
  let widest = 1;
  for (let i = 0; i < d.length; i++) widest = Math.max(widest, d[i]);
  for (let i = 0; i < d.length; i++) {
    const q = 1 - Math.min(1, d[i] / (widest * 0.9));
    d[i] = d[i] > 0 ? THICKNESS * widest * Math.sqrt(1 - q * q) : 0;
  }
  boxBlur(d, w, h, Math.max(2, Math.round(widest * 0.12)), 2);
  return d;
}

/** Chamfer distance to the outside in pixels (Borgefors 1986, weights 1 and √2, two passes); beyond the picture is outside. */
function silhouetteDistance(rgba: Uint8Array, w: number, h: number): Float32Array {
  const W = w + 2;
  const d = new Float32Array(W * (h + 2));
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) if (rgba[(y * w + x) * 4 + 3] > BODY) d[(y + 1) * W + x + 1] = 1e6;
  }
  const relax = (i: number, step: number) => {
    if (d[i] === 0) return;
    const diagonal = Math.min(d[i - step * (W + 1)], d[i - step * (W - 1)]) + Math.SQRT2;
    d[i] = Math.min(d[i], d[i - step] + 1, d[i - step * W] + 1, diagonal);
  };
  for (let y = 1; y <= h; y++) for (let x = 1; x <= w; x++) relax(y * W + x, 1);
  for (let y = h; y >= 1; y--) for (let x = w; x >= 1; x--) relax(y * W + x, -1);
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) out.set(d.subarray((y + 1) * W + 1, (y + 1) * W + 1 + w), y * w);
  return out;
}

/** Removes the cells in which the picture is clear. */
function dropEmptyCells(mesh: Mesh, { w, h, rgba }: Cutout, nu: number, nv: number): void {
  const covered = (i: number, j: number) => {
    const x1 = Math.min(w - 1, Math.ceil(((i + 1) / nu) * w) + 1);
    const y1 = Math.min(h - 1, Math.ceil(((j + 1) / nv) * h) + 1);
    for (let y = Math.max(0, Math.floor((j / nv) * h) - 1); y <= y1; y++) {
      for (let x = Math.max(0, Math.floor((i / nu) * w) - 1); x <= x1; x++) {
        if (rgba[(y * w + x) * 4 + 3] > 4) return true;
      }
    }
    return false;
  };
  const kept: number[] = [];
  for (let cell = 0; cell * 6 < mesh.idx.length; cell++) {
    if (!covered(cell % nu, Math.floor(cell / nu))) continue;
    for (let k = 0; k < 6; k++) kept.push(mesh.idx[cell * 6 + k]);
  }
  mesh.idx = kept;
  mesh.tm = Array.from({ length: kept.length / 3 }, () => 0);
}

/** The whole photo as a sheet with a soft dome, for pictures whose product could not be cut out. */
export function sheetMesh(cut: Cutout): Relief {
  const { w, h, rgba } = cut;
  const unit = 2 / Math.max(w, h);
  const mesh = new Mesh();
  const surface = (u: number, v: number): V3 => {
    const x = (u - 0.5) * 2;
    const y = (v - 0.5) * 2;
    return [(u - 0.5) * w * unit, (1 - v) * h * unit + 0.001, 0.28 * Math.exp(-(x * x + y * y) * 1.6)];
  };
  mesh.grid(mat({ base: [1, 1, 1], kind: KIND.photo, map: imgFromRGBA(rgba, w, h) }), 90, 90, surface, {
    flip: true,
    uv: (u, v) => [u, v],
  });
  return { mesh, width: w * unit, height: h * unit };
}
