import { finish, type Mat, mat } from '../../materials.ts';
import { hex, hsl2rgb, lum, mix3, mul, rgb2hsl, toHex, type V3 } from '../../math.ts';
import { Mesh, append } from '../../mesh.ts';
import type { Product } from '../../product.ts';
import { drawImg, weaveBump } from '../../textures.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { drawLine } from '../label-text.ts';
import { colorOf, finishOf, metalOf, PAPER_WHITE, picker } from '../look.ts';
import { settle } from '../settle.ts';
import { heelCover, heelFor, standOnHeel } from './heel-stand.ts';
import { addLaces } from './laces.ts';
import { shoeLast } from './last.ts';
import { PANEL_STYLES, type PanelRole, type PanelStyle } from './panel-styles.ts';
import { drawUpper } from './panels.ts';
import { designSandal } from './sandal.ts';
import { addSole } from './sole.ts';
import { type LastStyle, SHOE_STYLES } from './styles.ts';
import type { ShoeMats } from './shoe-mats.ts';
import { addUpper } from './upper.ts';

/** Shoes of one plain leather, sole and seams in its tone. */
const FORMAL: ReadonlySet<string> = new Set(['dress', 'loafer', 'heel']);

type ShoeColors = Record<PanelRole | 'laces' | 'sole' | 'outsole', V3>;

/** Reads a shoe out of the words: shape, panel colours, laces, sole. */
export function designShoe(spec: ProductSpec): Product {
  if (spec.sub === 'sandal' || spec.sub === 'flip-flop') return designSandal(spec);
  const style = SHOE_STYLES[spec.sub] ?? (SHOE_STYLES['court'] as LastStyle);
  const panels = PANEL_STYLES[spec.sub] ?? (PANEL_STYLES['court'] as PanelStyle);
  const colors = shoeColors(spec);
  const tall = spec.sub === 'high-top' || spec.sub === 'boot' || spec.sub === 'heel';
  return {
    mk: (m) => {
      append(m, buildShoe(spec, style, panels, colors));
    },
    main: colors.main,
    metalish: false,
    glossy: false,
    front: 0.95,
    detail: style.stand
      ? { aim: [0.75, 0.32, 0.1], yaw: 0.85, pitch: 0.42, zoom: 1.9 }
      : tall
        ? { aim: [0.1, 0.95, 0.12], yaw: 0.75, pitch: 0.42, zoom: 2 }
        : { aim: [0.3, 0.62, 0.12], yaw: 0.72, pitch: 0.62, zoom: 2 },
    size: [2.95, tall ? 1.9 : 1.2, 1],
  };
}

function buildShoe(spec: ProductSpec, style: LastStyle, panels: PanelStyle, colors: ShoeColors): Mesh {
  const m = new Mesh();
  const last = shoeLast(style);
  const mats = shoeMats(spec, panels, colors);
  addUpper(m, last, mats);
  const pulledOn = /\bchelsea\b/.test(spec.noun) && !spec.parts.laces;
  const laced = style.eyelets.length > 0 && !pulledOn && !spec.without.includes('laces');
  if (laced) addLaces(m, last, mats);
  addSole(m, last, mats, colors.accent);
  if (style.stand) {
    const cover = heelCover(colors.main, finishOf(spec.body, '') === 'glossy');
    standOnHeel(m, heelFor(spec, style.stand), cover);
  }
  settle(m);
  return m;
}

function shoeColors(spec: ProductSpec): ShoeColors {
  const { body: b, parts } = spec;
  const pick = picker(spec);
  const boot = spec.sub === 'boot';
  const dress = FORMAL.has(spec.sub);
  const usual =
    spec.sub === 'heel'
      ? [hex('#2c2a28'), hex('#b3202b'), hex('#c9a083')]
      : boot || dress
        ? [hex('#8a5a2f'), hex('#5f3a22'), hex('#2c2a28')]
        : [hex('#f2efe9'), hex('#2d5fb8'), hex('#e4572e'), hex('#2f8f6e')];
  const main = colorOf(b, pick(usual));
  const [h, s, l] = rgb2hsl(main);
  // paper white has a high saturation on paper only: its channels hardly differ
  const neutral = s < 0.12 || Math.max(...main) - Math.min(...main) < 0.05 * l;
  const shade = (k: number): V3 =>
    neutral ? mul(main, l > 0.5 ? k : 1 / k) : hsl2rgb(h, Math.min(1, s * 1.03), Math.max(0.09, l * k));
  const second =
    b.colors[1] ??
    metalOf(b) ??
    colorOf(parts.accent, neutral ? (l > 0.5 ? hex('#c9cbcd') : hex('#4a4c50')) : shade(0.8));
  const pale = neutral
    ? mix3(main, PAPER_WHITE, 0.6)
    : hsl2rgb(h, s * 0.7, Math.min(0.95, l + (1 - l) * 0.6));
  const gum = b.materials.includes('gum') || parts.sole?.materials.includes('gum');
  const dark = l < 0.3;
  return {
    main,
    overlay: b.colors[1] ?? shade(boot ? 0.94 : 0.88),
    toe:
      spec.sub === 'high-top'
        ? PAPER_WHITE
        : neutral
          ? mix3(main, PAPER_WHITE, l > 0.5 ? 0.2 : 0.08)
          : hsl2rgb(h, s * 0.95, Math.min(0.94, l + (1 - l) * 0.3)),
    laces: colorOf(
      parts.laces,
      dress ? mul(main, 0.8) : boot ? mix3(main, hex('#d8b98a'), 0.45) : dark ? hex('#e9e8e5') : PAPER_WHITE,
    ),
    sole: colorOf(
      parts.sole,
      spec.sub === 'heel'
        ? mul(main, 0.35)
        : dress
          ? mix3(mul(main, 0.5), hex('#3a2416'), 0.6)
          : boot
            ? hex('#3a2c20')
            : gum
              ? hex('#b07a45')
              : l > 0.9
                ? hex('#f4f2ee')
                : PAPER_WHITE,
    ),
    outsole: colorOf(
      parts.outsole,
      dress
        ? colorOf(parts.sole, hex('#2a1c13'))
        : gum
          ? hex('#b07a45')
          : boot
            ? hex('#1d1a18')
            : neutral
              ? hex('#b9a07f')
              : main,
    ),
    lining: dress ? mix3(main, hex('#b98f63'), 0.75) : boot ? mix3(main, hex('#2a201a'), 0.35) : pale,
    accent: second,
    stripe: colorOf(
      parts.stripe,
      dress ? mul(main, 0.3) : (b.colors[1] ?? (l > 0.85 && neutral ? hex('#8d939a') : PAPER_WHITE)),
    ),
  };
}

function shoeMats(spec: ProductSpec, panels: PanelStyle, colors: ShoeColors): ShoeMats {
  const kind = finishOf(
    spec.body,
    spec.sub === 'high-top' ? 'canvas' : spec.sub === 'boot' ? 'leather' : 'smoothleather',
  );
  const cloth = kind === 'canvas' || kind === 'knit' || kind === 'mesh' || kind === 'fabric';
  const upper = finish(
    kind === 'leather' ? 'smoothleather' : cloth || kind === 'suede' ? kind : 'smoothleather',
    colors.main,
    [12 * (3.75 / 3.75), 3.4],
  );
  const { map, relief } = drawUpper(panels, colors);
  Object.assign(upper, {
    map,
    hmap: relief,
    hAmp: 1,
    bumpScale: cloth ? [30, 8] : [12, 3.4],
    bumpAmp: cloth ? 0.5 : 0.22,
  });
  if (!cloth)
    Object.assign(
      upper,
      kind === 'glossy'
        ? { rough: 0.3, coat: 0.8, coatRough: 0.1 }
        : {
            rough: kind === 'suede' ? 0.95 : FORMAL.has(spec.sub) ? 0.42 : 0.55,
            coat: kind === 'suede' ? 0 : FORMAL.has(spec.sub) ? 0.4 : 0.05,
            coatRough: FORMAL.has(spec.sub) ? 0.22 : 0.4,
            sheen: kind === 'suede' ? 0.5 : 0.12,
          },
    );
  const brass = metalOf(spec.parts.metal);
  return {
    upper,
    lining: finish(FORMAL.has(spec.sub) ? 'smoothleather' : 'knit', colors.lining, [9, 3]),
    insole: finish(
      FORMAL.has(spec.sub) ? 'smoothleather' : 'fabric',
      mix3(colors.lining, [0.9, 0.9, 0.9], 0.3),
      [10, 10],
    ),
    tongue: tongueMat(spec, colors),
    laces: mat({
      base: colors.laces,
      rough: 0.9,
      sheen: 0.3,
      f0: 0.03,
      bump: weaveBump(),
      bumpScale: [0.8, 6],
      bumpAmp: 1,
    }),
    eyelets:
      spec.sub === 'dress'
        ? mat({ base: mul(colors.main, 0.5), rough: 0.4 })
        : spec.sub === 'boot' || brass
          ? finish('metal', brass ?? [0.75, 0.6, 0.36])
          : mat({ base: mix3(colors.laces, [0.7, 0.7, 0.7], 0.5), rough: 0.3, coat: 0.6 }),
    sole: finish('rubber', colors.sole, [8, 2]),
    outsole: finish('rubber', colors.outsole, [8, 2]),
  };
}

/** The tongue carries the only label of a shoe: the user's brand, or a neutral zigzag. */
function tongueMat(spec: ProductSpec, colors: ShoeColors): Mat {
  const plain = spec.sub === 'boot' || spec.sub === 'dress';
  const tongue = plain
    ? finish('smoothleather', mul(colors.main, 0.92), [5, 9])
    : finish('mesh', colors.toe === PAPER_WHITE ? colors.main : colors.toe, [5, 9]);
  if (spec.sub === 'dress') return tongue;
  const ink = lum(colors.accent) > 0.5 ? '#2b2b2e' : '#ffffff';
  tongue.map = drawImg(256, 160, (c) => {
    c.fillStyle = toHex(colors.accent);
    c.beginPath();
    c.roundRect(6, 6, 244, 148, 26);
    c.fill();
    c.strokeStyle = ink;
    c.globalAlpha = 0.85;
    c.lineWidth = 4;
    c.setLineDash([12, 8]);
    c.beginPath();
    c.roundRect(18, 18, 220, 124, 18);
    c.stroke();
    c.globalAlpha = 1;
    c.fillStyle = ink;
    c.translate(128, 80);
    c.scale(-1, -1);
    if (spec.brand)
      drawLine(c, spec.brand.toUpperCase(), { x: 0, y: 4, size: 54, weight: 800, maxWidth: 190 });
    else drawZigzag(c);
  });
  tongue.mapS = [1 / 0.26, 1 / 0.15];
  tongue.mapO = [-0.12 / 0.26, -0.79 / 0.15];
  return tongue;
}

function drawZigzag(c: Parameters<Parameters<typeof drawImg>[2]>[0]): void {
  c.lineWidth = 9;
  c.setLineDash([]);
  c.lineJoin = 'round';
  c.beginPath();
  c.moveTo(-46, 26);
  c.lineTo(-14, -26);
  c.lineTo(10, 26);
  c.moveTo(4, 26);
  c.lineTo(36, -26);
  c.lineTo(60, 26);
  c.stroke();
}
