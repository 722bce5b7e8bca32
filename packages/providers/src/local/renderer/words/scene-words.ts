import { MOOD_WORDS, type MoodTag } from './mood-words.ts';
import { SURFACE_WORDS } from './part-words.ts';
import type { Surface } from './product-spec.ts';
import { fromSpanish } from './spanish.ts';
import { normalise } from './tokens.ts';

/** Places a scene sentence can name. */
export type Place =
  | 'track'
  | 'street'
  | 'cafe'
  | 'kitchen'
  | 'office'
  | 'beach'
  | 'forest'
  | 'garden'
  | 'mountain'
  | 'gym'
  | 'home'
  | 'bathroom'
  | 'bar'
  | 'stage'
  | 'studio'
  | 'court'
  | 'classroom'
  | 'library'
  | 'hall';

/** Small things that bring a set to life. */
export type Extra = 'steam' | 'dust' | 'drops' | 'leaves' | 'bokeh' | 'petals' | 'snow';

/** What a scene sentence and style chips ask of set, light and extras. */
export interface SceneWords {
  tags: MoodTag[];
  light: 'clean' | 'dark' | 'sun' | null;
  /** 0–1, how golden the light is */
  warmth: number;
  place: Place | null;
  surface: Surface | null;
  extras: Extra[];
}

const PLACES: readonly (readonly [RegExp, Place])[] = [
  [/\b(running track|track|stadium|marathon|race)\b/, 'track'],
  [/\b(court|tennis)\b/, 'court'],
  [/\b(street|city|urban|downtown|skyline|rooftop|alley|sidewalk|pavement)\b/, 'street'],
  [/\b(cafe|coffee shop|barista|bakery)\b/, 'cafe'],
  [/\b(kitchen|countertop|breakfast)\b/, 'kitchen'],
  [/\b(office|desk|workspace|meeting|boardroom)\b/, 'office'],
  [/\b(beach|ocean|sea|seaside|coast|tropical|poolside|pool|sand|desert|dune|dunes)\b/, 'beach'],
  [/\b(classroom|school|chalkboard|blackboard|whiteboard|lecture)\b/, 'classroom'],
  [/\b(library|bookshelf|bookshelves|bookshop|bookstore)\b/, 'library'],
  [/\b(forest|woods|jungle|autumn leaves)\b/, 'forest'],
  [/\b(garden|park|meadow|picnic|lawn|field|flowers)\b/, 'garden'],
  [/\b(mountain|mountains|hiking|hike|summit|peak|camping|campfire|rocky|cliff)\b/, 'mountain'],
  [/\b(trail|path)\b/, 'forest'],
  [/\b(gym|workout|fitness|training)\b/, 'gym'],
  [/\b(bathroom|spa|vanity|shower)\b/, 'bathroom'],
  [/\b(bar|nightclub|club|party|cocktail)\b/, 'bar'],
  [/\b(stage|spotlight|concert|runway|catwalk)\b/, 'stage'],
  [/\b(hall|hallway|lobby|foyer|corridor|palace|museum|gallery|mansion|hotel|ballroom|staircase)\b/, 'hall'],
  [/\b(home|living room|dining|bedroom|sofa|fireplace|cozy|cosy)\b/, 'home'],
  [/\b(studio|seamless|packshot|white background)\b/, 'studio'],
];

const EXTRAS: readonly (readonly [RegExp, Extra])[] = [
  [/\b(steam|steaming|hot|smoke|smoky|mist|misty|fog)\b/, 'steam'],
  [/\b(dust|particles|sparkle|sparkles|glitter|shimmer)\b/, 'dust'],
  [/\b(water|drops|droplets|splash|rain|rainy|dew|wet|condensation|ice cold|icy|chilled)\b/, 'drops'],
  // “The light leaves deep shadows”, “leaves the court”: no foliage.
  [
    /\b(leaf|foliage|palm|botanical|jungle|forest|autumn|leaves(?! (?:the|a|an|its|it|his|her|their|no|room|space|only|little|(?:[\w,]+ +){0,3}(?:shadows?|shade|highlights?|reflections?)|\w+ (?:\w+ )*for))\b)\b/,
    'leaves',
  ],
  [/\b(bokeh|city lights|night|fairy lights|lights|candlelit|party)\b/, 'bokeh'],
  [/\b(petals|flowers|floral|roses|blossom|blossoms)\b/, 'petals'],
  [/\b(snow|snowy|winter)\b/, 'snow'],
];

/** Reads a scene sentence together with style chips ("luxury", "energetic" …). */
export function readScene(sentence: string, styleKeywords: readonly string[] = []): SceneWords {
  const said = normalise([sentence, ...styleKeywords].join(' , '));
  const text = fromSpanish(
    said
      .split(/([^\p{L}\p{N}]+)/u)
      .map((part) => part.trim())
      .filter(Boolean),
  ).join(' ');
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const tags = new Set<MoodTag>();
  for (const word of words) {
    const tag = word === 'dark' ? 'dark' : MOOD_WORDS[word];
    if (tag) tags.add(tag);
  }
  const golden = /\b(golden hour|sunset|sunrise|dusk|dawn)\b/.test(text);
  const sunny = golden || tags.has('sun') || /\b(outdoor|outside|daylight|window light)\b/.test(text);
  return {
    tags: [...tags],
    light: sunny
      ? 'sun'
      : tags.has('dark')
        ? 'dark'
        : tags.has('minimal') || tags.has('modern')
          ? 'clean'
          : null,
    warmth: golden ? 1 : tags.has('warm') ? 0.6 : tags.has('cool') ? 0 : 0.25,
    place: PLACES.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    surface: words.map((word) => SURFACE_WORDS[word]).find((surface) => surface !== undefined) ?? null,
    extras: EXTRAS.filter(([pattern]) => pattern.test(text)).map(([, extra]) => extra),
  };
}
