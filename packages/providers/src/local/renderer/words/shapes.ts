import type { Category } from './product-spec.ts';

interface ShapeRule {
  /** Shapes picked from by seed when no word asks for one. */
  open: readonly string[];
  /** Words that ask for a shape, tried in order. */
  words: readonly (readonly [RegExp, string])[];
  all: readonly string[];
}

const RULES: Readonly<Record<Category, ShapeRule>> = {
  footwear: {
    open: ['runner', 'court'],
    words: [
      [/\b(heels|stilettos?|high heeled)\b/, 'heel'],
      [/\b(flip flops?|thong)\b/, 'flip-flop'],
      [/\bsandals?\b/, 'sandal'],
      [/\b(loafers?|moccasins?|penny)\b/, 'loafer'],
      [/\b(dress|formal|oxfords?|derby|derbies|brogues?|office|business|wedding|wingtips?)\b/, 'dress'],
      [/\bhi(gh)? ?tops?\b|\bbasketball\b/, 'high-top'],
      [/\b(hik(e|ing)|winter|chelsea|combat|ankle|rugged)\b/, 'boot'],
      [
        /\b(run|runs|running|jog|jogging|gym|training|marathon|sporty|sport|sports|athletic|trail|performance)\b/,
        'runner',
      ],
      [
        /\b(tennis|skate|skating|canvas|retro|vintage|classic|casual|street|streetwear|minimalist|leather)\b/,
        'court',
      ],
    ],
    all: ['runner', 'court', 'high-top', 'boot', 'dress', 'loafer', 'heel', 'sandal', 'flip-flop'],
  },
  watch: {
    open: ['dress', 'sport'],
    words: [
      [/\bchronograph\b|\bchrono\b/, 'chrono'],
      [
        /\b(dive|diver|diving|sport|sports|sporty|rugged|outdoor|racing|rubber|silicone|field|adventure|running)\b/,
        'sport',
      ],
      [/\b(smart|fitness)\b/, 'smart'],
      [/\b(dress|classic|luxury|elegant|leather|minimalist|vintage|roman|gold|bracelet)\b/, 'dress'],
    ],
    all: ['dress', 'sport', 'chrono', 'smart'],
  },
  bottle: {
    open: ['pump'],
    words: [],
    all: ['pump', 'dropper', 'cap', 'jar', 'spray', 'tube', 'perfume', 'drink'],
  },
  mug: {
    open: ['classic', 'classic', 'wide'],
    words: [
      [/\b(camp|camping|campfire|enamel|tin)\b/, 'camp'],
      [/\b(latte|cappuccino|wide|soup|saucer)\b/, 'wide'],
    ],
    all: ['classic', 'wide', 'camp'],
  },
  tumbler: { open: ['tumbler'], words: [], all: ['tumbler', 'flask'] },
  can: {
    open: ['standard', 'slim'],
    words: [
      [/\b(slim|sleek|energy|seltzer|sparkling|kombucha|tall|cold brew)\b/, 'slim'],
      [/\b(soda|cola|beer|classic|tomato|soup)\b/, 'standard'],
    ],
    all: ['standard', 'slim'],
  },
  box: {
    open: ['gift'],
    words: [
      [/\b(ribbon|gift|present|bow|luxury|chocolates?|hamper)\b/, 'gift'],
      [/\b(kraft|cardboard|shipping|mailer|delivery|subscription|corrugated|pizza)\b/, 'mailer'],
      [/\b(carton|tea|cereal|medicine|software|cosmetic|tall)\b/, 'carton'],
    ],
    all: ['gift', 'mailer', 'carton'],
  },
  bag: { open: ['handbag'], words: [], all: ['handbag', 'tote', 'backpack'] },
  phone: { open: ['phone'], words: [], all: ['phone', 'tablet'] },
  laptop: { open: ['laptop'], words: [], all: ['laptop'] },
  ring: {
    open: ['solitaire'],
    words: [
      [
        /\b(diamonds?|ruby|sapphire|emerald|amethyst|gem|gemstone|stones?|engagement|solitaire)\b/,
        'solitaire',
      ],
      [/\b(band|wedding|plain|signet|mens|simple|engrav(?:ed|ing)|inscri(?:bed|ption))\b/, 'band'],
    ],
    all: ['solitaire', 'band'],
  },
  chair: {
    open: ['lounge'],
    words: [
      [/\b(lounge|arm ?chair|upholstered|shell|leather)\b/, 'lounge'],
      [/\b(dining|kitchen|school|wood|wooden|oak|walnut|bamboo|ash|rattan)\b/, 'dining'],
    ],
    all: ['lounge', 'stool', 'dining'],
  },
  sofa: { open: ['sofa'], words: [], all: ['sofa'] },
  headphones: {
    open: ['over-ear'],
    words: [[/\b(earbuds?|earphones?|inear|buds)\b/, 'earbuds']],
    all: ['over-ear', 'on-ear', 'earbuds'],
  },
  sunglasses: {
    open: ['wayfarer', 'round', 'aviator'],
    words: [
      [/\b(aviators?|pilot|teardrop)\b/, 'aviator'],
      [/\bround\b/, 'round'],
      [/\b(square|acetate|plastic|tortoise|tortoiseshell|classic)\b/, 'wayfarer'],
      [/\b(gold|silver|metal|steel|titanium)\b/, 'aviator'],
    ],
    all: ['wayfarer', 'aviator', 'round'],
  },
  lipstick: { open: ['bullet'], words: [], all: ['bullet'] },
  candle: { open: ['jar'], words: [[/\b(pillar|church)\b/, 'pillar']], all: ['jar', 'pillar'] },
  lamp: {
    open: ['table'],
    words: [[/\b(desk|office|reading|architect|study)\b/, 'desk']],
    all: ['table', 'desk'],
  },
  generic: { open: ['carton'], words: [], all: ['carton'] },
};

/** Every shape of a category. */
export function shapesOf(category: Category): readonly string[] {
  return RULES[category].all;
}

/** The shape the noun asks for, else the one other words suggest, else one picked by seed. */
export function chooseShape(
  category: Category,
  asked: string,
  words: readonly string[],
  seed: number,
): string {
  const rule = RULES[category];
  if (asked !== '' && rule.all.includes(asked)) return asked;
  const text = words.join(' ');
  const worded = rule.words.find(([pattern]) => pattern.test(text))?.[1];
  return worded ?? rule.open[(seed >>> 3) % rule.open.length] ?? rule.all[0] ?? '';
}
