import { finish, KIND, type Mat, mat, METALS } from '../materials.ts';
import { add, cross, curve3, dot, hex, lerp, mul, norm, sub, type V3 } from '../math.ts';
import { append, Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { metalOf, says } from './look.ts';
import { circleY, superellipse } from './sections.ts';
import { settle } from './settle.ts';

/** Radius of the band, in cm. */
const R = 0.92;
const CENTRE_Y = R + 0.1;
const TURN = Math.PI * 2;

const GEMS: readonly (readonly [RegExp, string])[] = [
  [/ruby|garnet/, '#e0304e'],
  [/sapphire/, '#5b84f0'],
  [/emerald/, '#3fc98a'],
  [/amethyst/, '#b488f0'],
  [/topaz|citrine/, '#f0b24a'],
  [/aquamarine/, '#8fdcec'],
  [/pink diamond|morganite/, '#f3b3c6'],
];

/** Reads a ring out of the words: metal, stone, plain band or solitaire. */
export function designRing(spec: ProductSpec): Product {
  const metal =
    metalOf(spec.body) ??
    metalOf(spec.parts.metal) ??
    metalOf(spec.parts.strap) ??
    (METALS['platinum'] as V3);
  const gem = hex(GEMS.find(([pattern]) => says(spec, pattern))?.[1] ?? '#ffffff');
  const band = spec.sub === 'band';
  const stones = band ? says(spec, /diamond|eternity|pav/) : !spec.minimal;
  const brushed = spec.body.finishes.some((f) => f === 'brushed' || f === 'matte');
  return {
    mk: (m) => {
      const ring = new Mesh();
      const material = finish(brushed ? 'brushed' : 'polished', metal);
      material.rough = brushed ? 0.32 : 0.07;
      if (band) addBand(ring, material, gem, stones);
      else addSolitaire(ring, material, gem, stones);
      settle(ring);
      append(m, ring);
    },
    main: metal,
    metalish: true,
    glossy: true,
    front: 0.45,
    detail: band
      ? { aim: [0, 1.86, 0], yaw: 0.6, pitch: 0.42, zoom: 2.1 }
      : { aim: [0, 2.28, 0], yaw: 0.5, pitch: 0.62, zoom: 2.3 },
    size: band ? [2, 2, 0.6] : [2, 2.6, 0.8],
  };
}

const circle = (t: number): V3 => [Math.sin(t * TURN) * R, CENTRE_Y - Math.cos(t * TURN) * R, 0];
const standing = (_t: number, _p: V3, tangent: V3): [V3, V3] => [norm(cross([0, 0, 1], tangent)), [0, 0, 1]];

function addBand(m: Mesh, metal: Mat, gem: V3, stones: boolean): void {
  m.sweep(metal, circle, 220, 40, (q) => superellipse(q, 0.085, 0.27, 0.7, 0.55), {
    closed: true,
    frame: standing,
  });
  const edge = finish('polished', metal.base);
  for (const z of [0.2, -0.2])
    m.tube(
      edge,
      (t) => {
        const p = circle(t);
        return add([p[0], p[1], z], mul(norm([p[0], p[1] - CENTRE_Y, 0]), 0.066));
      },
      0.022,
      200,
      12,
      { closed: true },
    );
  if (stones) for (let k = -7; k <= 7; k++) addStone(m, gem, k * 0.135, 0.062, R + 0.078);
}

/** Six-prong solitaire with an optional row of small stones on each shoulder. */
function addSolitaire(m: Mesh, metal: Mat, gem: V3, shoulders: boolean): void {
  m.sweep(
    metal,
    circle,
    200,
    40,
    (q, t) => {
      const up = (0.5 - 0.5 * Math.cos(t * TURN)) ** 2;
      return superellipse(q, lerp(0.085, 0.095, up), lerp(0.13, 0.1, up), 0.85, 0.8);
    },
    { closed: true, frame: standing },
  );
  const top = CENTRE_Y + R + 0.36;
  addBrilliant(m, gem, [0, top, 0], 0.42, [0, 1, 0]);
  for (let k = 0; k < 6; k++) {
    const a = (k * Math.PI) / 3 + 0.3;
    const [c, s] = [Math.cos(a), Math.sin(a)];
    const at = (radius: number, y: number): V3 => [c * radius, y, s * radius];
    const prong = curve3([
      at(0.1, CENTRE_Y + R + 0.02),
      at(0.26, top - 0.18),
      at(0.4, top - 0.02),
      at(0.425, top + 0.05),
      at(0.37, top + 0.11),
    ]);
    m.tube(metal, prong, (t) => lerp(0.04, 0.032, t), 30, 12, { caps: true });
  }
  m.tube(metal, (t) => circleY(t, 0.25, top - 0.2), 0.026, 60, 12, { closed: true });
  if (!shoulders) return;
  for (let k = -6; k <= 6; k++) if (Math.abs(k) >= 2) addStone(m, gem, k * 0.125, 0.058, R + 0.092);
}

/** A small stone set into the band at an angle from the top. */
function addStone(m: Mesh, gem: V3, angle: number, size: number, radius: number): void {
  const n: V3 = [Math.sin(Math.PI + angle), -Math.cos(Math.PI + angle), 0];
  addBrilliant(m, gem, add([0, CENTRE_Y, 0], mul(n, radius)), size, n);
}

// Proportions of a round brilliant as shares of the girdle radius: table, crown height, girdle, pavilion depth.
const TABLE = 0.56;
const CROWN = 0.34;
const GIRDLE = 0.04;
const PAVILION = -0.86;

/** A 57-facet brilliant as triangles and as planes, which the gem shader traces through. */
function addBrilliant(m: Mesh, color: V3, centre: V3, r: number, axis: V3): void {
  const up = norm(axis);
  const t1 = norm(cross(up, Math.abs(up[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
  const t2 = cross(up, t1);
  const point = (a: number, radius: number, h: number): V3 =>
    add(
      centre,
      add(add(mul(t1, Math.cos(a) * radius * r), mul(t2, Math.sin(a) * radius * r)), mul(up, h * r)),
    );
  const gem = mat({ base: color, kind: KIND.gem, rough: 0.02, f0: 0.17, ior: 2.4 });
  const planes: number[] = [];
  for (const facet of brilliantFacets(point)) {
    let n = norm(cross(sub(facet[1], facet[0]), sub(facet[2], facet[0])));
    let corners = facet;
    if (dot(n, sub(facet[0], centre)) < 0) {
      n = mul(n, -1);
      corners = [facet[0], facet[2], facet[1]];
    }
    addPlane(planes, n, dot(n, corners[0]));
    const first = m.nv;
    for (const corner of corners) {
      m.pos.push(...corner);
      m.nrm.push(...n);
      m.uv.push(0, 0);
    }
    m.idx.push(first, first + 1, first + 2);
    m.tm.push(m.mat(gem));
  }
  gem.planes = Float64Array.from(planes);
}

function brilliantFacets(point: (a: number, radius: number, h: number) => V3): [V3, V3, V3][] {
  const step = Math.PI / 8;
  const out: [V3, V3, V3][] = [];
  for (let i = 0; i < 8; i++) {
    const a = i * 2 * step;
    const b = a + 2 * step;
    const mid = a + step;
    const table = [point(a, TABLE, CROWN), point(b, TABLE, CROWN)] as const;
    const star = point(mid, 0.79, CROWN * 0.58);
    const over = [point(a, 1, GIRDLE), point(mid, 1, GIRDLE), point(b, 1, GIRDLE)] as const;
    const under = [point(a, 1, -GIRDLE), point(mid, 1, -GIRDLE), point(b, 1, -GIRDLE)] as const;
    const low = point(mid, 0.28, PAVILION * 0.74);
    const culet = point(0, 0, PAVILION);
    out.push(
      [point(0, 0, CROWN), table[0], table[1]],
      [table[0], star, table[1]],
      [table[0], over[0], star],
      [table[1], star, over[2]],
    );
    out.push([star, over[0], over[1]], [star, over[1], over[2]]);
    out.push(
      [over[0], under[0], under[1]],
      [over[0], under[1], over[1]],
      [over[1], under[1], under[2]],
      [over[1], under[2], over[2]],
    );
    out.push(
      [under[0], low, under[1]],
      [under[1], low, under[2]],
      [under[0], culet, low],
      [under[2], low, culet],
    );
  }
  return out;
}

function addPlane(planes: number[], n: V3, d: number): void {
  for (let k = 0; k < planes.length; k += 4) {
    const apart =
      Math.abs(planes[k] - n[0]) +
      Math.abs(planes[k + 1] - n[1]) +
      Math.abs(planes[k + 2] - n[2]) +
      Math.abs(planes[k + 3] - d);
    if (apart < 1e-4) return;
  }
  planes.push(...n, d);
}
