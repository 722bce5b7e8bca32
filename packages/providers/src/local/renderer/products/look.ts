import { METALS } from '../materials.ts';
import { hex, lum, rgb2hsl, rng, type V3 } from '../math.ts';
import { MATERIAL_COLOURS } from '../words/material-words.ts';
import type { Phrase, ProductSpec } from '../words/product-spec.ts';

/** The white of paper and plastic: pure white would leave no room for highlights. */
export const PAPER_WHITE = hex('#f6f5f3');
/** Printing black. */
export const INK_BLACK = hex('#1b1b1e');

/** The colour a phrase names: its i-th colour word, else its metal, else the usual colour of its material. */
export function colorOf(phrase: Phrase | undefined, fallback: V3, i = 0): V3 {
  const named = phrase?.colors[i];
  // Blue denim is the blue of denim.
  if (named && phrase.colorNames[i] === 'blue' && phrase.materials.includes('denim'))
    return hex(MATERIAL_COLOURS['denim'] as string);
  if (named) return named;
  if (!phrase || i > 0) return fallback;
  const metal = metalOf(phrase);
  if (metal) return metal;
  const material = phrase.materials.find((name) => MATERIAL_COLOURS[name] !== undefined);
  return material ? hex(MATERIAL_COLOURS[material] as string) : fallback;
}

/** F0 colour of the metal a phrase names, or null. */
export function metalOf(phrase: Phrase | undefined): V3 | null {
  const name = phrase?.materials.find((material) => METALS[material] !== undefined);
  return name === undefined ? null : (METALS[name] ?? null);
}

const FINISH_OF_MATERIAL: Readonly<Record<string, string>> = {
  leather: 'leather',
  suede: 'suede',
  canvas: 'canvas',
  mesh: 'mesh',
  knit: 'knit',
  fabric: 'fabric',
  velvet: 'suede',
  linen: 'fabric',
  wool: 'fabric',
  cotton: 'fabric',
  denim: 'fabric',
  nylon: 'fabric',
  ceramic: 'ceramic',
  porcelain: 'ceramic',
  enamel: 'ceramic',
  rubber: 'rubber',
  silicone: 'rubber',
  paper: 'paper',
  kraft: 'paper',
  cardboard: 'paper',
};

/** The finish preset a phrase asks for; finish words beat materials. */
export function finishOf(phrase: Phrase | undefined, fallback: string): string {
  if (!phrase) return fallback;
  const { finishes, materials } = phrase;
  const metal = metalOf(phrase) !== null;
  for (const word of ['matte', 'frosted', 'brushed'] as const) if (finishes.includes(word)) return word;
  if (finishes.includes('glossy') || finishes.includes('polished')) return metal ? 'polished' : 'glossy';
  if (finishes.includes('satin') || finishes.includes('pearl')) return 'satin';
  const material = materials.find((name) => FINISH_OF_MATERIAL[name] !== undefined);
  if (material) return FINISH_OF_MATERIAL[material] as string;
  return metal ? 'metal' : fallback;
}

/** A lettering colour that reads on a surface. */
export function inkOn(surface: V3, dark: V3 = hex('#2e2c2a'), light: V3 = hex('#f3efe8')): V3 {
  return lum(surface) > 0.35 ? dark : light;
}

/** Choices the words leave open, made once per product from its seed. */
export function picker(spec: ProductSpec): <T>(options: readonly T[]) => T {
  const random = rng(spec.seed);
  return (options) => options[Math.floor(random() * options.length)] as (typeof options)[number];
}

/** Is a colour colourful enough to build a picture around? Chroma of the encoded colour, so that near-white does not count. */
export function isVivid(color: V3): boolean {
  const [, saturation, lightness] = rgb2hsl(color);
  return saturation * (1 - Math.abs(2 * lightness - 1)) > 0.12;
}

/** Does any word of the sentence match? */
export function says(spec: ProductSpec, pattern: RegExp): boolean {
  return pattern.test(spec.prompt.toLowerCase());
}
