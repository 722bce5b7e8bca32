import { describe, expect, it } from 'vitest';
import { takeBrand } from './brand.ts';
import { canDraw, parsePrompt, readScene, shapesOf } from './index.ts';
import type { PartName } from './product-spec.ts';
import { editDistance } from './spelling.ts';

const body = (prompt: string) => parsePrompt(prompt).body;
const part = (prompt: string, name: PartName) => parsePrompt(prompt).parts[name];

describe('the product a sentence is about', () => {
  it.each([
    ['red running shoes with white laces', 'footwear', 'runner'],
    ['white high-top canvas sneakers on concrete', 'footwear', 'high-top'],
    ['brown leather hiking boots', 'footwear', 'boot'],
    ['a bottle of red wine', 'bottle', 'drink'],
    ['amber glass dropper bottle with black cap', 'bottle', 'dropper'],
    ['perfume spray in a blue glass bottle', 'bottle', 'perfume'],
    ['shoe box in kraft cardboard', 'box', 'mailer'],
    ['matte black insulated water bottle', 'tumbler', 'flask'],
    ['scented candle in an amber glass jar', 'candle', 'jar'],
    ['red lipstick in a gold tube', 'lipstick', 'bullet'],
    ['leather backpack with brass buckles', 'bag', 'backpack'],
    ['space gray laptop on a walnut desk', 'laptop', 'laptop'],
    ['laptop bag in navy canvas', 'bag', 'backpack'],
    ['aviator sunglasses, gold frame', 'sunglasses', 'aviator'],
    ['noise-cancelling headphones', 'headphones', 'over-ear'],
    ['matte white over-ear headphones', 'headphones', 'over-ear'],
    ['on-the-ear headphones in red', 'headphones', 'on-ear'],
    ['green velvet couch with brass legs', 'sofa', 'sofa'],
    ['On a marble table, a gold watch', 'watch', 'dress'],
    ['laces that are white on a black sneaker', 'footwear', 'court'],
    ['sparkling water in a glass bottle', 'bottle', 'drink'],
    ['lemonade in a slim can', 'can', 'slim'],
    ['iPhone 15 in pink', 'phone', 'phone'],
    ['navy dress shoes in polished leather', 'footwear', 'dress'],
    ['formal black leather shoes', 'footwear', 'dress'],
    ['oxford shoes in cognac', 'footwear', 'dress'],
    ['oak chair with green seat', 'chair', 'dining'],
    ['green velvet armchair', 'chair', 'lounge'],
    ['a chair', 'chair', 'lounge'],
    ['brown leather penny loafers', 'footwear', 'loafer'],
    ['red stiletto heels', 'footwear', 'heel'],
    ['brown leather sandals with brass buckles', 'footwear', 'sandal'],
    ['turquoise flip-flops on the beach', 'footwear', 'flip-flop'],
    ['black suede pumps', 'footwear', 'heel'],
    ['red running shoes with a high heel tab', 'footwear', 'runner'],
    ['white lotion bottle with pump', 'bottle', 'pump'],
    ['wireless earbuds in a matte black case', 'headphones', 'earbuds'],
    ['brass table lamp with a white linen shade', 'lamp', 'table'],
    ['black desk lamp', 'lamp', 'desk'],
    ['noise cancelling in-ear headphones', 'headphones', 'earbuds'],
    ['leather slip-ons in tan', 'footwear', 'loafer'],
    ['canvas slip-on sneakers', 'footwear', 'court'],
  ])('%s', (prompt, category, sub) => {
    expect(parsePrompt(prompt)).toMatchObject({ category, sub });
  });

  it.each([
    'runing sheos',
    'a waterproof wacth',
    'lipstik',
    'sunglases',
    'perfum botle',
    'hedphones',
    'insulated tumblr',
  ])('survives the misspelling in “%s”', (prompt) => {
    expect(canDraw(prompt).drawable).toBe(true);
  });

  it.each([
    'boat',
    'a blue book',
    'table',
    'match',
    'ship in a storm',
    'phone case',
    'iPhone 15 case',
    'watering can',
    'earrings',
    'floor lamp',
    'leather belt',
    '',
  ])('does not take “%s” for something it can draw', (prompt) => {
    expect(canDraw(prompt).drawable).toBe(false);
  });

  it('stands in an honest labelled box and says so', () => {
    const spec = parsePrompt('a brass floor lamp');
    expect(spec).toMatchObject({ category: 'generic', noun: 'floor lamp' });
    expect(spec.warnings.join()).toMatch(/no shape for “floor lamp”.*photo.*key/);
  });

  it('says which second product it leaves out', () => {
    expect(parsePrompt('red mug and a gold watch').warnings).toEqual([
      'One product is drawn per image: the mug. Left out: watch.',
    ]);
  });

  it('picks only shapes the category has, the same for the same seed', () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const noun of ['shoe', 'watch', 'can', 'sunglasses', 'mug', 'candle', 'ring', 'gizmo']) {
        const spec = parsePrompt(noun, seed);
        expect(shapesOf(spec.category)).toContain(spec.sub);
        expect(parsePrompt(noun, seed)).toEqual(spec);
      }
    }
  });
});

describe('colours, materials and finishes', () => {
  it('gives parts their own colours, in any order', () => {
    expect(part('red running shoes with white laces', 'laces')?.colorNames).toEqual(['white']);
    expect(part('running shoes, laces in white, red sole', 'laces')?.colorNames).toEqual(['white']);
    expect(part('brown leather strap watch', 'strap')?.colorNames).toEqual(['brown']);
    expect(part('a watch whose strap is brown leather', 'strap')).toMatchObject({ materials: ['leather'] });
    expect(part('gold rimmed mug', 'rim')?.materials).toEqual(['gold']);
  });

  it('shares "white and blue laces" with the laces, not the shoe', () => {
    const spec = parsePrompt('black shoe with white and blue laces');
    expect(spec.body.colorNames).toEqual(['black']);
    expect(spec.parts.laces?.colorNames).toEqual(['white', 'blue']);
  });

  it('reads two colours of one body', () => {
    expect(body('red and white sneakers').colorNames).toEqual(['red', 'white']);
  });

  it('takes "chocolate brown" for one colour and "red white" for two', () => {
    expect(body('chocolate brown leather sofa').colorNames).toEqual(['chocolate']);
    expect(body('red white sneakers').colorNames).toEqual(['red', 'white']);
  });

  it('prefers the longest colour name', () => {
    expect(body('navy blue mug').colorNames).toEqual(['navy blue']);
    expect(body('forest-green mug').colorNames).toEqual(['forest green']);
  });

  it('reads metals as materials and hex codes as colours', () => {
    expect(body('rose gold watch').materials).toEqual(['rosegold']);
    expect(body('mug in #ff0000').colors[0]?.[0]).toBeCloseTo(1);
    expect(body('mug in #f00').colors[0]).toEqual(body('mug in #ff0000').colors[0]);
  });

  it('keeps what the product stands on apart from its own colour', () => {
    const spec = parsePrompt('matte white bottle on black marble');
    expect(spec).toMatchObject({
      surface: 'blackmarble',
      body: { colorNames: ['white'], finishes: ['matte'] },
    });
    expect(parsePrompt('white mug against a pink wall').bgColor).toBeDefined();
    expect(parsePrompt('white mug against a pink wall').body.colorNames).toEqual(['white']);
  });

  it('colours the seat of a chair apart from its wood', () => {
    const spec = parsePrompt('oak dining chair with green velvet seat');
    expect(spec.body).toMatchObject({ materials: ['wood'], colors: [] });
    expect(spec.parts.cushion).toMatchObject({ colorNames: ['green'], materials: ['velvet'] });
  });

  it('lets a colour that is said beat the colour in a name', () => {
    expect(body('olive oil bottle in dark green glass').colorNames).toEqual(['dark green']);
    expect(body('olive oil bottle').colorNames).toEqual(['olive']);
    expect(parsePrompt('olive oil bottle in dark green glass').surface).toBeUndefined();
    expect(parsePrompt('shampoo in a marble bathroom').surface).toBe('marble');
  });

  it('notes excluded parts', () => {
    expect(parsePrompt('steel tumbler without a straw').without).toEqual(['straw']);
  });
});

describe('brand text', () => {
  it('is only what the user quoted or named', () => {
    expect(takeBrand('perfume bottle "AURA" in pink').brand).toBe('AURA');
    expect(takeBrand('shampoo branded Lumea, white').brand).toBe('Lumea');
    expect(takeBrand('a mug called Morning Joe').brand).toBe('Morning Joe');
    expect(takeBrand("men's black shoe").brand).toBe('');
    expect(takeBrand('15" laptop and 13" laptop').brand).toBe('');
    expect(takeBrand('shoes by the sea').brand).toBe('');
  });

  it('never comes from thin air', () => {
    for (const prompt of ['red shoe', 'gold watch with leather strap', 'energy drink can', 'unknown thing']) {
      expect(parsePrompt(prompt).brand).toBe('');
    }
  });

  it('does not colour the product', () => {
    expect(body('white mug "RED BULLET"').colorNames).toEqual(['white']);
  });
});

describe('odd sentences', () => {
  it.each([
    '',
    '   ',
    '!!!',
    '💎💎💎',
    'на русском языке',
    '"',
    '#',
    'with with with and and',
    'a'.repeat(500),
    'shoe '.repeat(60),
  ])('are read without failing: %s', (prompt) => {
    const spec = parsePrompt(prompt);
    expect(spec.seed).toBeGreaterThanOrEqual(0);
    expect(spec.sub).not.toBe('');
  });

  it('keeps colours finite for any shuffle of words', () => {
    const words = 'red gold shoe with white laces on black marble watch strap in leather and mug'.split(' ');
    for (let turn = 0; turn < words.length; turn++) {
      const spec = parsePrompt([...words.slice(turn), ...words.slice(0, turn)].join(' '));
      expect(spec.body.colors.flat().every((x) => x >= 0 && x <= 1)).toBe(true);
    }
  });
});

describe('mood', () => {
  it('is not taken from colour names', () => {
    expect(parsePrompt('midnight blue headphones').mood).toBe('clean');
    expect(parsePrompt('dark green mug').mood).toBe('clean');
    expect(parsePrompt('moody shot of a mug').mood).toBe('dark');
    expect(parsePrompt('sneakers at golden hour').mood).toBe('sun');
  });

  it('reads place, light and extras of a scene', () => {
    expect(readScene('golden hour on an outdoor track')).toMatchObject({
      place: 'track',
      light: 'sun',
      warmth: 1,
    });
    expect(readScene('steaming coffee in a cozy cafe').extras).toContain('steam');
    for (const said of ['green leaves behind it', 'on moss and fallen leaves', 'leaves, petals and dew'])
      expect(readScene(said).extras, said).toContain('leaves');
    for (const said of [
      'a low light leaves long, soft shadows',
      'leaves the table',
      'it leaves no trace',
      'leaves walnut for stone',
    ])
      expect(readScene(said).extras, said).not.toContain('leaves');
    expect(readScene('city lights at night')).toMatchObject({ light: 'dark', place: 'street' });
    for (const [sentence, place] of [
      ['marble hallway of a grand hotel', 'hall'],
      ['a classroom with a chalkboard', 'classroom'],
      ['quiet library with old books', 'library'],
      ['golden hour on a mountain trail', 'mountain'],
      ['a path through the woods', 'forest'],
      ['bright dining room', 'home'],
    ] as const)
      expect(readScene(sentence).place).toBe(place);
    expect(readScene('', ['luxury', 'minimalist']).tags).toEqual(['luxury', 'minimal']);
  });
});

describe('edit distance', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('sheo', 'shoe', 2)).toBe(1);
    expect(editDistance('wacth', 'watch', 2)).toBe(1);
    expect(editDistance('abc', 'xyz', 1)).toBe(2);
  });
});

describe('what a can prints', () => {
  it('is the taste that is named, and not the colour it comes in', () => {
    expect(parsePrompt('orange soda can').title).toContain('orange');
    expect(parsePrompt('organic yellow soda can').title).not.toContain('yellow');
    expect(parsePrompt('slim energy drink can in black and lime').title).not.toMatch(/black|lime/);
  });
});
