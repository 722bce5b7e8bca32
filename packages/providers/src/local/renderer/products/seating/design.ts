import { finish, type Mat, mat } from '../../materials.ts';
import { hex, type V3 } from '../../math.ts';
import type { Product } from '../../product.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { colorOf, finishOf, metalOf, picker, says } from '../look.ts';
import { addLoungeChair, addStool, type SeatMats } from './chair.ts';
import { napBump } from '../../textures.ts';
import { TIMBER, timber } from '../timber.ts';
import { addDiningChair } from './dining-chair.ts';
import { addSofa } from './sofa.ts';

/** Pile seen from the side shines, seen from above is deep; hands have brushed it both ways. */
const VELVET = (): Partial<Mat> => ({ bump: napBump(), bumpScale: [1.9, 1.9], bumpAmp: 0.8, sheen: 1.2 });

/** Reads a chair, stool or sofa out of the words: cover, legs. */
export function designSeat(spec: ProductSpec): Product {
  const pick = picker(spec);
  const asked = finishOf(spec.body, 'fabric');
  const leather = asked === 'leather' || asked === 'glossy';
  const sofa = spec.category === 'sofa';
  const dining = spec.sub === 'dining';
  const usual: V3[] = leather
    ? [hex('#6b3a1e'), hex('#2a2522')]
    : [hex('#3f6b5e'), hex('#b9a58a'), hex('#4a5670'), hex('#b5562f')];
  const wooden = spec.body.materials.some((name) => TIMBER.has(name));
  const said = spec.parts.cushion;
  const words = said && (dining || wooden || spec.body.colors.length === 0) ? said : spec.body;
  const bare = words === spec.body && (wooden || dining);
  const main = colorOf(bare && words.colors.length === 0 ? undefined : words, pick(usual));
  const kind = leather
    ? 'leather'
    : words.materials.includes('velvet') || asked === 'suede'
      ? 'suede'
      : 'fabric';
  const cover = finish(kind, main, leather ? [14, 14] : [26, 26]);
  cover.bumpAmp = leather ? 0.6 : kind === 'suede' ? 0.5 : 0.8;
  if (kind === 'suede') cover.sheen = 1;
  if (words.materials.includes('velvet')) Object.assign(cover, VELVET());
  const mats: SeatMats = { cover, legs: legMat(spec, wooden) };
  const three = sofa && !says(spec, /\b(love ?seat|two seater|2 seater|small)\b/);
  const stool = spec.sub === 'stool';
  // A chair that is only said to be of wood is wood all over; its seat is padded when something is said of it.
  const frame = dining ? timber(spec.body, wooden) : null;
  return {
    mk: (m) => {
      if (sofa) addSofa(m, mats, three ? 3 : 2, says(spec, /\b(tufted|chesterfield|button)\b/));
      else if (frame) addDiningChair(m, frame, said ? cover : null);
      else (stool ? addStool : addLoungeChair)(m, mats);
    },
    main: frame && !said ? frame.base : main,
    metalish: false,
    glossy: false,
    front: sofa ? 0.5 : 0.62,
    detail: sofa
      ? { aim: [0.75, 0.8, 0.4], yaw: 0.6, pitch: 0.3, zoom: 2.3 }
      : stool
        ? { aim: [0.1, 1.65, 0.2], yaw: 0.6, pitch: 0.35, zoom: 2.2 }
        : { aim: [0.2, 0.9, 0.45], yaw: 0.75, pitch: 0.35, zoom: 2 },
    size: sofa
      ? [three ? 3.1 : 2.3, 1.4, 1.8]
      : dining
        ? [1.2, 2.1, 1.3]
        : stool
          ? [1.15, 1.8, 1.15]
          : [1.3, 1.7, 1.4],
  };
}

function legMat(spec: ProductSpec, wooden: boolean): Mat {
  const words = spec.parts.legs ?? spec.parts.frame;
  const metal = metalOf(words) ?? (words ? null : metalOf(spec.body));
  if (metal) return finish('metal', metal);
  const dark = spec.category === 'sofa' && !words ? hex('#3a2618') : hex('#a8764a');
  const color = colorOf(words, wooden ? colorOf(spec.body, dark) : dark);
  const black = words?.colorNames.some((name) => /black/.test(name));
  return mat({ base: color, rough: black ? 0.5 : 0.42, coat: 0.35, coatRough: 0.2 });
}
