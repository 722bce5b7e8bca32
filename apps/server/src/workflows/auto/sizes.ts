import type { AspectRatio, AutoSettings } from '@admint/contract';

type Size = { width: number; height: number };

/** Pixels of pictures and clips in each shape; the finished file always has its full size. */
export const CLIP_SIZES: Record<AutoSettings['quality'], Record<AspectRatio, Size>> = {
  final: {
    '16:9': { width: 1280, height: 720 },
    '9:16': { width: 720, height: 1280 },
    '1:1': { width: 960, height: 960 },
    '4:5': { width: 864, height: 1080 },
  },
  draft: {
    '16:9': { width: 640, height: 360 },
    '9:16': { width: 360, height: 640 },
    '1:1': { width: 480, height: 480 },
    '4:5': { width: 432, height: 540 },
  },
};
