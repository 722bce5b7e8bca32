import type { AspectRatio } from './plan.ts';

/** What a place where ads run asks for. Numbers move, so each entry says where and when it was read. */
export interface Placement {
  id: string;
  name: string;
  /** Ratios it takes, the best one first. */
  ratios: readonly [AspectRatio, ...AspectRatio[]];
  /** seconds */
  length: { min: number; max: number; best: number | null };
  /** Share of each side that the platform's own buttons and captions may cover, per ratio. */
  safe_area: { top: number; right: number; bottom: number; left: number };
  loudness: { target_lufs: number; true_peak_db: number };
  /** megabytes */
  max_file: number;
  source: string;
  /** Day the numbers were read. */
  read: string;
}

const TITLE_SAFE = { top: 0.05, right: 0.05, bottom: 0.05, left: 0.05 };
const SOCIAL = { target_lufs: -14, true_peak_db: -1 };
const TELEVISION = { target_lufs: -24, true_peak_db: -2 };
const READ = '2026-11-20';

export const PLACEMENTS: readonly Placement[] = [
  {
    id: 'instagram_reels',
    name: 'Instagram and Facebook Reels',
    ratios: ['9:16'],
    length: { min: 1, max: 90, best: 15 },
    safe_area: { top: 269 / 1920, right: 65 / 1080, bottom: 672 / 1920, left: 65 / 1080 },
    loudness: SOCIAL,
    max_file: 4000,
    source: 'reseller pages on the unified Meta safe zone of March 2026; no primary page read',
    read: READ,
  },
  {
    id: 'meta_feed',
    name: 'Instagram and Facebook feed',
    ratios: ['4:5', '1:1'],
    length: { min: 1, max: 14_460, best: 15 },
    safe_area: TITLE_SAFE,
    loudness: SOCIAL,
    max_file: 4000,
    source: 'reseller pages on Meta feed specifications',
    read: READ,
  },
  {
    id: 'tiktok',
    name: 'TikTok in-feed',
    ratios: ['9:16', '1:1', '16:9'],
    length: { min: 5, max: 60, best: 15 },
    safe_area: { top: 250 / 1920, right: 180 / 1080, bottom: 460 / 1920, left: 120 / 1080 },
    loudness: SOCIAL,
    max_file: 500,
    source: 'ads.tiktok.com help, article 10002742; safe zone from the cautious end of published figures',
    read: READ,
  },
  {
    id: 'youtube_shorts',
    name: 'YouTube Shorts',
    ratios: ['9:16'],
    length: { min: 1, max: 60, best: 15 },
    safe_area: { top: 288 / 1920, right: 192 / 1080, bottom: 672 / 1920, left: 48 / 1080 },
    loudness: SOCIAL,
    max_file: 256_000,
    source: 'support.google.com/google-ads 13547298 and 17091270; safe zone from shotstack.io',
    read: READ,
  },
  {
    id: 'youtube_in_stream',
    name: 'YouTube in-stream',
    ratios: ['16:9', '1:1', '4:5'],
    length: { min: 1, max: 60, best: 15 },
    safe_area: TITLE_SAFE,
    loudness: SOCIAL,
    max_file: 256_000,
    source: 'support.google.com/google-ads 13547298',
    read: READ,
  },
  {
    id: 'amazon_sponsored_brands',
    name: 'Amazon Sponsored Brands',
    ratios: ['16:9'],
    length: { min: 6, max: 45, best: 20 },
    safe_area: TITLE_SAFE,
    loudness: SOCIAL,
    max_file: 500,
    source: 'advertising.amazon.com and reseller pages',
    read: READ,
  },
  {
    id: 'television',
    name: 'Television and streaming TV (US)',
    ratios: ['16:9'],
    length: { min: 15, max: 60, best: 15 },
    safe_area: TITLE_SAFE,
    loudness: TELEVISION,
    max_file: 500,
    source: 'ATSC A/85 (−24 LKFS ±2, −2 dBTP); advertising.amazon.com for lengths',
    read: READ,
  },
];
