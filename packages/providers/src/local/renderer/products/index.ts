import type { Product } from '../product.ts';
import type { Category, ProductSpec } from '../words/product-spec.ts';
import { designBottle } from './bottle/design.ts';
import { designMug } from './mug.ts';

type Designer = (spec: ProductSpec) => Product;

const DESIGNERS: Partial<Record<Category, Designer>> = { mug: designMug, bottle: designBottle };

/** Shape, materials and camera hints of the product a sentence describes. The same spec gives the same product. */
export function designProduct(spec: ProductSpec): Product {
  return (DESIGNERS[spec.category] ?? designMug)(spec);
}
