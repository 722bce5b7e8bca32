import { finish, type Mat, mat } from '../materials.ts';
import { cross, curve3, hex, hsl2rgb, lum, mix3, mul, norm, rgb2hsl, toHex, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg, type Img } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { drawLine, wrapWords } from './label-text.ts';
import { type Motif, motifOf, paintCarton } from './carton-art.ts';
import { colorOf, metalOf, PAPER_WHITE, picker } from './look.ts';
import { spow } from './sections.ts';

/** Half sizes, 10 cm: a lidded gift box, a low mailer and an upright carton. */
const SHAPES: Readonly<Record<string, V3>> = {
  gift: [0.62, 0.36, 0.46],
  mailer: [0.68, 0.22, 0.5],
  carton: [0.46, 0.78, 0.34],
};

interface BoxLook {
  shape: string;
  half: V3;
  color: V3;
  accent: V3;
  ink: V3;
  brand: string;
  title: string;
  sub: string;
  kraft: boolean;
  /** printed waves instead of a plain face: the stand-in's look */
  waves: boolean;
  /** what a carton of goods shows of them */
  motif: Motif | null;
}

/** Reads a box out of the words. It is also the honest stand-in for nouns without a shape, labelled with the noun. */
export function designBox(spec: ProductSpec): Product {
  const pick = picker(spec);
  const generic = spec.category === 'generic';
  const kraft =
    spec.body.materials.some((name) => name === 'kraft' || name === 'cardboard') ||
    (spec.sub === 'mailer' && spec.body.colors.length === 0);
  const main = colorOf(
    spec.body,
    kraft ? hex('#b98d5e') : pick([hex('#f2efe9'), hex('#23395b'), hex('#f4c7b0')]),
  );
  const accent = accentOf(spec, main, pick);
  const title = (
    generic ? spec.noun : spec.title.replace(/\b(box|boxes|package|packaging|carton|mailer)\b/g, '')
  )
    .replace(/\s+/g, ' ')
    .trim();
  const half = SHAPES[spec.sub] ?? (SHAPES['gift'] as V3);
  const plain = generic || kraft || spec.sub !== 'carton' || spec.minimal;
  const motif = plain ? null : motifOf(`${spec.noun} ${spec.prompt}`);
  const look: BoxLook = {
    shape: spec.sub,
    half,
    color: main,
    accent,
    ink: inkOf(spec, main, kraft),
    brand: spec.brand,
    title:
      title || (spec.sub === 'mailer' ? 'handle with care' : spec.sub === 'gift' ? 'gift set' : 'product'),
    sub: generic ? 'stand-in packaging' : motif ? '' : 'limited edition',
    kraft,
    waves: generic,
    motif,
  };
  return {
    mk: (m) => buildBox(m, look),
    main,
    metalish: false,
    glossy: false,
    front: 0.48,
    detail:
      spec.sub === 'carton'
        ? { aim: [0.05, 1.05, 0.3], yaw: 0.5, pitch: 0.25, zoom: 2 }
        : { aim: [0.15, half[1] * 1.7, 0.4], yaw: 0.55, pitch: 0.45, zoom: 2 },
    size: [half[0] * 2, half[1] * 2, half[2] * 2],
  };
}

/** The lettering: of the colour asked for, else what reads on the box. */
function inkOf(spec: ProductSpec, main: V3, kraft: boolean): V3 {
  const asked = spec.parts.label;
  const usual = lum(main) > (kraft ? 0.1 : 0.4) ? hex('#20262b') : PAPER_WHITE;
  const foil = metalOf(asked);
  // Foil on pale paper is printed darker than the metal is, or nobody could read it.
  if (foil) return lum(main) > 0.2 ? mul(foil, 0.26) : mul(foil, 0.8);
  return colorOf(asked, usual);
}

/** The colour of ribbon, tape or printed band: asked for, else one that goes with the box. */
function accentOf(spec: ProductSpec, main: V3, pick: <T>(options: readonly T[]) => T): V3 {
  const named =
    spec.body.colors[1] ?? (spec.parts.accent ? colorOf(spec.parts.accent, hex('#b5202b')) : null);
  if (named) return named;
  const [h, s, l] = rgb2hsl(main);
  if (spec.sub === 'gift')
    return pick([hex('#c9a24b'), l > 0.6 ? hex('#a5182c') : hex('#efe6d2'), hex('#1f6f5c')]);
  if (s < 0.12) return pick([hex('#1f6f5c'), hex('#c2563a'), hex('#2f4f86')]);
  return hsl2rgb(h, Math.min(0.6, s), l > 0.45 ? l * 0.5 : Math.min(0.85, l + 0.45));
}

function paper(color: V3): Mat {
  const stock = finish('paper', color, [6, 6]);
  stock.coat = 0.12;
  stock.coatRough = 0.3;
  return stock;
}

function buildBox(m: Mesh, look: BoxLook): void {
  const [w, h, d] = look.half;
  const face = (aspect: number): Mat => Object.assign(paper(look.color), { map: drawFace(look, aspect) });
  const front = face(h / w);
  const side = face(h / d);
  const plain = paper(look.color);
  m.rbox([front, front, side, side, plain, plain], [0, h, 0], look.half, 0.012, 22);
  if (look.shape === 'gift') addLid(m, look);
  else if (look.shape === 'mailer') addMailerFlaps(m, look);
  else {
    const seam = mat({ base: mul(look.color, 0.35), rough: 0.8 });
    m.rbox(seam, [0, 2 * h - 0.1, 0], [w + 0.0008, 0.0025, d + 0.0008], 0.001, 4);
  }
}

/** Overlapping lid with a ribbon cross and a bow. */
function addLid(m: Mesh, look: BoxLook): void {
  const [w, h, d] = look.half;
  const top = 2 * h;
  m.rbox(paper(mul(look.color, 0.96)), [0, top - 0.09, 0], [w + 0.012, 0.1, d + 0.012], 0.014, 22);
  const ribbon = mat({ base: look.accent, rough: 0.35, sheen: 0.4, coat: 0.3, coatRough: 0.25 });
  m.rbox(ribbon, [0, top - 0.045, 0], [0.075, 0.062, d + 0.016], 0.004, 20);
  m.rbox(ribbon, [0, top - 0.045, 0], [w + 0.016, 0.062, 0.075], 0.004, 20);
  m.rbox(ribbon, [0, h - 0.06, 0], [0.074, h - 0.07, d + 0.004], 0.003, 20);
  m.rbox(ribbon, [0, h - 0.06, 0], [w + 0.004, h - 0.07, 0.074], 0.003, 20);
  addBow(m, ribbon, top);
}

function addBow(m: Mesh, ribbon: Mat, top: number): void {
  const section = (q: number): [number, number] => {
    const a = q * 2 * Math.PI;
    return [Math.sin(a) * 0.007, spow(Math.cos(a), 0.5) * 0.07];
  };
  for (const side of [1, -1]) {
    const at = (points: number[][]) => curve3(points.map(([x, y, z]): V3 => [x * side, top + 0.02 + y, z]));
    const across: V3 = [0, 0, 1];
    const frame = (_t: number, _p: V3, tangent: V3): [V3, V3] => [norm(cross(across, tangent)), across];
    m.sweep(
      ribbon,
      at([
        [0, 0, 0],
        [0.1, 0.1, 0.02],
        [0.24, 0.15, 0.03],
        [0.3, 0.07, 0.02],
        [0.2, 0.01, 0],
        [0, 0, 0],
      ]),
      60,
      16,
      section,
      { frame },
    );
    const tail = at([
      [0.02, 0.03, 0.03],
      [0.1, 0.045, 0.1],
      [0.2, 0.01, 0.2],
      [0.26, 0.002, 0.3],
    ]);
    const wide: V3 = norm([0.75, 0, -0.65 * side]);
    m.sweep(ribbon, tail, 40, 12, section, {
      caps: true,
      frame: (_t, _p, tangent) => {
        const b = norm(cross(norm(cross(tangent, wide)), tangent));
        return [norm(cross(b, tangent)), b];
      },
    });
  }
  m.rbox(ribbon, [0, top + 0.045, 0], [0.045, 0.035, 0.07], 0.02, 6);
}

/** A tuck-in lid: dark slots, a thumb notch and a paper tape. */
function addMailerFlaps(m: Mesh, look: BoxLook): void {
  const [w, h, d] = look.half;
  const top = 2 * h;
  m.rbox(paper(mul(look.color, 0.985)), [0, top + 0.004, 0.004], [w + 0.004, 0.012, d + 0.008], 0.006, 22);
  const dark = mat({ base: mul(look.color, 0.3), rough: 0.9 });
  m.rbox(dark, [0, top - 0.018, 0.002], [w + 0.001, 0.003, d + 0.0015], 0.001, 4);
  for (const x of [-w * 0.72, w * 0.72])
    m.rbox(dark, [x, top - 0.11, d + 0.0008], [0.09, 0.004, 0.0012], 0.001, 4);
  if (look.kraft) {
    const tape = mat({ base: mix3(look.accent, [0.8, 0.7, 0.5], 0.3), rough: 0.35, coat: 0.4 });
    m.rbox(tape, [0, top + 0.0172, 0], [0.07, 0.0015, d + 0.014], 0.0012, 20);
    m.rbox(tape, [0, top - 0.035, d + 0.0128], [0.07, 0.05, 0.002], 0.0015, 8);
  }
}

/** Printed face; `aspect` = height / width. */
function drawFace(look: BoxLook, aspect: number): Img {
  return drawImg(1024, 1024, (c) => {
    const W = 1024;
    const H = W * aspect;
    c.scale(1, 1 / aspect);
    c.fillStyle = toHex(look.color);
    c.fillRect(0, 0, W, H);
    const carton = look.shape === 'carton';
    if (carton && !look.waves && !look.kraft) return paintCarton(c, W, H, look);
    if (look.waves) {
      for (const [color, y] of [
        [look.accent, 0.72],
        [mix3(look.accent, look.color, 0.5), 0.8],
      ] as const) {
        c.fillStyle = toHex(color);
        c.beginPath();
        c.moveTo(0, H * y);
        c.bezierCurveTo(W * 0.3, H * (y - 0.12), W * 0.6, H * (y + 0.18), W, H * (y - 0.02));
        c.lineTo(W, H);
        c.lineTo(0, H);
        c.fill();
      }
    }
    // a ribbon runs down the middle of a gift box, so a brand stands beside it
    if (look.shape === 'gift') {
      c.fillStyle = toHex(look.ink);
      if (look.brand)
        drawLine(c, look.brand, {
          x: W * 0.78,
          y: H * 0.44,
          size: 74,
          serif: true,
          spacing: 6,
          maxWidth: W * 0.36,
        });
      return;
    }
    c.fillStyle = toHex(look.ink);
    const size = carton ? 118 : 78;
    const lines = look.brand
      ? [look.brand]
      : wrapWords(look.title, Math.min(3, look.title.split(' ').length));
    const y = H * (carton ? 0.34 : 0.6);
    lines.forEach((text, i) => {
      drawLine(c, text.toUpperCase(), {
        x: W / 2,
        y: y + (i - (lines.length - 1) / 2) * size * 1.1,
        size,
        weight: 800,
        spacing: 10,
        maxWidth: W * 0.84,
      });
    });
    drawLine(c, look.brand ? look.title : look.sub, {
      x: W / 2,
      y: y + lines.length * size * 0.55 + 40,
      size: 44,
      spacing: 6,
      maxWidth: W * 0.8,
    });
  });
}
