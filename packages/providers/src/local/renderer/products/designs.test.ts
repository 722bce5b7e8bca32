import { describe, expect, it } from 'vitest';
import { hex, type V3 } from '../math.ts';
import { Mesh } from '../mesh.ts';
import { parsePrompt } from '../words/index.ts';
import { motifOf } from './carton-art.ts';
import { designProduct } from './index.ts';
import { patternOf } from './pattern.ts';

function build(prompt: string) {
  const product = designProduct(parsePrompt(prompt, 7));
  const m = new Mesh();
  product.mk(m);
  return { product, geo: m.build() };
}
const distance = (a: V3, b: V3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const named = (prompt: string, colour: V3) =>
  build(prompt).geo.mats.some((m) => distance(m.base, colour) < 0.03);

describe('a chair of wood', () => {
  const green = hex('#2f8f4e');

  it('has a padded seat of the colour that is said of the seat, and legs that stay wood', () => {
    const { geo } = build('oak chair with green seat');
    expect(geo.mats.filter((m) => distance(m.base, green) < 0.03)).toHaveLength(1);
    expect(geo.mats.some((m) => m.map !== undefined)).toBe(true);
    expect(geo.mats.every((m) => distance(m.base, green) < 0.03)).toBe(false);
  });

  it('is wood all over when nothing is said of the seat, and painted when a colour is said', () => {
    expect(build('walnut chair').geo.mats).toHaveLength(1);
    expect(named('white painted wooden chair', hex('#f6f5f3'))).toBe(true);
  });
});

describe('headphones', () => {
  it('have a headband of the colour that is said of it, and cups of their own', () => {
    const colour = parsePrompt('headphones with a red headband', 7).parts.frame?.colors[0];
    const { geo } = build('headphones with a red headband');
    const red = geo.mats.filter((m) => m.base[0] > 3 * Math.max(m.base[1], m.base[2]));
    expect(colour).toBeDefined();
    expect(red).toHaveLength(2);
    expect(geo.mats.length).toBeGreaterThan(3);
  });
});

describe('a pump bottle', () => {
  it('turns its nozzle aside, so that the front view shows its shape', () => {
    const { geo } = build('white shampoo bottle with gold pump');
    const top = Math.max(...Array.from({ length: geo.nv }, (_, i) => geo.pos[i * 3 + 1]));
    let far: V3 = [0, 0, 0];
    for (let i = 0; i < geo.nv; i++) {
      const p: V3 = [geo.pos[i * 3], geo.pos[i * 3 + 1], geo.pos[i * 3 + 2]];
      if (p[1] > top * 0.85 && Math.hypot(p[0], p[2]) > Math.hypot(far[0], far[2])) far = p;
    }
    expect(Math.abs(far[0])).toBeGreaterThan(2 * Math.abs(far[2]));
  });
});

describe('a dress shoe', () => {
  it('is of one leather with a heel, unlike a trainer', () => {
    const { geo } = build('navy dress shoes in polished leather');
    const [heel, arch] = [-1.2, 0].map((x) => {
      let low = 9;
      for (let i = 0; i < geo.nv; i++)
        if (Math.abs(geo.pos[i * 3] - x) < 0.06) low = Math.min(low, geo.pos[i * 3 + 1]);
      return low;
    });
    expect(heel).toBeLessThan(0.02);
    expect(arch).toBeGreaterThan(heel + 0.01);
    expect(named('navy dress shoes', hex('#f6f5f3'))).toBe(false);
  });
});

describe('a pump', () => {
  /** Lowest point of the shoe within a tenth of a unit of x. */
  const underside = (prompt: string, x: number) => {
    const { geo } = build(prompt);
    let low = 9;
    for (let i = 0; i < geo.nv; i++)
      if (Math.abs(geo.pos[i * 3] - x) < 0.1) low = Math.min(low, geo.pos[i * 3 + 1]);
    return low;
  };

  it('stands on ball and heel, with its arch in the air', () => {
    expect(underside('red stiletto heels', 0.9)).toBeLessThan(0.05);
    expect(underside('red stiletto heels', -1.2)).toBeLessThan(0.02);
    expect(underside('red stiletto heels', -0.4)).toBeGreaterThan(0.3);
  });

  it('has the heel that is asked for', () => {
    const high = build('stiletto heels').geo.bmax[1];
    expect(build('kitten heels').geo.bmax[1]).toBeLessThan(high - 0.3);
  });
});

describe('a slip-on or a sandal', () => {
  it('has no laces, whatever is said of them', () => {
    const plain = build('brown loafers').geo.nt;
    expect(build('brown loafers without laces').geo.nt).toBe(plain);
  });

  it('takes strap, buckle and sole from the words', () => {
    expect(named('sandals with navy straps', hex('#16254a'))).toBe(true);
    const gold = build('brown sandals with gold buckles').geo.mats.some(
      (m) => m.metal === 1 && m.base[0] > 0.9,
    );
    expect(gold).toBe(true);
  });
});

describe('a lamp', () => {
  const glow = (prompt: string) => Math.max(...build(prompt).geo.mats.map((m) => m.emis));

  it('is lit unless it is off', () => {
    expect(glow('table lamp')).toBeGreaterThan(0);
    expect(glow('desk lamp, switched off')).toBe(0);
  });

  it('has a foot of one material and a shade of another', () => {
    const { geo } = build('brass table lamp with a navy shade');
    expect(geo.mats.some((m) => m.metal === 1 && m.base[0] > m.base[2] * 2)).toBe(true);
    expect(named('brass table lamp with a navy shade', hex('#16254a'))).toBe(true);
  });
});

describe('earbuds', () => {
  it('are two, alike, before their case', () => {
    const { geo, product } = build('black earbuds');
    expect(product.main[0]).toBeLessThan(0.05);
    const before = (side: number) =>
      Array.from({ length: geo.nv }, (_, i) => i).filter(
        (i) => geo.pos[i * 3] * side > 0.02 && geo.pos[i * 3 + 2] > 0.4,
      ).length;
    expect(before(1)).toBeGreaterThan(500);
    expect(before(1)).toBe(before(-1));
  });
});

describe('a pattern', () => {
  const pattern = (prompt: string) => {
    const spec = parsePrompt(prompt, 7);
    return patternOf(spec, designProduct(spec).main);
  };

  it('has the two colours that are said, the lighter one as its ground', () => {
    const stripes = pattern('striped canvas tote bag, navy and white stripes');
    expect(stripes).toMatchObject({ kind: 'stripes', ground: hex('#f6f5f3'), figure: hex('#16254a') });
  });

  it('is on the bag, and gives way to a brand', () => {
    const shell = build('red and white striped tote bag').geo.mats;
    expect(shell.some((m) => m.mapWrap === true && m.map !== undefined)).toBe(true);
    expect(build('striped tote bag "LUZ"').geo.mats.some((m) => m.mapWrap === true)).toBe(false);
  });

  it('is only what is asked for', () => {
    expect(pattern('canvas tote bag')).toBeNull();
    expect(pattern('black and white check backpack')?.kind).toBe('check');
    expect(pattern('red polka dot mug')?.kind).toBe('dots');
    expect(pattern('speckled cream mug')?.kind).toBe('speckles');
    expect(pattern('tote bag with red stripes')?.figure).toEqual(hex('#c8161d'));
  });
});

describe('a carton', () => {
  it('shows what is in it', () => {
    expect(motifOf('cereal box')).toBe('bowl');
    expect(motifOf('green tea box')).toBe('leaf');
    expect(motifOf('a box')).toBeNull();
  });
});
