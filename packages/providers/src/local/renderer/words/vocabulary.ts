import { CATEGORY_NOUNS, FALSE_FRIENDS, OTHER_PRODUCTS, TRAILING_WORDS } from './category-words.ts';
import { COLOUR_NAMES, COLOUR_SPELLINGS } from './colour-names.ts';
import { FINISH_WORDS, MATERIAL_WORDS, METAL_WORDS } from './material-words.ts';
import { MOOD_WORDS } from './mood-words.ts';
import { CONNECTORS, PART_WORDS, SURFACE_WORDS } from './part-words.ts';

function singleWords(keys: Iterable<string>): string[] {
  return [...keys].flatMap((key) => key.split(' ')).filter((word) => word.length > 1);
}

/** Every single word the parser gives a meaning to: what a misspelt word is corrected towards. */
export const VOCABULARY: ReadonlySet<string> = new Set([
  ...singleWords(CATEGORY_NOUNS.keys()),
  ...singleWords(CATEGORY_NOUNS.keys()).map((word) => `${word}s`),
  ...singleWords(Object.keys(COLOUR_NAMES)),
  ...singleWords(Object.keys(COLOUR_SPELLINGS)),
  ...singleWords(Object.keys(METAL_WORDS)),
  ...singleWords(Object.keys(MATERIAL_WORDS)),
  ...singleWords(Object.keys(FINISH_WORDS)),
  ...singleWords(Object.keys(PART_WORDS)),
  ...singleWords(Object.keys(SURFACE_WORDS)),
  ...singleWords(Object.keys(MOOD_WORDS)),
  ...CONNECTORS,
]);

/** Mood words a label may well print. */
const LABEL_MOODS: ReadonlySet<string> = new Set([
  'organic',
  'natural',
  'fresh',
  'botanical',
  'tropical',
  'retro',
]);

/** Words that only dress the sentence and never belong on a label. */
export const FILLER_WORDS: ReadonlySet<string> = new Set([
  ...'a an the of new our my your their some this that these those very really pair set piece high quality best beautiful nice great amazing stylish trendy perfect brand product please make create show me it i want need would like advertise ad ads video image photo picture professional sitting placed standing resting lying displayed shown showcasing introducing floating dark color colour colored coloured sized size'.split(
    ' ',
  ),
  ...TRAILING_WORDS,
  ...Object.keys(MOOD_WORDS).filter((word) => !LABEL_MOODS.has(word)),
]);

/** Single words of names that mean something else ("slipper", "earring"), which spelling must not pull to a noun we know. */
export const OTHER_NOUNS: ReadonlySet<string> = new Set([
  ...singleWords(FALSE_FRIENDS),
  ...singleWords(OTHER_PRODUCTS),
]);
