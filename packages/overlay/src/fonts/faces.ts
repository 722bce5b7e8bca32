/** One font file that ships: a slice of a family, registered under a name of its own. */
export interface Face {
  /** The only family name canvases know it by; never the real name, so no installed font can take its place. */
  alias: string;
  /** Module path of the WOFF2 file. */
  file: string;
  /** Asked only for what no other face has: seldom written characters, and traditional ones. */
  rare?: true;
}

/** A font a user can choose. */
export interface Font {
  /** What the timeline document stores. */
  id: string;
  label: string;
  weight: number;
  faces: readonly Face[];
}

function slices(pkg: string, weight: number, names: readonly string[]): Face[] {
  return names.map((name) => ({
    alias: `admint-${pkg}-${weight}-${name}`,
    file: `@fontsource/${pkg}/files/${pkg}-${name}-${weight}-normal.woff2`,
  }));
}

const LATIN = ['latin', 'latin-ext'];
const INTER = slices('inter', 700, [
  ...LATIN,
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
]);

/** The fonts on offer, the default first. */
export const FONTS: readonly Font[] = [
  {
    id: 'Montserrat-Bold',
    label: 'Montserrat Bold',
    weight: 700,
    faces: slices('montserrat', 700, [...LATIN, 'vietnamese', 'cyrillic', 'cyrillic-ext']),
  },
  {
    id: 'Montserrat-SemiBold',
    label: 'Montserrat SemiBold',
    weight: 600,
    faces: slices('montserrat', 600, [...LATIN, 'vietnamese', 'cyrillic', 'cyrillic-ext']),
  },
  { id: 'Inter-Bold', label: 'Inter Bold', weight: 700, faces: INTER },
  {
    id: 'PlayfairDisplay-Bold',
    label: 'Playfair Display Bold',
    weight: 700,
    faces: slices('playfair-display', 700, [...LATIN, 'vietnamese', 'cyrillic']),
  },
  { id: 'BebasNeue-Regular', label: 'Bebas Neue', weight: 400, faces: slices('bebas-neue', 400, LATIN) },
];

/** Numbers of slices: `[3, 5]` is 3, 4, 5. */
function numbered(pkg: string, ranges: readonly (readonly [number, number])[]): Face[] {
  const names = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String(first + index)),
  );
  return slices(pkg, 700, names).map((face) => ({ ...face, rare: true }));
}

const CHINESE = slices('noto-sans-sc', 700, ['chinese-simplified']);
const JAPANESE = slices('noto-sans-jp', 700, ['japanese']);
const KOREAN = slices('noto-sans-kr', 700, ['korean']);
const RARE_HAN = [
  ...numbered('noto-sans-sc', [
    [6, 6],
    [21, 86],
    [102, 102],
  ]),
  ...numbered('noto-sans-jp', [
    [0, 1],
    [3, 51],
    [54, 56],
  ]),
];

export const EMOJI: readonly Face[] = slices('noto-color-emoji', 400, ['emoji']);

/** Tried after the chosen font, in order; Han characters take the order of the text's language. */
export const FALLBACK: readonly Face[] = [
  ...INTER,
  ...slices('noto-sans-arabic', 700, ['arabic']),
  ...slices('noto-sans-hebrew', 700, ['hebrew']),
  ...slices('noto-sans-thai', 700, ['thai']),
  ...slices('noto-sans-devanagari', 700, ['devanagari']),
  ...slices('noto-sans-symbols', 700, ['symbols']),
  ...slices('noto-sans-symbols-2', 400, ['symbols']),
  ...slices('noto-sans-math', 400, ['latin']),
];

/** Faces for Han characters by the language the text around them gives away. */
export const HAN: Readonly<Record<'chinese' | 'japanese' | 'korean', readonly Face[]>> = {
  chinese: [...CHINESE, ...JAPANESE, ...KOREAN, ...RARE_HAN],
  japanese: [...JAPANESE, ...CHINESE, ...KOREAN, ...RARE_HAN],
  korean: [...KOREAN, ...CHINESE, ...JAPANESE, ...RARE_HAN],
};

/** Every file that ships, once. */
export const FACES: readonly Face[] = [
  ...new Map(
    [...FONTS.flatMap((font) => font.faces), ...FALLBACK, ...HAN.chinese, ...EMOJI].map((face) => [
      face.alias,
      face,
    ]),
  ).values(),
];

/** Takes a font id, gives that font, or the default for an id that does not ship. */
export function fontById(id: string): Font {
  return FONTS.find((font) => font.id === id) ?? (FONTS[0] as Font);
}
