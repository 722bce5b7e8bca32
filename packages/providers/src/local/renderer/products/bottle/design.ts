import { finish, METALS } from '../../materials.ts';
import { hex, lum, mul, type V3 } from '../../math.ts';
import type { Product } from '../../product.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { colorOf, finishOf, inkOn, metalOf, PAPER_WHITE, says } from '../look.ts';
import { TIMBER, timber } from '../timber.ts';
import { fillOf } from './fill.ts';
import type { LabelText } from './label.ts';
import type { BottleMats } from './bottle-mats.ts';
import { addPerfume, addRoundPerfume } from './perfume.ts';
import { BOTTLE_SHAPES } from './shapes.ts';

/** Plain descriptive lettering per shape: what such a product would say without a brand. */
const LETTERING: Readonly<Record<string, readonly [string, string, string]>> = {
  pump: ['DAILY HYDRATING LOTION', 'aloe + ceramide complex', '250 ml  8.4 fl oz'],
  dropper: ['HYDRATING SERUM', 'hyaluronic acid + vitamin B5', '30 ml  1.0 fl oz'],
  jar: ['NOURISHING CREAM', 'shea + squalane', '50 ml  1.7 fl oz'],
  tube: ['HAND CREAM', 'oat + vitamin E', '75 ml  2.5 fl oz'],
  spray: ['FACIAL MIST', 'rose water', '100 ml  3.4 fl oz'],
  drink: ['COLD PRESSED', 'small batch', '500 ml'],
  perfume: ['EAU', '', '50 ml  1.7 fl oz'],
  cap: ['GENTLE TONER', 'witch hazel', '200 ml  6.8 fl oz'],
};

/** What the sentence says is inside → lettering, when it is more exact than the shape's usual one. */
const CONTENTS: readonly (readonly [RegExp, readonly [string, string, string]])[] = [
  [/\bshampoo\b/, ['DAILY CARE SHAMPOO', 'for all hair types', '300 ml  10.1 fl oz']],
  [/\bconditioner\b/, ['SMOOTHING CONDITIONER', 'for all hair types', '300 ml  10.1 fl oz']],
  [/\b(body wash|shower gel)\b/, ['BODY WASH', 'soft + clean', '300 ml  10.1 fl oz']],
  [/\b(hand soap|hand wash|soap)\b/, ['HAND SOAP', 'gentle + clean', '300 ml  10.1 fl oz']],
  [/\bsunscreen|sun cream\b/, ['SUN CREAM', 'broad spectrum', '75 ml  2.5 fl oz']],
  [/\btoothpaste\b/, ['TOOTHPASTE', 'fresh mint', '75 ml  2.5 fl oz']],
  [/\bhoney\b/, ['PURE HONEY', 'raw blossom', '350 g  12.3 oz']],
  [/\bjam\b/, ['FRUIT JAM', 'small batch', '250 g  8.8 oz']],
  [/\bred wine\b/, ['RED WINE', 'reserve', '750 ml']],
  [/\bwhite wine\b/, ['WHITE WINE', 'reserve', '750 ml']],
  [/\bwine\b/, ['RESERVE WINE', 'estate bottled', '750 ml']],
  [/\bolive oil\b/, ['OLIVE OIL', 'extra virgin', '500 ml']],
  [/\bhot sauce\b/, ['HOT SAUCE', 'small batch', '150 ml']],
  [/\bwhisk(e)?y\b/, ['WHISKY', 'oak matured', '700 ml']],
  [/\bgin\b/, ['DRY GIN', 'small batch', '700 ml']],
  [/\bvodka\b/, ['VODKA', 'triple distilled', '700 ml']],
  [/\bjuice\b/, ['COLD PRESSED JUICE', 'nothing added', '500 ml']],
  [/\bbeard oil\b/, ['BEARD OIL', 'cedar + argan', '30 ml  1.0 fl oz']],
  [/\bhair oil\b/, ['HAIR OIL', 'argan + jojoba', '50 ml  1.7 fl oz']],
  [/\bessential oil\b/, ['ESSENTIAL OIL', '100 % pure', '15 ml  0.5 fl oz']],
  [/\bvitamins?|supplements?\b/, ['DAILY VITAMINS', 'one a day', '60 capsules']],
];

/** The colour of bottles that are known by what is in them. */
const DRINK_COLOURS: readonly (readonly [RegExp, string])[] = [
  [/\bred wine\b/, '#22110f'],
  [/\bwhite wine\b/, '#7d8a3c'],
  [/\bwine\b/, '#1f2a1c'],
  [/whisk|rum|cognac|bourbon/, '#8a4412'],
  [/olive/, '#4d5620'],
  [/beer|kombucha/, '#5a2d0c'],
  [/honey/, '#c9841c'],
  [/orange juice/, '#f0a01e'],
  [/juice|smoothie/, '#d8432f'],
  [/milk/, '#f3f0e8'],
  [/hot sauce|ketchup/, '#b3200f'],
  [/soy sauce|balsamic|vinegar/, '#24120c'],
];

/** Drinks sold in a wide-necked bottle with a screw cap rather than in a wine bottle. */
const WIDE_NECK = /\b(juice|smoothie|milk|tea|lemonade|water|kombucha|ketchup|soda|cola|syrup)\b/;

/** Reads a container out of the words: shape, glass or plastic, closure, lettering. */
export function designBottle(spec: ProductSpec): Product {
  const { sub, body: words } = spec;
  const glassy =
    words.materials.includes('glass') || words.finishes.some((f) => f === 'transparent' || f === 'clear');
  const main = bodyColor(spec, glassy);
  const kind = finishOf(words, glassy || sub === 'drink' || sub === 'dropper' ? 'glossy' : 'satin');
  const body = finish(kind === 'polished' ? 'metal' : kind, main, [8, 8]);
  if (words.finishes.includes('frosted') || (glassy && sub !== 'perfume')) body.sss = 0.5;
  const fill = fillOf(spec) ?? undefined;
  const mats: BottleMats = {
    body,
    ...closure(spec, main),
    label: lettering(spec, main, fill !== undefined),
    fill,
  };
  const round =
    sub === 'perfume' &&
    ((spec.seed >>> 5) % 3 === 0 || says(spec, /\bround\b/)) &&
    !says(spec, /\bsquare\b/);
  return {
    mk: (m) => {
      const shape = sub === 'drink' && says(spec, WIDE_NECK) ? 'juice' : sub;
      if (sub !== 'perfume') (BOTTLE_SHAPES[shape] ?? BOTTLE_SHAPES['pump'])?.(m, mats);
      else (round ? addRoundPerfume : addPerfume)(m, mats, words.colors[0] ?? hex('#eec790'));
    },
    main: sub === 'perfume' ? (words.colors[0] ?? hex('#eec790')) : main,
    metalish: false,
    glossy: kind === 'glossy',
    front: 0.16,
    detail: detailOf(sub),
    size: sub === 'jar' ? [1.05, 0.8, 1.05] : sub === 'drink' ? [0.75, 2.1, 0.75] : [0.8, 1.6, 0.8],
  };
}

function bodyColor(spec: ProductSpec, glassy: boolean): V3 {
  const [name] = spec.body.colorNames;
  if (name === 'amber') return hex('#6b3410');
  const drink = DRINK_COLOURS.find(([pattern]) => says(spec, pattern))?.[1];
  const container = spec.sub === 'drink' || spec.sub === 'jar';
  // a named colour stands, except that "red wine" names the wine and not the glass
  if (drink && container && (!spec.body.colors[0] || says(spec, /\bwine\b/))) return hex(drink);
  if (spec.body.colors[0]) return spec.body.colors[0];
  const metal = metalOf(spec.body);
  if (metal) return metal;
  if (spec.sub === 'dropper') return hex('#6b3410');
  if (spec.sub === 'drink') return hex('#2a3a24');
  return glassy ? hex('#cfe0dc') : PAPER_WHITE;
}

function closure(spec: ProductSpec, main: V3): Pick<BottleMats, 'cap' | 'collar'> {
  const words = spec.parts.cap ?? spec.parts.lid;
  const metal = metalOf(words);
  const dark = spec.sub === 'dropper' || spec.sub === 'drink';
  const usual = dark ? hex('#17171a') : (metalOf(spec.body) ?? (lum(main) > 0.6 ? main : PAPER_WHITE));
  const gilded = spec.luxury || spec.sub === 'perfume';
  const wood = words?.materials.some((m) => TIMBER.has(m)) ? timber(words, true) : null;
  const color = colorOf(words, gilded && !words ? (METALS['gold'] as V3) : usual);
  const kind = metal || (gilded && !words) ? 'metal' : finishOf(words, 'satin');
  const cap = wood ?? finish(kind, color, [4, 4]);
  if (metal) return { cap, collar: finish('metal', metal) };
  const gold = gilded || says(spec, /\bgold\b/);
  return { cap, collar: gold ? finish('metal', METALS['gold'] as V3) : finish('satin', mul(cap.base, 0.95)) };
}

function lettering(spec: ProductSpec, main: V3, glass: boolean): LabelText {
  const usual = LETTERING[spec.sub] ?? (LETTERING['pump'] as readonly [string, string, string]);
  const [title, sub, foot] =
    spec.sub === 'perfume' ? usual : (CONTENTS.find(([p]) => says(spec, p))?.[1] ?? usual);
  const papered = glass || ((spec.sub === 'dropper' || spec.sub === 'drink') && lum(main) < 0.35);
  const words = spec.parts.label;
  const paper =
    words && (words.colors.length > 0 || words.materials.length > 0)
      ? colorOf(words, hex('#f4efe4'))
      : papered
        ? hex('#f4efe4')
        : undefined;
  const ink = inkOn(paper ?? main);
  return {
    brand: spec.brand.toUpperCase(),
    title,
    sub,
    foot,
    ink,
    paper,
    serif: spec.luxury || spec.sub === 'drink',
  };
}

function detailOf(sub: string): Product['detail'] {
  if (sub === 'jar') return { aim: [0, 0.46, 0.3], yaw: 0.4, pitch: 0.35, zoom: 1.7 };
  if (sub === 'perfume') return { aim: [0, 0.8, 0.2], yaw: 0.45, pitch: 0.25, zoom: 1.8 };
  if (sub === 'drink') return { aim: [0, 1.0, 0.2], yaw: 0.45, pitch: 0.18, zoom: 2 };
  if (sub === 'tube') return { aim: [0, 0.55, 0.2], yaw: 0.5, pitch: 0.25, zoom: 1.8 };
  return { aim: [0, sub === 'dropper' ? 0.95 : 1.2, 0.1], yaw: 0.6, pitch: 0.3, zoom: 2 };
}
