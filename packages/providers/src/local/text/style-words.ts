import type { Category, MoodTag } from '../renderer/words/index.ts';

/** The trade name of each category, as a brief would say it. */
export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  footwear: 'footwear',
  watch: 'watches',
  bottle: 'bottled goods',
  mug: 'drinkware',
  tumbler: 'drinkware',
  can: 'canned drinks',
  box: 'packaging',
  bag: 'bags',
  phone: 'mobile devices',
  laptop: 'computers',
  ring: 'jewellery',
  chair: 'furniture',
  sofa: 'furniture',
  headphones: 'audio',
  sunglasses: 'eyewear',
  lipstick: 'cosmetics',
  candle: 'home fragrance',
  lamp: 'lighting',
  generic: 'general merchandise',
};

/** Categories of bottles, bags and shoes worth naming more closely. */
export const SHAPE_NAMES: Readonly<Record<string, string>> = {
  runner: 'athletic footwear',
  'high-top': 'athletic footwear',
  boot: 'boots',
  perfume: 'fragrance',
  pump: 'skincare',
  dropper: 'skincare',
  jar: 'skincare',
  tube: 'skincare',
  cap: 'skincare',
  spray: 'personal care',
  drink: 'beverages',
  backpack: 'backpacks',
};

/** Style keywords that suit a category when the user chose none. */
export const DEFAULT_STYLE: Readonly<Partial<Record<Category, readonly string[]>>> = {
  footwear: ['energetic', 'modern', 'professional'],
  watch: ['luxury', 'elegant', 'professional'],
  ring: ['luxury', 'elegant', 'refined'],
  bottle: ['clean', 'natural', 'professional'],
  mug: ['cozy', 'natural', 'lifestyle'],
  can: ['vibrant', 'fresh', 'bold'],
  candle: ['cozy', 'natural', 'warm'],
  lamp: ['cozy', 'modern', 'natural'],
  lipstick: ['elegant', 'bold', 'modern'],
  headphones: ['modern', 'sleek', 'bold'],
  sunglasses: ['sunny', 'modern', 'bold'],
  phone: ['sleek', 'modern', 'professional'],
  laptop: ['sleek', 'modern', 'professional'],
  chair: ['minimalist', 'natural', 'modern'],
  sofa: ['cozy', 'natural', 'modern'],
};
/** Style keywords of a product that suggests none. */
export const PLAIN_STYLE: readonly string[] = ['professional', 'studio', 'modern'];

/** Light and backdrop of a packshot for each style, in a photographer's words. */
export const STYLE_LIGHT: Readonly<Record<MoodTag, string>> = {
  dark: 'low-key studio lighting with bright rims, dark seamless backdrop',
  sun: 'bright natural sunlight with soft leaf shadows',
  warm: 'warm low light with long soft shadows',
  cool: 'cool crisp daylight, pale blue backdrop',
  luxury: 'sculpted softbox lighting with elegant highlights, deep neutral backdrop',
  minimal: 'even soft light, plenty of empty space, plain seamless backdrop',
  energetic: 'punchy directional light, saturated backdrop',
  natural: 'soft window light, warm neutral backdrop',
  modern: 'clean studio lighting with soft shadows, light grey seamless backdrop',
  playful: 'bright even light, pastel two-tone backdrop',
};
/** Packshot light when no style asks for another. */
export const PLAIN_LIGHT = 'studio lighting with soft shadows, seamless light backdrop';

/** A fitting place to use each kind of product. */
export const LIFESTYLE_PLACE: Readonly<Record<Category, string>> = {
  footwear: 'on an outdoor court in natural light',
  watch: 'on a dark walnut surface with evening lights behind',
  bottle: 'on a stone plinth with leaves and soft shadows',
  mug: 'on a café table with coffee beans around it',
  tumbler: 'on a café table in the morning',
  can: 'with fruit beside it in bright window light',
  box: 'on a low podium in window light',
  bag: 'on a plaster podium under an arch',
  phone: 'on a light wooden desk',
  laptop: 'on a light wooden desk in an office',
  ring: 'on a stone podium with evening lights behind',
  chair: 'in a bright living room beside a plant',
  sofa: 'in a bright living room beside a plant',
  headphones: 'on a desk with evening lights behind',
  sunglasses: 'on warm sand-coloured stone in hard sunlight',
  lipstick: 'on a silk-coloured podium with soft shadows',
  candle: 'on a wooden table in the evening, lit',
  lamp: 'on a wooden side table in a bright living room',
  generic: 'on a low podium in window light',
};
