import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix3, rng, toHex, type V3 } from '../math.ts';
import { drawImg, type Img } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { says } from './look.ts';

/** A printed or woven pattern: its ground and its figure. */
export interface Pattern {
  kind: 'stripes' | 'bars' | 'dots' | 'check' | 'speckles';
  ground: V3;
  figure: V3;
}

const WORDS: readonly (readonly [RegExp, Pattern['kind']])[] = [
  [/\b(vertical|pin) ?-?strip/, 'bars'],
  [/\bstrip(e|es|ed|ey)\b|\brayas\b|\ba rayas\b/, 'stripes'],
  [/\b(polka|dots|dotted|spotted|lunares)\b/, 'dots'],
  [/\b(speckled?|flecked|terrazzo|moteado)\b/, 'speckles'],
  [/\b(check|checked|checkered|chequered|plaid|gingham|tartan|cuadros)\b/, 'check'],
];

/** The pattern a sentence asks for, in its colours ("navy and white stripes"); null when it asks for none. */
export function patternOf(spec: ProductSpec, main: V3): Pattern | null {
  const kind = WORDS.find(([pattern]) => says(spec, pattern))?.[1];
  if (!kind) return null;
  const figure = [...(spec.parts.stripe?.colors ?? [])];
  const all = [...spec.body.colors, ...figure];
  const light = (c: V3) => c[0] + c[1] + c[2];
  // Of two colours the lighter is the cloth, unless the words say which is the stripe.
  if (spec.body.colors.length > 0 && figure.length === 1) return { kind, ground: main, figure: figure[0] };
  if (all.length >= 2) {
    const [a, b] = all;
    return light(a) > light(b) ? { kind, ground: a, figure: b } : { kind, ground: b, figure: a };
  }
  if (figure[0]) return { kind, ground: main, figure: figure[0] };
  return {
    kind,
    ground: main,
    figure:
      kind === 'speckles' && light(main) > 0.5
        ? mix3(main, [0.06, 0.035, 0.02], 0.85)
        : light(main) > 1.2
          ? mix3(main, [0.02, 0.03, 0.08], 0.92)
          : [0.9, 0.89, 0.86],
  };
}

/** One repeat of a pattern, `[512, 512]`. */
export function patternImg({ kind, ground, figure }: Pattern): Img {
  return drawImg(512, 512, (c) => {
    c.fillStyle = toHex(ground);
    c.fillRect(0, 0, 512, 512);
    c.fillStyle = toHex(figure);
    if (kind === 'stripes') for (let i = 0; i < 4; i++) c.fillRect(0, i * 128 + 36, 512, 56);
    if (kind === 'bars') for (let i = 0; i < 4; i++) c.fillRect(i * 128 + 36, 0, 56, 512);
    if (kind === 'check') {
      c.globalAlpha = 0.55;
      for (let i = 0; i < 4; i++) {
        c.fillRect(0, i * 128, 512, 64);
        c.fillRect(i * 128, 0, 64, 512);
      }
    }
    if (kind === 'speckles') paintSpeckles(c);
    if (kind !== 'dots') return;
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < 4; i++) {
        c.beginPath();
        c.arc(i * 128 + (j % 2 ? 96 : 32), j * 128 + 64, 30, 0, 6.2832);
        c.fill();
      }
    }
  });
}

/** Iron spots of a stoneware glaze: many fine ones, a few large, none cut by the border of the repeat. */
function paintSpeckles(c: SKRSContext2D): void {
  const random = rng(77);
  for (let i = 0; i < 420; i++) {
    const r = i % 24 === 0 ? 3.6 + random() * 2.4 : 0.9 + random() * 1.6;
    c.globalAlpha = 0.35 + 0.6 * random();
    c.beginPath();
    c.ellipse(8 + random() * 496, 8 + random() * 496, r, r * (0.6 + 0.4 * random()), random() * 3, 0, 6.2832);
    c.fill();
  }
}
