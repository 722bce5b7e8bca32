import type { Category, MoodTag } from '../renderer/words/index.ts';

/** Calls to action for a kind of product, each at most 30 characters. */
export const CATEGORY_CTAS: Readonly<Record<Category, readonly string[]>> = {
  footwear: ['Find your pair', 'Step into yours', 'Lace up today', 'Get your size'],
  watch: ['Make time yours', 'Discover the watch', 'Wear it today'],
  bottle: ['Try it today', 'Discover the formula', 'Get yours'],
  mug: ['Pour yourself one', 'Start your morning', 'Get your mug'],
  tumbler: ['Take it with you', 'Fill yours today', 'Get yours'],
  can: ['Crack one open', 'Taste it today', 'Grab a can'],
  box: ['Unbox yours', 'Send one today', 'Order your box'],
  bag: ['Carry it everywhere', 'Find your bag', 'Make it yours'],
  phone: ['See it in your hand', 'Upgrade today', 'Get yours'],
  laptop: ['See what it can do', 'Upgrade today', 'Get yours'],
  ring: ['Say it with this', 'Discover the ring', 'Make it yours'],
  chair: ['Take a seat', 'Bring it home', 'See it at home'],
  sofa: ['Sink in', 'Bring it home', 'See it at home'],
  headphones: ['Hear it yourself', 'Press play', 'Listen today'],
  sunglasses: ['See it in a new light', 'Find your frame', 'Try them on'],
  lipstick: ['Find your shade', 'Wear it today', 'Try the colour'],
  candle: ['Light one tonight', 'Set the mood', 'Bring it home'],
  lamp: ['Light your evenings', 'Bring it home', 'See it lit'],
  generic: ['Get yours', 'See more', 'Discover it'],
};

/** Calls to action for a mood of the product or scene. */
export const MOOD_CTAS: Readonly<Partial<Record<MoodTag, string>>> = {
  luxury: 'Discover the collection',
  energetic: 'Go and get it',
  natural: 'Choose it naturally',
  playful: 'Treat yourself',
  minimal: 'Keep it simple',
};

/** Calls to action that suit anything. */
export const PLAIN_CTAS: readonly string[] = ['Shop now', 'Order today', 'Learn more'];
