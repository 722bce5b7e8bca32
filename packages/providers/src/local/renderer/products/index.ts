import type { Product } from '../product.ts';
import type { Category, ProductSpec } from '../words/product-spec.ts';
import { designBottle } from './bottle/design.ts';
import { designBag } from './bag/design.ts';
import { designBox } from './box.ts';
import { designCan } from './can.ts';
import { designTumbler } from './tumbler.ts';
import { designMug } from './mug.ts';
import { designWatch } from './watch/design.ts';
import { designLamp } from './lamp.ts';
import { designLaptop } from './laptop.ts';
import { designPhone } from './phone.ts';
import { designRing } from './ring.ts';
import { designHeadphones } from './headphones.ts';
import { designSeat } from './seating/design.ts';
import { designSunglasses } from './sunglasses.ts';
import { designCandle } from './candle.ts';
import { designLipstick } from './lipstick.ts';
import { designShoe } from './shoe/design.ts';

type Designer = (spec: ProductSpec) => Product;

const DESIGNERS: Readonly<Record<Category, Designer>> = {
  footwear: designShoe,
  watch: designWatch,
  mug: designMug,
  bottle: designBottle,
  tumbler: designTumbler,
  can: designCan,
  box: designBox,
  bag: designBag,
  phone: designPhone,
  laptop: designLaptop,
  ring: designRing,
  chair: designSeat,
  sofa: designSeat,
  headphones: designHeadphones,
  sunglasses: designSunglasses,
  lipstick: designLipstick,
  candle: designCandle,
  lamp: designLamp,
  generic: designBox,
};

/** Shape, materials and camera hints of the product a sentence describes. The same spec gives the same product. */
export function designProduct(spec: ProductSpec): Product {
  return DESIGNERS[spec.category](spec);
}
