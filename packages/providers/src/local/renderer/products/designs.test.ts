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
