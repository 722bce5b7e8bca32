import { takeBrand } from './brand.ts';
import { findHead } from './find-head.ts';
import { noShapeWarning } from './parse-product.ts';
import { pieces, tokens } from './tokens.ts';
import type { Category } from './product-spec.ts';

/** Whether the renderer has a true shape for a sentence, and what it will do when it has not. */
export interface DrawAnswer {
  drawable: boolean;
  category: Category;
  /** The noun the sentence is about; empty when none was found. */
  noun: string;
  /** A sentence for the user; null when the product can be drawn. */
  warning: string | null;
}

/** Tells honestly whether the product of a sentence has a shape of its own. */
export function canDraw(prompt: string): DrawAnswer {
  const head = findHead(pieces(tokens(takeBrand(prompt).rest)));
  const drawable = head.category !== 'generic';
  return {
    drawable,
    category: head.category,
    noun: head.noun,
    warning: drawable ? null : noShapeWarning(head.noun),
  };
}
