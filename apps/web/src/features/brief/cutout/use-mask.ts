import type { CutoutView } from '@admint/contract';
import { useEffect, useState } from 'react';
import { emptyCanvas, loadPicture, maskOf } from './mask-canvas.ts';

/** A photo and its mask, ready to be painted on. */
export interface LoadedCutout {
  photo: HTMLImageElement;
  /** The mask before any gesture. */
  base: HTMLCanvasElement;
  mask: CanvasRenderingContext2D;
}

/** Loads photo and mask; `found` starts from the mask as it was found. Undefined while loading, null when they cannot be shown. */
export function useMask(
  photoUrl: string,
  { width, height, mask_url, found_mask_url }: CutoutView,
  found: boolean,
): LoadedCutout | null | undefined {
  const [loaded, setLoaded] = useState<LoadedCutout | null>();
  const maskUrl = found ? found_mask_url : mask_url;
  useEffect(() => {
    let left = false;
    const load = async () => {
      const [photo, mask] = await Promise.all([loadPicture(photoUrl), loadPicture(maskUrl)]);
      return { photo, base: maskOf(mask, width, height), mask: emptyCanvas(width, height) };
    };
    load().then(
      (result) => !left && setLoaded(result),
      () => !left && setLoaded(null),
    );
    return () => {
      left = true;
    };
  }, [photoUrl, maskUrl, width, height]);
  return loaded;
}
