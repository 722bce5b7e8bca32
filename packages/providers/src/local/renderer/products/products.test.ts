import { describe, expect, it } from 'vitest';
import { hex, type V3 } from '../math.ts';
import { extentOf, type Geo } from '../geometry.ts';
import { Mesh } from '../mesh.ts';
import { parsePrompt, shapesOf } from '../words/index.ts';
import type { Category } from '../words/product-spec.ts';
import { designProduct } from './index.ts';

const CATEGORIES: Category[] = [
  'footwear',
  'watch',
  'bottle',
  'mug',
  'tumbler',
  'can',
  'box',
  'bag',
  'phone',
  'laptop',
  'ring',
  'chair',
  'sofa',
  'headphones',
  'sunglasses',
  'lipstick',
  'candle',
  'lamp',
  'generic',
];
const SHAPES = CATEGORIES.flatMap((category) =>
  shapesOf(category).map((sub): [Category, string] => [category, sub]),
);

function build(prompt: string, change: Partial<ReturnType<typeof parsePrompt>> = {}) {
  const product = designProduct({ ...parsePrompt(prompt, 7), ...change });
  const m = new Mesh();
  product.mk(m);
  return { product, geo: m.build() };
}

function everyVertex(geo: Geo, test: (p: V3, n: V3) => boolean): boolean {
  for (let i = 0; i < geo.nv; i++) {
    const p: V3 = [geo.pos[i * 3], geo.pos[i * 3 + 1], geo.pos[i * 3 + 2]];
    const n: V3 = [geo.nrm[i * 3], geo.nrm[i * 3 + 1], geo.nrm[i * 3 + 2]];
    if (!test(p, n)) return false;
  }
  return true;
}

const near = (color: V3, wanted: V3) => color.every((x, k) => Math.abs(x - wanted[k]) < 0.02);
const hasColor = (geo: Geo, color: V3) => geo.mats.some((m) => near(m.base, color));

describe.each(SHAPES)('%s, %s', (category, sub) => {
  const { product, geo } = build('red thing', { category, sub });

  it('is a sound mesh that stands on the floor', () => {
    expect(geo.nt).toBeGreaterThan(1500);
    expect(geo.nt).toBeLessThan(200_000);
    expect(everyVertex(geo, (p) => p.every(Number.isFinite))).toBe(true);
    expect(everyVertex(geo, (_, n) => Math.abs(Math.hypot(...n) - 1) < 0.02 || Math.hypot(...n) < 1e-6)).toBe(
      true,
    );
    expect(geo.bmin[1]).toBeGreaterThan(-0.02 * extentOf(geo));
    expect(geo.bmin[1]).toBeLessThan(0.02 * extentOf(geo));
  });

  it('tells the camera where to look', () => {
    const { aim, zoom } = product.detail;
    const slack = 0.15 * extentOf(geo);
    aim.forEach((x, k) => {
      expect(x).toBeGreaterThan(geo.bmin[k] - slack);
      expect(x).toBeLessThan(geo.bmax[k] + slack);
    });
    expect(zoom).toBeGreaterThan(1);
    product.size.forEach((length, k) => {
      const real = geo.bmax[k] - geo.bmin[k];
      expect(length / real).toBeGreaterThan(0.4);
      expect(length / real).toBeLessThan(2.5);
    });
  });
});

describe('words', () => {
  it('choose the colours of body and parts', () => {
    expect(hasColor(build('running shoes with lime laces').geo, hex('#a5cf2a'))).toBe(true);
    expect(hasColor(build('mug with an orange handle').geo, hex('#f07818'))).toBe(true);
    expect(hasColor(build('green juice bottle').geo, hex('#2f8f4e'))).toBe(true);
    expect(hasColor(build('sofa in coral').geo, hex('#f2705a'))).toBe(true);
    expect(hasColor(build('watch with a turquoise strap').geo, hex('#2fbdb5'))).toBe(true);
    expect(hasColor(build('headphones with magenta cushions').geo, hex('#c8237f'))).toBe(true);
  });

  it('leave out what the sentence excludes', () => {
    const laced = build('hiking boots').geo;
    const bare = build('hiking boots without laces').geo;
    expect(bare.nt).toBeLessThan(laced.nt);
    expect(build('tumbler with a straw').geo.nt).toBeGreaterThan(build('tumbler without a straw').geo.nt);
  });

  it('give the same product every time, and others for other seeds', () => {
    const first = build('a pair of sneakers').geo;
    expect(build('a pair of sneakers').geo.pos).toEqual(first.pos);
    const colors = new Set<string>();
    for (let seed = 0; seed < 24; seed++) colors.add(designProduct(parsePrompt('mug', seed)).main.join());
    expect(colors.size).toBeGreaterThan(2);
  });

  it('print only what the user quoted: a brand changes the picture, its absence prints none', () => {
    const map = (prompt: string) => build(prompt).geo.mats.find((m) => m.map && m.name === 'ceramic')?.map;
    expect(map('white mug')).toBeUndefined();
    expect(map('white mug "LUMO"')).toBeDefined();
  });

  it('label the stand-in box with the noun', () => {
    const plain = build('a chess set').geo.mats.find((m) => m.map)?.map?.levels[0]?.d;
    const other = build('a garden gnome').geo.mats.find((m) => m.map)?.map?.levels[0]?.d;
    expect(plain).not.toEqual(other);
  });
});
