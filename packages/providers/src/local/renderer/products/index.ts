import type { Product } from '../product.ts';
import type { Category, ProductSpec } from '../words/product-spec.ts';
import { designBottle } from './bottle/design.ts';
import { designBag } from './bag/design.ts';
import { designBox } from './box.ts';
import { designCan } from './can.ts';
import { designTumbler } from './tumbler.ts';
import { designMug } from './mug.ts';
import { designWatch } from './watch/design.ts';
import { designLaptop } from './laptop.ts';
import { designPhone } from './phone.ts';
import { designRing } from './ring.ts';
import { designShoe } from './shoe/design.ts';

type Designer = (spec: ProductSpec) => Product;

const DESIGNERS: Partial<Record<Category, Designer>> = {
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
  generic: designBox,
};

/** Shape, materials and camera hints of the product a sentence describes. The same spec gives the same product. */
export function designProduct(spec: ProductSpec): Product {
  return (DESIGNERS[spec.category] ?? designBox)(spec);
}
