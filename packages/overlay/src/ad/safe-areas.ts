import type { AspectRatio, Timeline } from '@admint/contract';

interface SafeArea {
  /** Share of each side the platforms' own buttons and captions may cover. */
  insets: Timeline['safe_area'];
  source: string;
  /** Day the numbers were read; they move. */
  read: string;
}

const TITLE_SAFE: SafeArea = {
  insets: { top: 0.05, right: 0.05, bottom: 0.05, left: 0.05 },
  source: '5 % title-safe margin, a design default and no platform rule',
  read: '2026-11-20',
};

/** Vertical: the strictest of Reels, Shorts and TikTok, x 120–888 and y 288–1248 of 1080×1920, kept symmetric. */
export const SAFE_AREAS: Readonly<Record<AspectRatio, SafeArea>> = {
  '16:9': TITLE_SAFE,
  '1:1': TITLE_SAFE,
  '4:5': TITLE_SAFE,
  '9:16': {
    insets: { top: 288 / 1920, right: 192 / 1080, bottom: 672 / 1920, left: 192 / 1080 },
    source: 'strict universal box collected by shotstack.io; Meta, YouTube and TikTok lie inside it',
    read: '2026-11-20',
  },
};
