import { describe, expect, it } from 'vitest';
import { bodyOf, type BaseAd, faultsOf, firstVariations, withCopy } from './variations.ts';

const name = (letter: string) => `Variation ${letter}`;
const base: BaseAd = { prompt: 'A red mug that keeps coffee hot.', num_clips: 2, framework: 'PAS' };

describe('variations being put together', () => {
  it('begin as two, and are copied up to five under names of their own', () => {
    let list = firstVariations(base, name);
    for (let i = 0; i < 6; i += 1) list = withCopy(list, list[0] as (typeof list)[number], name);
    expect(list).toHaveLength(5);
    expect(new Set(list.map(({ label }) => label)).size).toBe(5);
    expect(new Set(list.map(({ key }) => key)).size).toBe(5);
  });

  it('share the sentence when settings are compared, and say which one asks for the same', () => {
    const [a, b] = firstVariations(base, name);
    if (!a || !b) throw new Error('two were expected');
    const same = bodyOf('settings', base, [a, b], null);
    expect(faultsOf(same)).toMatchObject([{ at: 1, field: 'label' }]);
    const told = bodyOf('settings', base, [a, { ...b, coherence: { unified_narrative: false } }], 'photos');
    expect(faultsOf({ ...told, photo_session_id: undefined })).toEqual([]);
    expect(told.variations.map(({ prompt }) => prompt)).toEqual([base.prompt, base.prompt]);
  });

  it('share the settings when sentences are compared, and need a sentence each', () => {
    const list = firstVariations(base, name);
    expect(faultsOf(bodyOf('prompt', base, list, null))).toContainEqual(
      expect.objectContaining({ at: 1, field: 'prompt' }),
    );
    const written = list.map((one, i) => ({ ...one, prompt: `${base.prompt} ${i}`, framework: null }));
    const body = bodyOf('prompt', base, written, null);
    expect(faultsOf(body)).toEqual([]);
    expect(body.variations.map(({ framework }) => framework)).toEqual(['PAS', 'PAS']);
  });
});
