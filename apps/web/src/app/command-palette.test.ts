// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { matches } from './command-palette.tsx';

it('finds a command by parts of its words in any order, without accents, and by its other names', () => {
  const gallery = { label: 'Todos los vídeos', words: 'gallery library' };
  for (const typed of ['video', 'VIDEOS todos', 'libr', ' '])
    expect(matches(gallery, typed), typed).toBe(true);
  expect(matches(gallery, 'video luz')).toBe(false);
  expect(matches({ label: 'Home' }, 'hom')).toBe(true);
});
