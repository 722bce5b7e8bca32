import { borderMatte, type Matte } from './matte.ts';
import { modelMatte } from './model-matte.ts';
import type { Photo } from './read-photo.ts';

/** Below this a matte would show; the whole photo is used instead. */
const SURE_ENOUGH = { model: 0.4, border: 0.6 };

/** What found the product: the segmentation model, the colour of the backdrop, or nothing that is sure enough. */
export type FoundBy = 'model' | 'backdrop' | 'nothing';

/** The model's matte: it knows a product from its shadow and sees through handles. Else the border's, when that is sure. */
export async function findMatte(
  photo: Photo,
  maskPath: string | null,
): Promise<{ matte: Matte | null; by: FoundBy }> {
  const model = maskPath === null ? null : await modelMatte(photo, maskPath);
  if (model && model.confidence >= SURE_ENOUGH.model) return { matte: model, by: 'model' };
  const border = borderMatte(photo);
  if (border.confidence >= SURE_ENOUGH.border) return { matte: border, by: 'backdrop' };
  return { matte: null, by: 'nothing' };
}
