import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

describe('the difference of two versions of a prompt', () => {
  it('names what stayed, what is new and what went', () => {
    expect(wordDiff('pink shoes on clay', 'worn pink shoes rest on red clay')).toEqual([
      { kind: 'added', text: 'worn' },
      { kind: 'same', text: 'pink shoes' },
      { kind: 'added', text: 'rest' },
      { kind: 'same', text: 'on' },
      { kind: 'added', text: 'red' },
      { kind: 'same', text: 'clay' },
    ]);
    expect(wordDiff('soft light', 'hard light')).toEqual([
      { kind: 'removed', text: 'soft' },
      { kind: 'added', text: 'hard' },
      { kind: 'same', text: 'light' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const texts = ['', 'a', 'a b c a b', 'c b a', 'the mug on the table, the mug', 'x y'];
    for (const before of texts)
      for (const after of texts) {
        const parts = wordDiff(before, after);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join(' ');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }
  });
});
