import { finish, type Mat, mat, METALS } from '../materials.ts';
import { densify, fillet, hex, lum, mix3, smooth, toHex, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { drawLine } from './label-text.ts';
import { colorOf, finishOf, metalOf, picker } from './look.ts';
import { circleY } from './sections.ts';

interface LipstickMats {
  bullet: Mat;
  tube: Mat;
  cap: Mat;
  metal: Mat;
}

/** Reads a lipstick out of the words: shade, tube, metal. The cap stands beside it. */
export function designLipstick(spec: ProductSpec): Product {
  const pick = picker(spec);
  const shade = spec.body.colors[0] ?? pick([hex('#b3122f'), hex('#c9566b'), hex('#8e2a3c'), hex('#d9765f')]);
  const matte = spec.body.finishes.includes('matte');
  const named = spec.parts.metal?.words.some((w) => /^(case|casing|tube)$/.test(w)) ? spec.parts.metal : null;
  const words = spec.parts.vessel ?? spec.parts.cap ?? named ?? undefined;
  const bodyMetal = spec.parts.vessel ? null : metalOf(spec.body);
  const metal = metalOf(spec.parts.metal) ?? metalOf(words) ?? bodyMetal ?? (METALS['gold'] as V3);
  const tubeColor = colorOf(words, bodyMetal ?? spec.body.colors[1] ?? hex('#1a1a1c'));
  const shiny = metalOf(words) !== null || (bodyMetal !== null && !words);
  const tube = finish(shiny ? 'metal' : finishOf(words, 'glossy'), tubeColor, [4, 4]);
  const cap: Mat = { ...tube };
  if (spec.brand) {
    tube.map = brandPrint(spec.brand, tubeColor);
    Object.assign(tube, { mapS: [1, -1 / 0.3], mapO: [0, 0.62 / 0.3], mapRough: 0.2 });
  }
  const bullet = mat({
    base: shade,
    rough: matte ? 0.6 : 0.34,
    coat: matte ? 0 : 0.35,
    coatRough: 0.18,
    sss: 0.6,
  });
  return {
    mk: (m) => buildLipstick(m, { bullet, tube, cap, metal: finish('polished', metal) }),
    main: shade,
    metalish: false,
    glossy: !matte,
    front: 0.35,
    detail: { aim: [0, 1.62, 0.05], yaw: 0.45, pitch: 0.25, zoom: 2.2 },
    size: [1.2, 2, 0.5],
  };
}

const CAP_AT: V3 = [0.66, 0, 0.16];

/** Unit 4 cm: tube, inner metal sleeve, slanted bullet, and the cap on the table. */
function buildLipstick(m: Mesh, mats: LipstickMats): void {
  const R = 0.245;
  const lathe = (material: Mat, profile: number[][], at?: V3) =>
    m.lathe(material, densify(fillet(profile, 6), 0.02), 120, at ? { at } : {});
  lathe(mats.tube, [
    [0, 0],
    [R, 0, 0.015],
    [R, 0.86, 0.012],
    [R - 0.03, 0.87],
  ]);
  lathe(mats.metal, [
    [R - 0.02, 0.86],
    [R - 0.012, 0.885, 0.01],
    [R - 0.012, 0.93, 0.01],
    [R - 0.045, 0.94, 0.004],
    [R - 0.045, 1.22, 0.012],
    [R - 0.06, 1.23, 0.006],
    [R - 0.065, 1.19],
  ]);
  m.tube(mats.metal, (t) => circleY(t, R + 0.001, 0.05), 0.012, 120, 10, { closed: true });
  addBullet(m, mats.bullet, R - 0.072, 1.1, 1.9);
  lathe(
    mats.cap,
    [
      [0, 0],
      [R + 0.012, 0, 0.014],
      [R + 0.012, 1.12, 0.03],
      [R - 0.02, 1.15, 0.02],
      [0, 1.152],
    ],
    CAP_AT,
  );
  m.tube(mats.metal, (t) => circleY(t, R + 0.013, 0.03, CAP_AT[0], CAP_AT[2]), 0.012, 120, 10, {
    closed: true,
  });
}

/** The classic teardrop cut: a rounded rod sheared by a slanted plane. */
function addBullet(m: Mesh, material: Mat, r: number, y0: number, y1: number): void {
  const rod = densify(
    fillet(
      [
        [r, y0],
        [r, y1 - 0.16, 0.1],
        [r * 0.72, y1 - 0.02, 0.12],
        [0, y1],
      ],
      14,
    ),
    0.012,
  );
  const slope = 0.36;
  m.lathe(material, rod, 120, {
    fn: (p) => {
      const plane = y1 - slope * smooth(-r * 1.15, r * 1.05, p[2] + p[0] * 0.25);
      const over = p[1] - (plane - 0.05);
      // rounds the edge of the cut instead of clipping it hard
      const y = over > 0 ? plane - 0.05 + 0.05 * (1 - Math.exp(-over / 0.05)) : p[1];
      return [p[0], y, p[2]];
    },
  });
}

function brandPrint(text: string, surface: V3) {
  const ink = lum(surface) > 0.35 ? hex('#2b2724') : mix3(hex('#e8c58a'), [1, 1, 1], 0.1);
  return drawImg(1024, 256, (c) => {
    c.clearRect(0, 0, 1024, 256);
    c.fillStyle = toHex(ink);
    drawLine(c, text.toUpperCase(), {
      x: 512,
      y: 128,
      size: 88,
      spacing: 12,
      serif: true,
      stretch: 0.62,
      maxWidth: 420,
    });
  });
}
