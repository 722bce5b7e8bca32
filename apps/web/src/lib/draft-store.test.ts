import { beforeEach, describe, expect, it } from 'vitest';
import { draftStore } from './draft-store.ts';

beforeEach(() => draftStore.setState({ drafts: {} }));

const edit = (id: string, change: Parameters<ReturnType<typeof draftStore.getState>['edit']>[1]) =>
  draftStore.getState().edit(id, change);

describe('draftStore', () => {
  it('keeps what was typed and ticked in the browser, per ad', () => {
    edit('one', { product_prompt: 'a mug', images: ['a'] });
    edit('one', { images: ['a', 'b'] });
    edit('two', { scene_prompt: 'by the sea' });
    const kept = JSON.parse(localStorage.getItem('admint.drafts') ?? '{}');
    expect(kept.state.drafts.one).toMatchObject({ product_prompt: 'a mug', images: ['a', 'b'] });
    expect(kept.state.drafts.two).toMatchObject({ scene_prompt: 'by the sea' });
  });

  it('forgets a selection once the server has it', () => {
    edit('one', { images: ['a'] });
    edit('one', { images: undefined });
    expect(draftStore.getState().drafts.one?.images).toBeUndefined();
  });

  it('keeps the latest ads and lets the oldest go', () => {
    for (let n = 0; n < 60; n++) edit(`ad ${n}`, { product_prompt: `${n}` });
    const ids = Object.keys(draftStore.getState().drafts);
    expect(ids).toHaveLength(40);
    expect(ids).toContain('ad 59');
  });
});
