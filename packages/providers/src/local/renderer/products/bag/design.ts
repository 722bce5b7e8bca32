import { finish, METALS } from '../../materials.ts';
import { hex, mul, toHex, lum, type V3 } from '../../math.ts';
import type { Product } from '../../product.ts';
import { drawImg } from '../../textures.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { drawLine } from '../label-text.ts';
import { colorOf, finishOf, metalOf, picker, says } from '../look.ts';
import { denimImg } from '../denim.ts';
import { patternImg, patternOf } from '../pattern.ts';
import { addBackpack } from './backpack.ts';
import { addHandbag, addTote, type BagMats, trimMat } from './handbag.ts';

/** Repeats of a pattern per unit of the walls' chart. */
const PATTERN_REPEAT: [number, number] = [1.5, 1.6];

/** Reads a bag out of the words: handbag, tote or backpack; leather or cloth; trim and hardware. */
export function designBag(spec: ProductSpec): Product {
  const pick = picker(spec);
  const { sub, body, parts } = spec;
  const asked = finishOf(body, '');
  const cloth =
    ['canvas', 'fabric', 'knit'].includes(asked) ||
    (sub !== 'handbag' && !['leather', 'suede', 'glossy'].includes(asked));
  const kind = cloth ? 'canvas' : asked === 'suede' ? 'suede' : 'leather';
  const usual: Readonly<Record<string, readonly V3[]>> = {
    handbag: [hex('#8a4b2a'), hex('#2a2522'), hex('#6b1f2a')],
    tote: [hex('#e7dcc6'), hex('#cfd3c2')],
    backpack: [hex('#3d4a52'), hex('#6d6a45'), hex('#b5562f')],
  };
  const main = colorOf(body, pick(usual[sub] ?? [hex('#8a4b2a')]));
  const shell = finish(kind, main, sub === 'backpack' ? [18, 18] : [16, 10]);
  if (body.materials.includes('denim'))
    Object.assign(shell, { map: denimImg(main), mapWrap: true, mapS: PATTERN_REPEAT, bumpAmp: 0.6 });
  if (kind === 'leather') shell.bumpAmp = asked === 'glossy' ? 0.25 : 0.6;
  const trimColor = colorOf(
    parts.handle ?? parts.strap ?? parts.accent,
    cloth ? hex('#8a5a33') : mul(main, 0.72),
  );
  const metal = metalOf(parts.metal) ??
    (spec.luxury || sub === 'handbag' ? METALS['gold'] : METALS['brass']) ?? [0.9, 0.7, 0.4];
  const mats: BagMats = {
    shell,
    trim: trimMat(trimColor),
    metal: finish('polished', metal),
    chain: says(spec, /\bchain\b/),
  };
  const pattern = spec.brand ? null : patternOf(spec, main);
  if (pattern) {
    shell.base = pattern.ground;
    Object.assign(shell, { map: patternImg(pattern), mapWrap: true, mapS: PATTERN_REPEAT });
  }
  if (spec.brand) printBrand(mats, spec);
  const build = sub === 'tote' ? addTote : sub === 'backpack' ? addBackpack : addHandbag;
  return {
    mk: (m) => build(m, mats),
    main,
    metalish: false,
    glossy: false,
    front: 0.38,
    detail:
      sub === 'backpack'
        ? { aim: [0.05, 0.6, 0.35], yaw: 0.4, pitch: 0.2, zoom: 2 }
        : { aim: [0.05, 0.52, 0.28], yaw: 0.35, pitch: 0.22, zoom: 2.1 },
    size: sub === 'backpack' ? [1.1, 1.6, 0.8] : [1.5, 1.5, 0.6],
  };
}

/** The quoted brand, printed on the front wall: on a tote large, elsewhere small and low. */
function printBrand({ shell }: BagMats, spec: ProductSpec): void {
  const ink = lum(shell.base) > 0.35 ? '#2a2725' : '#f1ece2';
  const tote = spec.sub === 'tote';
  shell.map = drawImg(1024, 256, (c) => {
    c.clearRect(0, 0, 1024, 256);
    c.fillStyle = spec.sub === 'handbag' ? toHex(METALS['gold'] as V3) : ink;
    drawLine(c, spec.brand.toUpperCase(), {
      x: 512,
      y: 128,
      size: 150,
      weight: 600,
      spacing: 18,
      maxWidth: 900,
    });
  });
  // the wall's chart runs backwards around the bag, its front centre a quarter turn from the start
  const size = tote ? 0.7 : 0.3;
  const height = tote ? 0.2 : 0.085;
  const turns = spec.sub === 'backpack' ? 2.2 : 3;
  const rows = spec.sub === 'backpack' ? 1.6 : 1;
  const centre = turns * 0.875;
  const y = tote ? 0.55 : spec.sub === 'backpack' ? 0.6 * rows : 0.16;
  shell.mapS = [1 / size, -1 / height];
  shell.mapO = [0.5 - centre / size, 0.5 + y / height];
}
