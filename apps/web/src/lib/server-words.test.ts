import { PROGRESS_WORDS } from '@admint/contract';
import { expect, it } from 'vitest';
import { server } from '../i18n/es/server.data.ts';

const valuesOf = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

it('has every sentence of progress in Spanish, with its values', () => {
  for (const [key, english] of Object.entries(PROGRESS_WORDS))
    expect(valuesOf(server.progress[key as keyof typeof PROGRESS_WORDS]), key).toEqual(valuesOf(english));
});
