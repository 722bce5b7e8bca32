import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../trace.ts';
import { dimensionsOf, overallOf, scoreByRules, WEIGHTS } from './score-prompt.ts';
import { disorderOf } from './readability.ts';
import { wordsOf } from './words.ts';

/** The texts the rules were tuned on. */
const WRITTEN = {
  shoe: 'A white running shoe rests on a wet concrete step while thin rain falls behind it. Soft overcast light from the left shows the texture of the mesh. Close-up at ground level on a 50mm lens, the street behind dissolves into blur. Grey and white tones, a calm, focused mood.',
  lamp: 'A brass desk lamp lights an open notebook in a dark study. The warm light falls from the right and leaves the shelves in shadow. Medium shot at eye level, framed by the window, in amber and green tones.',
  cup: 'Steam rises slowly from a black ceramic cup on an oak table as morning light crosses the room. The camera pushes in gently in one continuous move and settles on the rim.',
};

/** A fixed shuffle of Fisher and Yates driven by a small generator, so that a failing order can be seen again. */
function shuffle(text: string, seed: number): string {
  const words = text.replace(/[.,]/g, '').split(' ');
  let state = seed;
  for (let i = words.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [words[i], words[j]] = [words[j] ?? '', words[i] ?? ''];
  }
  return words.join(' ');
}

describe('the score of a prompt', () => {
  it('has five dimensions for a picture and six, with temporal coherence, for a clip', () => {
    expect(dimensionsOf('image')).toEqual([
      'completeness',
      'specificity',
      'professionalism',
      'cinematography',
      'brand_alignment',
    ]);
    expect([...dimensionsOf('video')].toSorted()).toEqual([...DIMENSIONS].toSorted());
    for (const kind of ['ad', 'image', 'video'] as const) {
      const sum = Object.values(WEIGHTS[kind]).reduce((a, b) => a + b);
      expect(sum).toBeCloseTo(1);
    }
  });

  it('is the weighted average of dimensions from 0 to 100', () => {
    const { overall, dimensions } = scoreByRules(WRITTEN.shoe, 'image');
    expect(overall).toBe(overallOf('image', dimensions));
    for (const value of Object.values(dimensions)) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(100);
    }
    const even = {
      completeness: 60,
      specificity: 60,
      professionalism: 60,
      cinematography: 60,
      brand_alignment: 60,
    };
    expect(overallOf('image', even)).toBe(60);
  });

  it.each(Object.entries(WRITTEN))(
    'falls by a fifth or more when the words of "%s" are shuffled',
    (_, text) => {
      for (const kind of ['ad', 'image', 'video'] as const) {
        const written = scoreByRules(text, kind).overall;
        for (let seed = 1; seed <= 40; seed++) {
          const shuffled = scoreByRules(shuffle(text, seed), kind).overall;
          expect(shuffled, shuffle(text, seed)).toBeLessThan(written * 0.8);
        }
      }
    },
  );

  it.each(Object.entries(WRITTEN))(
    'falls when "%s" is cut down to its keywords, with tags added',
    (_, text) => {
      const small = /^(?:a|an|the|of|in|on|at|it|its|and|with|from|to|as|by|while|behind|into)$/;
      const words = wordsOf(text).filter((word) => !small.test(word));
      const stuffed = [...words, '8k', 'masterpiece', 'best quality', 'ultra detailed'].join(', ');
      for (const kind of ['ad', 'image', 'video'] as const) {
        expect(scoreByRules(stuffed, kind).overall).toBeLessThan(scoreByRules(text, kind).overall * 0.7);
      }
    },
  );

  it('does not rise when tags are heaped on a written prompt', () => {
    const tags = ', 8k, masterpiece, best quality, ultra detailed, hyperrealistic, award winning, trending';
    for (const text of Object.values(WRITTEN)) {
      expect(scoreByRules(text + tags, 'image').overall).toBeLessThan(scoreByRules(text, 'image').overall);
    }
  });

  it.each([
    'The camera zooms in on the label and glides slowly over to the cap.',
    'A cat looks up from under the bed while rain runs down along the pane.',
    'An 85mm portrait of a hat, an hour before sunset, with a unique European brim.',
  ])('takes sound sentences for sound: %s', (text) => {
    expect(disorderOf(text)).toBe(0);
  });

  it.each([
    'A wide cinematic shot in soft golden light from the left on an 85mm lens, a palette of gold, a calm mood, shallow depth of field.',
    'This is an editorial product photograph in which the product stays the hero and clear space beside it waits for the brand name.',
    'The camera pushes in slowly and steadily in one continuous take and settles on the product, which keeps its shape throughout.',
  ])('gives little for saying how to show something and not what: %s', (text) => {
    for (const kind of ['image', 'video'] as const) {
      expect(scoreByRules(text, kind).overall).toBeLessThan(40);
      expect(scoreByRules(text, kind).findings[0]?.rule).toBe('nothing-shown');
    }
  });

  it('gives a bare noun little and a written scene much', () => {
    expect(scoreByRules('shoes', 'image').overall).toBeLessThan(15);
    expect(scoreByRules(WRITTEN.shoe, 'image').overall).toBeGreaterThan(70);
    expect(scoreByRules(WRITTEN.cup, 'video').dimensions.temporal_coherence).toBeGreaterThan(80);
  });

  it('counts motion only for clips and holds jumps against them', () => {
    const jumpy = `${WRITTEN.cup} Suddenly a jump cut, a flash and a rapid strobe.`;
    expect(scoreByRules(jumpy, 'video').dimensions.temporal_coherence).toBeLessThan(
      scoreByRules(WRITTEN.cup, 'video').dimensions.temporal_coherence ?? 0,
    );
    expect(scoreByRules(WRITTEN.cup, 'image').dimensions.temporal_coherence).toBeUndefined();
  });

  it('says what is missing, dearest first, with advice in a sentence', () => {
    const { findings } = scoreByRules('pink tennis shoes with white laces', 'image');
    expect(findings.map((finding) => finding.rule)).toEqual(
      expect.arrayContaining(['setting', 'light', 'shot', 'lens', 'mood']),
    );
    expect(findings.map((finding) => finding.lost)).toEqual(
      findings.map((finding) => finding.lost).toSorted((a, b) => b - a),
    );
    for (const { advice } of findings) expect(advice).toMatch(/^[A-Z].+\.$/);
  });

  it.each(['', ' ', '!!!', '日本のお茶', 'a', '🍵', 'x'.repeat(5000)])('stands any text: %j', (text) => {
    const { overall } = scoreByRules(text, 'video');
    expect(overall).toBeGreaterThanOrEqual(0);
    expect(overall).toBeLessThanOrEqual(60);
  });
});
