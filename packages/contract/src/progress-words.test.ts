import { expect, it } from 'vitest';
import { englishOf, progressWords } from './progress-words.ts';

it('says in English what its key and values mean, and something where it does not know the key', () => {
  expect(englishOf(progressWords('making-image', { n: 3, of: 6 }))).toBe('Generating image 3 of 6...');
  expect(englishOf(progressWords('stitching'))).toBe('Stitching clips...');
  expect(englishOf({ key: 'of-a-later-version' })).toBe('of-a-later-version');
});
