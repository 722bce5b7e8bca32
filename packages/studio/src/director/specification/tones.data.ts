import type { Grade, MusicGenre } from '@admint/contract';
import type { Tone } from '../brief/cues.data.ts';

/** How a tone sounds, looks and moves. */
export interface ToneLook {
  /** As the guidelines name it. */
  name: string;
  font: string;
  genre: MusicGenre;
  grade: Grade;
  styles: string[];
  light: string;
  /** Two colours a set may have when the user named none. */
  palette: string;
  /** Quick cuts and hard movements, or calm ones. */
  quick: boolean;
}

export const TONE_LOOKS: Record<Tone, ToneLook> = {
  luxury: {
    name: 'elegant and restrained',
    font: 'PlayfairDisplay-Bold',
    genre: 'luxury',
    grade: { preset: 'luxury', strength: 0.35 },
    styles: ['luxury', 'elegant', 'refined'],
    light: 'Sculpted soft light from the left draws one long highlight along its edge',
    palette: 'deep brown and gold',
    quick: false,
  },
  energetic: {
    name: 'bold and energetic',
    font: 'BebasNeue-Regular',
    genre: 'energetic',
    grade: { preset: 'vibrant', strength: 0.5 },
    styles: ['energetic', 'modern', 'bold'],
    light: 'Punchy light from the right cuts a clean shadow beside it',
    palette: 'saturated blue and white',
    quick: true,
  },
  natural: {
    name: 'honest and natural',
    font: 'Montserrat-SemiBold',
    genre: 'chill',
    grade: { preset: 'none', strength: 0 },
    styles: ['natural', 'clean', 'lifestyle'],
    light: 'Soft, even light from the left lies on it',
    palette: 'sage green and warm white',
    quick: false,
  },
  cozy: {
    name: 'warm and calm',
    font: 'Montserrat-SemiBold',
    genre: 'chill',
    grade: { preset: 'warm', strength: 0.6 },
    styles: ['cozy', 'warm', 'natural'],
    light: 'Low, warm light from the side throws long soft shadows',
    palette: 'cream and warm brown',
    quick: false,
  },
  playful: {
    name: 'cheerful and playful',
    font: 'Montserrat-Bold',
    genre: 'playful',
    grade: { preset: 'vibrant', strength: 0.6 },
    styles: ['playful', 'vibrant', 'fresh'],
    light: 'Bright, even light fills every corner',
    palette: 'two bright pastels',
    quick: true,
  },
  modern: {
    name: 'clear and confident',
    font: 'Montserrat-Bold',
    genre: 'upbeat',
    grade: { preset: 'cinematic', strength: 0.4 },
    styles: ['modern', 'minimalist', 'professional'],
    light: 'Clean soft light from above right rounds every edge',
    palette: 'light grey and white',
    quick: true,
  },
};

/** Where people who walk, camp and climb are, whatever they carry. */
export const OUTDOORS = /\b(?:hik\w+|camp(?:ers?|ing)|climb\w*|trails?|trek\w*)\b/i;
export const TRAIL = 'on a rock beside a forest trail';

/** Where each kind of product is used, when the user did not say. */
export const USUAL_PLACES: [RegExp, string][] = [
  [/\b(?:shoes?|sneakers?|trainers?|boots?|cleats)\b/i, 'on an outdoor court in daylight'],
  [/\b(?:watch(?:es)?|rings?|necklace|bracelet|cufflinks)\b/i, 'on a dark walnut surface in the evening'],
  [/\b(?:mugs?|cups?|coffee|tea|espresso|tumbler)\b/i, 'on a café table in the morning'],
  [/\b(?:bottle|flask|tent|boots)\b/i, TRAIL],
  [/\b(?:backpacks?|bags?|totes?|suitcases?|wallets?|purses?)\b/i, 'on a stone step in the city in daylight'],
  [/\b(?:cans?|soda|lemonade|juice|beer|kombucha|drink)\b/i, 'on a kitchen counter in bright window light'],
  [
    /\b(?:serum|cream|lotion|soap|shampoo|perfume|skincare|lipstick)\b/i,
    'on a bathroom shelf in soft morning light',
  ],
  [/\b(?:candle|lamp|blanket|pillow|vase)\b/i, 'on a wooden table at home in the evening'],
  [/\b(?:sofa|chair|armchair|table|desk|shelf|bed)\b/i, 'in a bright living room'],
  [
    /\b(?:phone|laptop|keyboard|headphones?|earbuds|speaker|organi[sz]er|notebook|monitor|tablet)\b/i,
    'on an oak desk in an office',
  ],
  [/\b(?:sunglasses|glasses|towel|swim\w*|surf\w*)\b/i, 'on warm stone at the beach in the sun'],
];
export const ANY_PLACE = 'on a low podium in window light';
