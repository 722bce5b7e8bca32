import { hex, lum, mix3, type V3 } from '../../math.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { metalOf, says } from '../look.ts';

/** Glass one can look through, and what stands in it. */
export interface Fill {
  /** share of light that passes both walls, and that passes the liquid across the bottle, linear RGB */
  glass: V3;
  liquid: V3;
  /** 0–1: how cloudy the liquid is, and the colour it throws back */
  murk: number;
  murkColor: V3;
}

const CLEAR: V3 = [0.95, 0.975, 0.965];
const GREEN: V3 = [0.16, 0.33, 0.1];
const AMBER: V3 = [0.66, 0.27, 0.045];

interface Content {
  glass?: V3;
  liquid: V3;
  murk?: number;
  color?: V3;
}
/** What the sentence says is inside → the glass it is sold in and how light passes it. */
const CONTENTS: readonly (readonly [RegExp, Content])[] = [
  [/\bwhite wine\b/, { glass: [0.62, 0.7, 0.4], liquid: [0.93, 0.86, 0.48] }],
  [/\bros[eé] wine\b/, { liquid: [0.95, 0.5, 0.42] }],
  [/\bwine\b/, { glass: GREEN, liquid: [0.2, 0.012, 0.02] }],
  [/\bchampagne\b/, { glass: GREEN, liquid: [0.93, 0.85, 0.5] }],
  [/whisk|rum\b|cognac|bourbon/, { liquid: [0.86, 0.4, 0.06] }],
  [/olive/, { glass: [0.72, 0.78, 0.42], liquid: [0.84, 0.7, 0.08] }],
  [/\bbeer\b/, { glass: AMBER, liquid: [0.9, 0.6, 0.15] }],
  [/kombucha|iced tea/, { liquid: [0.88, 0.52, 0.12], murk: 0.2, color: hex('#b8701f') }],
  [/honey|syrup/, { liquid: [0.9, 0.42, 0.02], murk: 0.3, color: hex('#d98a14') }],
  [/\bjam\b/, { liquid: [0.4, 0.02, 0.03], murk: 0.6, color: hex('#8f1526') }],
  [/orange juice/, { liquid: [0.9, 0.5, 0.05], murk: 0.92, color: hex('#f3a41f') }],
  [/lemonade/, { liquid: [0.95, 0.9, 0.5], murk: 0.45, color: hex('#efe08a') }],
  [/juice|smoothie/, { liquid: [0.8, 0.2, 0.1], murk: 0.92, color: hex('#d8432f') }],
  [/milk/, { liquid: [0.9, 0.9, 0.85], murk: 0.98, color: hex('#f3f0e8') }],
  [/hot sauce|ketchup/, { liquid: [0.7, 0.05, 0.02], murk: 0.95, color: hex('#b3200f') }],
  [/soy sauce|balsamic|vinegar/, { liquid: [0.14, 0.035, 0.012] }],
  [/\b(gin|vodka|tequila|water)\b/, { liquid: [0.97, 0.985, 0.985] }],
  [/\b(serum|oil|tincture)\b/, { glass: AMBER, liquid: [0.97, 0.86, 0.55] }],
];

const OPAQUE = new Set(['matte', 'frosted', 'brushed', 'satin', 'pearl']);
const OPAQUE_MATERIAL = new Set(['plastic', 'ceramic', 'porcelain', 'enamel', 'concrete', 'marble', 'wood']);

/** Reads whether the container is of see-through glass, and its content; null for opaque ones. */
export function fillOf(spec: ProductSpec): Fill | null {
  const { sub, body } = spec;
  const content = CONTENTS.find(([pattern]) => says(spec, pattern))?.[1];
  if (!isSeeThrough(spec, content)) return null;
  const named = body.colors[0];
  const murk = content?.murk ?? (sub === 'jar' ? 0.97 : 0);
  const inside = named && murk > 0.5 && body.colorNames[0] !== 'amber' ? named : null;
  const usual = content?.glass ?? (sub === 'dropper' ? AMBER : CLEAR);
  const wine = says(spec, /\bwine\b/);
  const oil = body.colorNames[0] === 'olive' && says(spec, /olive oil/);
  const tinted = named && !inside && !wine && !oil;
  const glass = body.colorNames[0] === 'amber' ? AMBER : tinted ? glassOf(named) : usual;
  const clear = lum(usual) > 0.9 && !tinted;
  return {
    glass: inside ? CLEAR : glass,
    liquid: content?.liquid ?? (clear ? [0.94, 0.97, 0.98] : [0.97, 0.93, 0.8]),
    murk,
    murkColor: inside ?? content?.color ?? hex('#f1ebe0'),
  };
}

function isSeeThrough({ sub, body }: ProductSpec, content: Content | undefined): boolean {
  const glass =
    body.materials.includes('glass') || body.finishes.some((f) => f === 'transparent' || f === 'clear');
  if (sub === 'tube' || sub === 'perfume' || metalOf(body)) return false;
  if (body.finishes.some((f) => OPAQUE.has(f)) || body.materials.some((m) => OPAQUE_MATERIAL.has(m)))
    return false;
  if (glass || body.colorNames[0] === 'amber') return true;
  const painted = body.colors[0] !== undefined && (lum(body.colors[0]) > 0.6 || lum(body.colors[0]) < 0.015);
  if (sub === 'drink') return !painted || (content?.murk ?? 0) > 0.5;
  if (sub === 'dropper') return !painted;
  return sub === 'jar' && content !== undefined;
}

/** A named colour as that of glass: what passes both walls is much lighter than the colour of the bottle as a whole. */
function glassOf(color: V3): V3 {
  const most = Math.max(...color, 0.02);
  const lifted = color.map((c) => Math.min(0.97, Math.max(0.012, c) / most ** 0.4)) as V3;
  return mix3(lifted, [1, 1, 1], 0.02);
}
