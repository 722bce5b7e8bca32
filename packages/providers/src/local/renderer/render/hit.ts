import { VERTEX } from '../light/vertex-light.ts';
import type { Stage } from './stage.ts';

/** Everything shading knows about one point of a surface. One object per stage is reused, so shading allocates nothing. */
export class Hit {
  /** triangle, material row in the table, and material index */
  t = 0;
  row = 0;
  material = 0;
  /** point of the screen, pixels */
  sx = 0.5;
  sy = 0.5;
  /** position */
  px = 0.5;
  py = 0.5;
  pz = 0.5;
  /** smooth normal (g) and the normal after bumps (n) */
  gx = 0.5;
  gy = 0.5;
  gz = 0.5;
  nx = 0.5;
  ny = 0.5;
  nz = 0.5;
  /** direction to the eye, and the distance */
  vx = 0.5;
  vy = 0.5;
  vz = 0.5;
  distance = 0.5;
  /** tangent, and bitangent */
  tx = 0.5;
  ty = 0.5;
  tz = 0.5;
  bx = 0.5;
  by = 0.5;
  bz = 0.5;
  u = 0.5;
  v = 0.5;
  /** world size of a pixel here, and of a pixel in uv */
  pixel = 0.5;
  footprint = 0.5;
  /** ambient light, key light, openness and mean open direction */
  er = 0.5;
  eg = 0.5;
  eb = 0.5;
  key = 0.5;
  open = 0.5;
  ox = 0.5;
  oy = 0.5;
  oz = 0.5;
  /** material here: colour, roughness, metalness, and roughness² added by lost bumps */
  r = 0.5;
  g = 0.5;
  b = 0.5;
  rough = 0.5;
  metal = 0.5;
  lost = 0.5;
  /** share of the key that passes the gobo */
  mask = 0.5;
  // Barycentric weights, perspective-correct.
  l0 = 0.5;
  l1 = 0.5;
  l2 = 0.5;
}

/** Fills position, normal, eye direction, uv and baked light of triangle t at a screen point. */
export function interpolate(stage: Stage, hit: Hit, t: number, sx: number, sy: number): void {
  const { geo, X, Y, IW } = stage;
  const a = geo.idx[t * 3];
  const b = geo.idx[t * 3 + 1];
  const c = geo.idx[t * 3 + 2];
  const xa = X[a];
  const ya = Y[a];
  const bx = X[b] - xa;
  const by = Y[b] - ya;
  const cx = X[c] - xa;
  const cy = Y[c] - ya;
  const inverse = 1 / (bx * cy - cx * by);
  let l1 = ((sx - xa) * cy - (sy - ya) * cx) * inverse;
  let l2 = ((sy - ya) * bx - (sx - xa) * by) * inverse;
  let l0 = 1 - l1 - l2;
  // The pixel centre may lie outside a triangle that only a sample touched: clamp to its edge.
  if (l0 < 0 || l1 < 0 || l2 < 0) {
    if (l0 < 0) l0 = 0;
    if (l1 < 0) l1 = 0;
    if (l2 < 0) l2 = 0;
    const s = 1 / (l0 + l1 + l2);
    l0 *= s;
    l1 *= s;
    l2 *= s;
  }
  l0 *= IW[a];
  l1 *= IW[b];
  l2 *= IW[c];
  const depth = 1 / (l0 + l1 + l2);
  l0 *= depth;
  l1 *= depth;
  l2 *= depth;
  hit.t = t;
  hit.sx = sx;
  hit.sy = sy;
  hit.pixel = depth;
  hit.l0 = l0;
  hit.l1 = l1;
  hit.l2 = l2;
  placePoint(stage, hit, a * 3, b * 3, c * 3);
  const uv = geo.uv;
  hit.u = uv[a * 2] * l0 + uv[b * 2] * l1 + uv[c * 2] * l2;
  hit.v = uv[a * 2 + 1] * l0 + uv[b * 2 + 1] * l1 + uv[c * 2 + 1] * l2;
}

function placePoint(stage: Stage, hit: Hit, a: number, b: number, c: number): void {
  const { pos: P, nrm: N } = stage.geo;
  const { l0, l1, l2 } = hit;
  const px = P[a] * l0 + P[b] * l1 + P[c] * l2;
  const py = P[a + 1] * l0 + P[b + 1] * l1 + P[c + 1] * l2;
  const pz = P[a + 2] * l0 + P[b + 2] * l1 + P[c + 2] * l2;
  let nx = N[a] * l0 + N[b] * l1 + N[c] * l2;
  let ny = N[a + 1] * l0 + N[b + 1] * l1 + N[c + 1] * l2;
  let nz = N[a + 2] * l0 + N[b + 2] * l1 + N[c + 2] * l2;
  let s = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12);
  nx *= s;
  ny *= s;
  nz *= s;
  const eye = stage.view.eye;
  const vx = eye[0] - px;
  const vy = eye[1] - py;
  const vz = eye[2] - pz;
  const distance = Math.sqrt(vx * vx + vy * vy + vz * vz);
  s = 1 / distance;
  hit.px = px;
  hit.py = py;
  hit.pz = pz;
  hit.gx = hit.nx = nx;
  hit.gy = hit.ny = ny;
  hit.gz = hit.nz = nz;
  hit.vx = vx * s;
  hit.vy = vy * s;
  hit.vz = vz * s;
  hit.distance = distance;
}

/** Fills the baked light at the point interpolate() found. */
export function gatherLight(stage: Stage, hit: Hit): void {
  const L = stage.lighting.vertex;
  const idx = stage.geo.idx;
  const { l0, l1, l2 } = hit;
  const a = idx[hit.t * 3] * VERTEX;
  const b = idx[hit.t * 3 + 1] * VERTEX;
  const c = idx[hit.t * 3 + 2] * VERTEX;
  hit.er = L[a] * l0 + L[b] * l1 + L[c] * l2;
  hit.eg = L[a + 1] * l0 + L[b + 1] * l1 + L[c + 1] * l2;
  hit.eb = L[a + 2] * l0 + L[b + 2] * l1 + L[c + 2] * l2;
  hit.key = L[a + 3] * l0 + L[b + 3] * l1 + L[c + 3] * l2;
  hit.open = L[a + 4] * l0 + L[b + 4] * l1 + L[c + 4] * l2;
  const x = L[a + 5] * l0 + L[b + 5] * l1 + L[c + 5] * l2;
  const y = L[a + 6] * l0 + L[b + 6] * l1 + L[c + 6] * l2;
  const z = L[a + 7] * l0 + L[b + 7] * l1 + L[c + 7] * l2;
  const s = 1 / Math.sqrt(x * x + y * y + z * z + 1e-12);
  hit.ox = x * s;
  hit.oy = y * s;
  hit.oz = z * s;
}

/** Fills tangent and bitangent, orthogonal to the smooth normal. */
export function gatherTangent(stage: Stage, hit: Hit): void {
  const { tan, idx, dens } = stage.geo;
  const { l0, l1, l2, nx, ny, nz } = hit;
  const a = idx[hit.t * 3] * 3;
  const b = idx[hit.t * 3 + 1] * 3;
  const c = idx[hit.t * 3 + 2] * 3;
  let x = tan[a] * l0 + tan[b] * l1 + tan[c] * l2;
  let y = tan[a + 1] * l0 + tan[b + 1] * l1 + tan[c + 1] * l2;
  let z = tan[a + 2] * l0 + tan[b + 2] * l1 + tan[c + 2] * l2;
  const d = x * nx + y * ny + z * nz;
  x -= nx * d;
  y -= ny * d;
  z -= nz * d;
  const s = 1 / Math.sqrt(x * x + y * y + z * z + 1e-12);
  x *= s;
  y *= s;
  z *= s;
  const hand = dens[hit.t] < 0 ? -1 : 1;
  hit.tx = x;
  hit.ty = y;
  hit.tz = z;
  hit.bx = (ny * z - nz * y) * hand;
  hit.by = (nz * x - nx * z) * hand;
  hit.bz = (nx * y - ny * x) * hand;
}
