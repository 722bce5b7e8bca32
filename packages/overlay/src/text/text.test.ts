import { describe, expect, it } from 'vitest';
import { paintingCanvas } from '../node.ts';
import { chunks, graphemes } from './break.ts';
import { cleanText, isBlank } from './clean.ts';
import { measurer } from './measure.ts';
import { shaper } from './shape.ts';

const measure = measurer(paintingCanvas(8, 8).context);
const lineOf = (text: string, font = 'Montserrat-Bold') => shaper(text, font, measure)(text);
const seen = (text: string) => lineOf(text).runs.map((run) => run.text);

describe('cleaning a text', () => {
  it.each([
    ['keeps what is typed', `50% \\n "q": {x}`, `50% \\n "q": {x}`],
    ['makes every line end the same', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['drops control characters', 'a\u0000b\u001b[31mc\u007f', 'ab[31mc'],
    ['drops direction overrides', 'a\u202eb\u2066c', 'abc'],
    ['makes lone surrogates visible', 'a\ud800b', 'a\ufffdb'],
    ['composes letters and accents', 'e\u0301', 'é'],
    ['keeps four accents of a tower', `a${'\u0316'.repeat(9)}`, `a${'\u0316'.repeat(4)}`],
    ['keeps the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['drops tags that are no flag', 'a\u{e0041}b', 'ab'],
    ['keeps the joiners of emoji', '👩‍👧', '👩‍👧'],
    ['trims lines and squeezes spaces', '  a \t  b  \n\n\n\n c ', 'a b\n\nc'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('knows a text nobody would see', () => {
    for (const blank of ['', '  \n', '\u200b\u200d\ufeff', '\u3164', '\u0301'])
      expect(isBlank(blank)).toBe(true);
    for (const visible of ['a', '.', '😀', '運']) expect(isBlank(visible)).toBe(false);
  });
});

describe('breaking a text', () => {
  const pieces = (text: string) => chunks(text).map((chunk) => chunk.graphemes.join(''));

  it('breaks at spaces and after hyphens, not inside words', () => {
    expect(pieces('Trail-running shoes, now!')).toEqual(['Trail-', 'running', 'shoes,', 'now!']);
  });

  it('breaks between ideographs, but keeps their punctuation with them', () => {
    expect(pieces('跑鞋，「轻」。')).toEqual(['跑', '鞋，', '「轻」。']);
  });

  it('keeps a borrowed word of a Japanese text whole', () => {
    const pieces = chunks('新しいランニングシューズ').map((chunk) => chunk.graphemes.join(''));
    expect(pieces).toEqual(['新', 'し', 'い', 'ランニングシューズ']);
  });

  it('breaks at a zero-width space and between emoji, never inside one', () => {
    expect(pieces('ab\u200bcd')).toEqual(['ab\u200b', 'cd']);
    expect(pieces('👨‍👩‍👧‍👦🇫🇷')).toEqual(['👨‍👩‍👧‍👦', '🇫🇷']);
  });

  it('counts characters as a reader does', () => {
    expect(graphemes('👍🏽é각🏴󠁧󠁢󠁳󠁣󠁴󠁿')).toHaveLength(4);
  });
});

describe('shaping a line', () => {
  it('puts right-to-left words in their order, with numbers left to right inside', () => {
    expect(seen('שלום 12 abc')).toEqual(['abc', ' ', '12', 'שלום ']);
    expect(seen('abc שלום def')).toEqual(['abc ', 'שלום', ' def']);
  });

  it('joins Arabic letters: a word is narrower than its letters apart', () => {
    const apart = Array.from('مرحبا').reduce((sum, letter) => sum + lineOf(letter).extent.advance, 0);
    expect(lineOf('مرحبا').extent.advance).toBeLessThan(apart);
  });

  it('an emoji of many code points is one picture', () => {
    const one = lineOf('😀').extent.advance;
    for (const emoji of ['👨‍👩‍👧‍👦', '🇫🇷', '👍🏽', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏃‍♀️']) {
      expect(lineOf(emoji).extent.advance).toBeCloseTo(one, 3);
    }
  });

  it('kerns', () => {
    expect(lineOf('AV').extent.advance).toBeLessThan(
      lineOf('A').extent.advance + lineOf('V').extent.advance - 0.01,
    );
  });

  it('draws the marks of direction and invisible characters as nothing', () => {
    expect(seen('a\u200e\u200bb')).toEqual(['ab']);
  });
});
