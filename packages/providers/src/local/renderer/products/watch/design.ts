import { finish, METALS } from '../../materials.ts';
import { hex, lum, mix3, mul, type V3 } from '../../math.ts';
import { append, Mesh } from '../../mesh.ts';
import type { Product } from '../../product.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { colorOf, metalOf, picker, says } from '../look.ts';
import { settle } from '../settle.ts';
import { addCase, caseMetals } from './case.ts';
import { addDial } from './dial.ts';
import { drawBezelScale } from './dial-face.ts';
import { addSmartCase } from './smart.ts';
import { addStrap, type StrapKind } from './strap.ts';

/** Reads a watch out of the words: case metal, dial, strap or bracelet. */
export function designWatch(spec: ProductSpec): Product {
  const { body, parts } = spec;
  const sport = spec.sub === 'sport';
  const smart = spec.sub === 'smart';
  const black = body.colorNames.some((name) => /black|onyx|charcoal|graphite/.test(name)) && !metalOf(body);
  const metal =
    metalOf(parts.metal) ??
    metalOf(body) ??
    (black && (sport || smart) ? [0.06, 0.06, 0.065] : (METALS['steel'] as V3));
  const kind = strapKind(spec);
  const pick = picker(spec);
  const usualStrap = sport || smart ? hex('#1c1d20') : hex('#4a2816');
  const strap = parts.strap ? colorOf(parts.strap, usualStrap) : (body.colors[0] ?? usualStrap);
  const usualDial =
    kind === 'metal'
      ? pick([hex('#12233f'), hex('#14161a'), hex('#0f3d2e')])
      : lum(metal) > 0.4 && spec.luxury
        ? hex('#f3efe6')
        : sport
          ? hex('#101418')
          : pick([hex('#14161a'), hex('#f1ede4'), hex('#1b2b47')]);
  const dial = colorOf(parts.dial, usualDial);
  const stitch = lum(strap) < 0.2 ? mix3(strap, hex('#e6cfa4'), 0.65) : mul(strap, 0.5);
  return {
    mk: (m) => {
      const metals = caseMetals(metal, black);
      const watch = new Mesh();
      if (smart) addSmartCase(watch, metals, spec);
      else {
        const inlayColor = parts.accent ? colorOf(parts.accent, dial) : mix3(dial, [0.01, 0.01, 0.012], 0.5);
        const inlay = sport ? finish('glossy', inlayColor) : null;
        if (inlay) inlay.map = drawBezelScale(inlayColor);
        addCase(watch, metals, dial, { sport, pushers: spec.sub === 'chrono', bezel: inlay });
        const roman = says(spec, /\b(roman|classic|vintage|heritage)\b/);
        addDial(
          watch,
          {
            color: dial,
            metal,
            brand: spec.brand,
            kind: sport ? 'sport' : spec.sub === 'chrono' ? 'chrono' : 'dress',
            roman: roman && !sport,
          },
          metals,
        );
      }
      addStrap(watch, { kind, color: strap, stitch }, metals);
      settle(watch);
      append(m, watch);
    },
    main: lum(metal) < 0.1 ? strap : metal,
    metalish: lum(metal) > 0.1,
    glossy: true,
    front: 0.42,
    detail: { aim: [0.22, 1.74, 1.28], yaw: 0.62, pitch: 0.34, zoom: 2.3 },
    size: [2.3, 3.2, 3.3],
  };
}

function strapKind(spec: ProductSpec): StrapKind {
  const words = spec.parts.strap;
  const has = (...names: string[]) => (words ?? spec.body).materials.some((name) => names.includes(name));
  if (words && metalOf(words)) return 'metal';
  if (words && says(spec, /\bbracelet\b/)) return 'metal';
  if (has('rubber', 'silicone')) return 'rubber';
  if (has('canvas', 'fabric', 'nylon')) return 'fabric';
  if (spec.sub === 'sport' || spec.sub === 'smart') return words && has('leather') ? 'leather' : 'rubber';
  if (words || spec.body.materials.includes('leather') || spec.luxury) return 'leather';
  return metalOf(spec.body) ? 'metal' : 'leather';
}
