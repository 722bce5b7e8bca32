import { finish, KIND, type Mat, mat } from '../materials.ts';
import { densify, fillet, hex, lerp, lum, mix3, mul, toHex, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg, type Img } from '../textures.ts';
import type { Phrase, ProductSpec } from '../words/product-spec.ts';
import { drawGlyph, drawLine } from './label-text.ts';
import { colorOf, finishOf, inkOn, metalOf, picker, says } from './look.ts';

const R = 0.42;
const H = 0.94;
const WAX = 0.7;
const TURN = Math.PI * 2;

/** Reads a candle out of the words: jar or pillar, vessel, wax, scent on the label, lid, lit or not. */
export function designCandle(spec: ProductSpec): Product {
  const pick = picker(spec);
  const pillar = spec.sub === 'pillar';
  const lit = !says(spec, /\b(unlit|not lit|without flame)\b/) && !spec.without.includes('accent');
  const vessel = spec.parts.vessel ?? (pillar ? undefined : spec.body);
  const opaque = vessel !== undefined && isOpaque(vessel);
  const waxColor = colorOf(
    spec.parts.accent,
    pillar
      ? colorOf(spec.body, hex('#efe4cc'))
      : spec.parts.vessel && spec.body.colors[0]
        ? spec.body.colors[0]
        : hex('#f1e7d6'),
  );
  const named = colorOf(
    vessel?.colors.length || opaque ? vessel : undefined,
    pick([hex('#dfe9ea'), hex('#a9641f'), hex('#e8e2d8')]),
  );
  // amber glass is far browner than the stone
  const vesselColor = vessel?.colorNames.includes('amber') ? hex('#8f4610') : named;
  const main = pillar ? waxColor : vesselColor;
  return {
    mk: (m) => {
      const wax = waxMat(waxColor);
      if (pillar) addPillar(m, wax, lit);
      else addJar(m, spec, wax, vesselColor, opaque, lit);
    },
    main,
    metalish: !pillar && metalOf(vessel) !== null,
    glossy: !pillar,
    front: 0.3,
    detail: pillar
      ? { aim: [0, 1.3, 0], yaw: 0.4, pitch: 0.35, zoom: 1.9 }
      : { aim: [0, 0.72, 0.2], yaw: 0.45, pitch: 0.42, zoom: 1.9 },
    size: pillar ? [0.8, 1.6, 0.8] : [0.9, 1.05, 0.9],
  };
}

/** Ceramic, concrete, metal or a matte or white vessel hides the wax; glass and amber show it. */
function isOpaque(vessel: Phrase): boolean {
  if (
    vessel.materials.some((name) => ['ceramic', 'concrete', 'porcelain', 'marble'].includes(name)) ||
    metalOf(vessel)
  )
    return true;
  if (vessel.materials.includes('glass') || vessel.colorNames.includes('amber')) return false;
  return vessel.finishes.includes('matte') || vessel.colors.length > 0;
}

const waxMat = (color: V3): Mat => mat({ base: color, rough: 0.5, coat: 0.25, coatRough: 0.3, sss: 1 });

function addJar(m: Mesh, spec: ProductSpec, wax: Mat, color: V3, opaque: boolean, lit: boolean): void {
  const wall = 0.03;
  const outer = fillet(
    [
      [0, 0.012],
      [R * 0.86, 0.012],
      [R * 0.9, 0, 0.01],
      [R - 0.03, 0, 0.02],
      [R, 0.05, 0.05],
      [R, H - 0.02],
      [R, H, 0.014],
      [R - wall, H, 0.014],
      [R - wall, H - 0.03],
    ],
    8,
  );
  const words = spec.parts.vessel ?? spec.body;
  const body = opaque
    ? finish(metalOf(words) ? 'metal' : finishOf(words, 'ceramic'), color, [8, 6])
    : glassMat(color);
  m.lathe(body, densify(outer, 0.03), 144, { uvByLen: true });
  const inner = densify(
    [
      [R - wall, H - 0.03],
      [R - wall, WAX - 0.02],
    ],
    0.03,
  );
  if (opaque) m.lathe(finish('satin', mul(color, 0.9)), inner, 120);
  const edge = R - wall - 0.004;
  if (!opaque)
    m.lathe(
      { ...wax, base: mix3(wax.base, color, 0.4) },
      densify(
        fillet(
          [
            [0, 0.06],
            [edge, 0.06, 0.03],
            [edge, WAX],
          ],
          6,
        ),
        0.03,
      ),
      120,
    );
  addWaxTop(m, wax, edge, WAX, lit);
  addLabel(m, spec, opaque ? body : null);
  addWick(m, WAX, lit);
  const lid = spec.parts.lid ?? spec.parts.cap;
  if (lid) addLid(m, lid);
}

function glassMat(color: V3): Mat {
  const clear = lum(color) > 0.55;
  return mat({
    base: color,
    kind: KIND.glass,
    glass: 0.5,
    tint: clear ? [0.97, 0.985, 0.985] : mix3(color, [1, 1, 1], 0.25),
    rough: 0.03,
    f0: 0.045,
  });
}

/** Wax surface: a meniscus at the edge and, when lit, a clear pool around the wick. */
function addWaxTop(m: Mesh, wax: Mat, radius: number, y: number, lit: boolean): void {
  const top: Mat = { ...wax };
  if (lit) {
    top.coat = 0.9;
    top.coatRough = 0.06;
  }
  const surface = (u: number, v: number): V3 => {
    const r = radius * v;
    const pool = lit ? -0.014 * (1 - Math.min(1, v / 0.72) ** 6) : 0;
    return [Math.cos(u * TURN) * r, y + pool + 0.016 * v ** 18, Math.sin(u * TURN) * r];
  };
  m.grid(top, 96, 24, surface, { wu: true });
}

function addWick(m: Mesh, y: number, lit: boolean): void {
  const wick = mat({ base: lit ? [0.02, 0.018, 0.016] : [0.8, 0.76, 0.68], rough: 0.9 });
  m.tube(wick, (t) => [0.012 * t * t, y - 0.02 + 0.11 * t, 0], 0.011, 12, 10, { caps: true });
  if (!lit) return;
  const base = y + 0.055;
  const drop = (k: number, height: number): number[][] =>
    Array.from({ length: 25 }, (_, i) => {
      const t = i / 24;
      return [k * Math.sin(Math.PI * t ** 0.75) * (1 - 0.35 * t), base + height * t];
    });
  const flame = mat({ base: [1, 0.5, 0.1], rough: 1, f0: 0, emis: 1.7, map: flameImg() });
  m.lathe(flame, drop(0.056, 0.28), 40, { at: [0.01, 0, 0] });
}

/** Blue at the wick, nearly white in the middle, orange towards the tip. */
function flameImg(): Img {
  return drawImg(16, 256, (c) => {
    const g = c.createLinearGradient(0, 0, 0, 256);
    for (const [stop, color] of [
      [0, '#5a6fd0'],
      [0.12, '#d98a3a'],
      [0.35, '#fff1c0'],
      [0.6, '#ffd873'],
      [0.85, '#ff9a2a'],
      [1, '#ff7414'],
    ] as const) {
      g.addColorStop(stop, color);
    }
    c.fillStyle = g;
    c.fillRect(0, 0, 16, 256);
  });
}

/** Wrapped paper label; its words are the user's own scent or a plain description. */
function addLabel(m: Mesh, spec: ProductSpec, vessel: Mat | null): void {
  const words = spec.parts.label;
  const printed = vessel !== null && !words;
  const paper = printed ? vessel.base : colorOf(words, hex('#f6f1e7'));
  const ink = inkOn(paper);
  // lettering straight on the vessel shares its surface, so that only the letters show
  const label: Mat = printed ? { ...vessel } : mat({ base: paper, rough: 0.7 });
  label.map = drawLabel(spec, ink, printed ? null : paper);
  const half = 0.72;
  const r = R + 0.004;
  const patch = (u: number, v: number): V3 => {
    const a = lerp(-half, half, u);
    return [Math.sin(a) * r, lerp(0.7, 0.24, v), Math.cos(a) * r];
  };
  m.grid(label, 40, 16, patch, { flip: true, uv: (u, v) => [u, v] });
}

const SCENTS =
  /\b(vanilla|lavender|rose|jasmine|sandalwood|cedar|citrus|lemon|bergamot|fig|eucalyptus|mint|cinnamon|ocean|linen|coffee|honey|pine|orange|peony|musk|tobacco|oud|sage)\b/;

function drawLabel(spec: ProductSpec, ink: V3, paper: V3 | null): Img {
  const scent = SCENTS.exec(spec.prompt.toLowerCase())?.[1] ?? 'scented';
  return drawImg(1024, 780, (c) => {
    c.clearRect(0, 0, 1024, 780);
    if (paper) {
      c.fillStyle = toHex(paper);
      c.fillRect(0, 0, 1024, 780);
    }
    c.fillStyle = toHex(ink);
    c.strokeStyle = toHex(ink);
    c.lineWidth = 4;
    if (paper) c.strokeRect(34, 34, 956, 712);
    if (spec.brand)
      drawLine(c, spec.brand, {
        x: 512,
        y: 220,
        size: 120,
        serif: true,
        weight: 600,
        spacing: 8,
        maxWidth: 840,
      });
    else drawGlyph(c, 512, 210, 74, 1);
    drawLine(c, scent.toUpperCase(), { x: 512, y: 430, size: 84, spacing: 20, maxWidth: 840 });
    drawLine(c, 'CANDLE', { x: 512, y: 530, size: 46, spacing: 16 });
    drawLine(c, '220 g  ·  45 h', { x: 512, y: 660, size: 40, spacing: 6 });
  });
}

/** A flat lid leaning beside the jar is what photographs of open candles show. */
function addLid(m: Mesh, words: Phrase): void {
  const metal = metalOf(words);
  const wood = words.materials.some((name) => ['wood', 'bamboo', 'walnut'].includes(name));
  const lid = metal
    ? finish('metal', metal)
    : mat({ base: colorOf(words, hex('#b08a58')), rough: wood ? 0.6 : 0.35, coat: wood ? 0.1 : 0.5 });
  const disc = densify(
    fillet(
      [
        [0, 0],
        [R, 0, 0.012],
        [R, 0.06, 0.015],
        [0, 0.06],
      ],
      5,
    ),
    0.03,
  );
  m.xf(
    ([x, y, z]) => [x + R * 2.05, y, z + 0.28],
    () => m.lathe(lid, disc, 120),
  );
}

/** Free-standing candle with a melted bowl and two runs of wax. */
function addPillar(m: Mesh, wax: Mat, lit: boolean): void {
  const r = 0.38;
  const top = 1.35;
  const body = fillet(
    [
      [0, 0],
      [r, 0, 0.03],
      [r, top, 0.06],
      [r - 0.07, top + 0.005, 0.03],
      [r - 0.12, top - 0.05, 0.04],
      [0, top - 0.06],
    ],
    8,
  );
  m.lathe(wax, densify(body, 0.025), 144, {
    fn: (p, a) => {
      const rim = p[1] > top - 0.1 && Math.hypot(p[0], p[2]) > r * 0.6;
      const uneven = rim ? 0.014 * Math.sin(a * 2 + 1) + 0.006 * Math.sin(a * 5) : 0;
      return [p[0], p[1] + uneven, p[2]];
    },
  });
  for (const [a, length] of [
    [0.5, 0.5],
    [-0.6, 0.28],
  ]) {
    const [s, c] = [Math.sin(a), Math.cos(a)];
    m.tube(
      wax,
      (t) => [s * (r + 0.002), top - 0.02 - length * t, c * (r + 0.002)],
      (t) => (0.03 + 0.014 * t ** 3) * Math.sqrt(Math.max(0.02, 1 - Math.max(0, (t - 0.92) / 0.08) ** 2)),
      40,
      16,
      { caps: true },
    );
  }
  addWick(m, top - 0.06, lit);
}
