import { describe, expect, it } from 'vitest';
import { enhancePrompt } from '../enhance-prompt.ts';
import { COLOURS, CUES, JUNK } from '../score/cues.data.ts';
import { readabilityOf } from '../score/readability.ts';
import { scoreByRules } from '../score/score-prompt.ts';
import { distinct } from '../score/words.ts';
import { clean } from './clean.ts';
import { writeByRules } from './write-by-rules.ts';

const POOR = [
  'shoes',
  'pink tennis shoes with white laces',
  'red car',
  'A dog toy.',
  'luxury wristwatch, black, gold',
  'can you make me a nice picture of a coffee machine please',
  'sneaker, 8k, masterpiece, ultra detailed, best quality, neon, city',
  'BUY OUR HONEY NOW!!! BEST HONEY!!!',
  'perfume in a dark club',
  'handmade wooden toy train for toddlers',
  'iced matcha latte',
  'office chair with lumbar support',
];

describe('the rule-based Creative Director', () => {
  it.each(POOR)('makes an ad-quality prompt of "%s" for ad, image and clip', async (prompt) => {
    for (const kind of ['ad', 'image', 'video'] as const) {
      const { final_prompt, final_score, initial_score } = await enhancePrompt(kind, prompt);
      expect(final_score.overall, final_prompt).toBeGreaterThanOrEqual(85);
      expect(final_score.overall - initial_score.overall).toBeGreaterThan(40);
    }
  });

  it.each(POOR)('writes sentences, not keywords, for "%s"', async (prompt) => {
    const { final_prompt } = await enhancePrompt('image', prompt);
    const { disorder, stuffing } = readabilityOf(final_prompt);
    expect(disorder, final_prompt).toBeLessThan(0.1);
    expect(stuffing, final_prompt).toBeLessThan(0.1);
    expect(distinct(final_prompt, JUNK)).toBe(0);
    expect(final_prompt).toMatch(/^\p{Lu}.*\.$/u);
    const sentences = final_prompt.split(/(?<=\.) /);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('adds camera and lens, light with direction, composition, film, mood, palette and the shape of the frame to an image', async () => {
    const { final_prompt } = await enhancePrompt('image', 'pink tennis shoes with white laces');
    for (const cue of [
      'camera',
      'lens',
      'shot',
      'lightQuality',
      'lightDirection',
      'composition',
      'depth',
      'film',
      'mood',
      'palette',
      'ratio',
      'style',
    ] as const) {
      expect(distinct(final_prompt, CUES[cue]), cue).toBeGreaterThan(0);
    }
  });

  it('adds framing, one camera move, beats with time, pace, light, palette and continuity to a clip', async () => {
    const { final_prompt } = await enhancePrompt('video', 'pink tennis shoes with white laces');
    for (const cue of [
      'shot',
      'movement',
      'beats',
      'pace',
      'ending',
      'continuity',
      'lightDirection',
      'palette',
      'depth',
    ] as const) {
      expect(distinct(final_prompt, CUES[cue]), cue).toBeGreaterThan(0);
    }
    expect(final_prompt).toMatch(/\d seconds/);
    expect(final_prompt).toMatch(/24 frames per second/);
  });

  it('keeps what the user said and never gives the product a colour of its own', async () => {
    const { final_prompt } = await enhancePrompt('image', 'pink tennis shoes with white laces');
    expect(final_prompt).toMatch(/^Pink tennis shoes with white laces\b/);
    const opening = (await enhancePrompt('image', 'tennis shoes')).final_prompt.split(',')[0] ?? '';
    expect(distinct(opening, COLOURS)).toBe(0);
  });

  it('keeps the place, the movement and the darkness that the user asked for', async () => {
    const club = (await enhancePrompt('video', 'perfume in a dark club, the camera orbits to the left'))
      .final_prompt;
    expect(club).toContain('in a dark club');
    expect(club).toContain('orbits to the left');
    expect(club).not.toMatch(/travertine|morning/);
  });

  it.each([
    ['organic dark chocolate bar with sea salt', /salt\. The chocolate|salt, (?:set|resting)/],
    ['minimalist desk lamp', /^Minimalist desk lamp, standing/],
    ['drone flying over mountains', /^Drone flying over mountains\. /],
    ['speaker floating in a pool', /^(?!.*\b(?:oak|plaster)\b)Speaker floating in a pool\. /],
    ['sunglasses', /^Sunglasses, laid/],
  ])('tells a place from a product that is named like one: %s', async (prompt, words) => {
    expect((await enhancePrompt('image', prompt)).final_prompt).toMatch(words);
  });

  it('keeps to one scene and says what it left out', () => {
    const original = 'A car drives and then a boat sails and then a plane flies and also a train';
    const { findings } = scoreByRules(original, 'video');
    const { prompt, notes } = writeByRules({
      kind: 'video',
      original,
      prompt: original,
      findings,
      clip: null,
    });
    expect(prompt).toMatch(/^A car drives\./);
    expect(prompt).not.toMatch(/boat|plane|train/);
    expect(notes).toEqual([expect.stringContaining('a boat sails')]);
  });

  it('says that it cannot mend words without an order, and the score stays low', async () => {
    const { warnings, final_score } = await enhancePrompt(
      'image',
      'shoes a of white the on red with table a in',
    );
    expect(warnings).toEqual([expect.stringContaining('no order')]);
    expect(final_score.overall).toBeLessThan(75);
  });

  it('writes the same prompt for the same words', async () => {
    const [one, two] = await Promise.all([
      enhancePrompt('ad', POOR[3] ?? ''),
      enhancePrompt('ad', POOR[3] ?? ''),
    ]);
    expect(one.final_prompt).toBe(two.final_prompt);
  });
});

describe('the cleaning of a prompt', () => {
  it.each([
    [
      'can you make me a nice picture of a coffee machine please, I want it to look cool!!!',
      'A coffee machine',
    ],
    ['LUXURY WATCH!!! BUY NOW!!!', 'Luxury watch'],
    ['laptop laptop laptop', 'Laptop'],
    ['sneaker, 8k, masterpiece, ultra detailed', 'Sneaker'],
    ['A really beautiful red vase', 'A red vase'],
    ['A stunning, beautiful and amazing handbag made of red leather', 'A handbag made of red leather'],
    ['A matte black bottle with a 3D logo, 500 ml', 'A matte black bottle with a 3D logo, 500 ml'],
    ['Photo of', 'Photo of'],
  ])('makes of "%s": "%s"', (said, kept) => {
    expect(clean(said)).toBe(kept);
  });
});
