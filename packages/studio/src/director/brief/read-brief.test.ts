import { describe, expect, it } from 'vitest';
import { readBrief } from './read-brief.ts';

describe('a brief', () => {
  it.each([
    [
      'pink tennis shoes with white laces',
      { core: 'pink tennis shoes', features: ['white laces'], tone: 'energetic' },
    ],
    [
      'Create an ad for our new stainless steel water bottle that keeps drinks cold for 24 hours, for hikers',
      {
        core: 'stainless steel water bottle',
        features: ['keeps drinks cold for 24 hours'],
        audience: 'hikers',
      },
    ],
    [
      'Tired of cold coffee? Our ember mug keeps it hot for hours.',
      { core: 'ember mug', problem: 'cold coffee' },
    ],
    ['Face serum in an amber bottle. Tired skin in the morning? Two drops.', { problem: 'Tired skin' }],
    ['Always losing your keys? A leather key ring with a bell.', { problem: 'losing your keys' }],
    ['Dry hands? Our balm smells of lavender', { problem: 'Dry hands' }],
    ['Cold brew in a can. Summer in the city?', { problem: null }],
    [
      'Luma: a bedside lamp that wakes you gently. It has a bamboo base and three light levels.',
      { brand: 'Luma', core: 'bedside lamp' },
    ],
    [
      'From messy desk to calm workspace: the oak desk organizer with brass handles',
      { core: 'oak desk organizer', change: { before: 'messy desk', after: 'calm workspace' } },
    ],
    ['Matcha kit called Kumo with a bamboo whisk and a clay bowl', { brand: 'Kumo', core: 'Matcha kit' }],
    [
      'I want to promote my red lipstick for brides',
      { core: 'red lipstick', audience: 'brides', colours: ['red'] },
    ],
    [
      'A commercial for Solstice sunglasses, on the beach at sunset',
      { brand: 'Solstice', place: 'on the beach at sunset' },
    ],
    [
      'Soy candle, hand poured in a black glass jar',
      { shown: 'Soy candle, hand poured in a black glass jar', core: 'Soy candle' },
    ],
    [
      'Soy candle with fig and cedar, for quiet evenings',
      { core: 'Soy candle', features: ['fig and cedar'], occasion: 'quiet evenings' },
    ],
    [
      'Promote my red lipstick for brides, long lasting, matte',
      { features: ['long lasting', 'matte'], audience: 'brides' },
    ],
    ['Organic lemonade in a yellow can. Fun, summer, party!', { mood: 'Fun, summer, party!' }],
    [
      'we sell handmade dog beds in Berlin, orthopedic foam',
      { core: 'handmade dog beds', features: ['orthopedic foam'] },
    ],
    [
      '50% off all summer dresses this weekend only',
      { core: 'summer dresses', features: ['50% off'], brand: null },
    ],
    ['cold brew concentrate, Ethiopian beans', { core: 'cold brew concentrate', brand: null }],
  ])('%j is read as %j', (prompt, expected) => {
    expect(readBrief(prompt)).toMatchObject(expected);
  });

  it('leaves empty what is not said', () => {
    const { features, audience, problem, change, place, brand } = readBrief('a plain white bowl');
    expect({ features, audience, problem, change, place, brand }).toEqual({
      features: [],
      audience: null,
      problem: null,
      change: null,
      place: null,
      brand: null,
    });
  });

  it('gives something to show for any text', () => {
    for (const text of [
      '!!!!!!!!!!',
      'Please make an ad',
      '愛愛愛愛愛愛愛愛愛愛',
      'x'.repeat(500),
      'ad ad ad ad ad',
    ]) {
      expect(readBrief(text).core.length, text).toBeGreaterThan(0);
      expect(readBrief(text).shown.length, text).toBeLessThanOrEqual(200);
    }
  });
});
