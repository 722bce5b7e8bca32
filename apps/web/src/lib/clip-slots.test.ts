import { describe, expect, it } from 'vitest';
import { type ClipSlot, clipSlots } from './clip-slots.ts';
import { sampleClip } from './testing/sample-session.ts';

const shown = (slots: ClipSlot[]) =>
  slots.map((slot) => (slot.kind === 'item' ? slot.item.id : `(${slot.imageId})`));
const board = ['one', 'two', 'three'];
const bare = { picks: {}, failure: null };

describe('clipSlots', () => {
  it('puts each clip into the place of its image, in the order of the mood board', () => {
    const session = {
      ...bare,
      approved_images: board,
      generated_clips: [sampleClip('c3', 'three', 1), sampleClip('c1', 'one', 2)],
    };
    expect(shown(clipSlots(session, [], true))).toEqual(['c1', '(two)', 'c3']);
    expect(shown(clipSlots(session, [], false))).toEqual(['c1', 'c3']);
  });

  it('waits again where an older clip of the same image exists; that one is a take of the place', () => {
    const session = {
      ...bare,
      approved_images: board,
      generated_clips: [sampleClip('old', 'two', 1), sampleClip('new', 'one', 5)],
    };
    expect(shown(clipSlots(session, ['old'], true))).toEqual(['new', '(two)', '(three)']);
    expect(shown(clipSlots(session, ['old'], false))).toEqual(['new', 'old']);
  });

  it('shows the newest of several clips of an image, and keeps the others as takes', () => {
    const generated_clips = ['a', 'b'].map((id, at) => ({ ...sampleClip(id, 'one', at), slot: 'one' }));
    const session = { ...bare, approved_images: ['one'], generated_clips };
    const [slot] = clipSlots(session, [], false);
    expect(slot).toMatchObject({ item: { id: 'b' }, takes: [{ id: 'a' }, { id: 'b' }] });
    expect(shown(clipSlots({ ...session, picks: { one: 'a' } }, [], false))).toEqual(['a']);
  });

  it('shows the place of a clip that could not be made', () => {
    const parts = [{ name: 'clip 2', message: 'The model gave up.' }];
    const failure = {
      stage: 'clip_generation' as const,
      code: 'partial_failure',
      message: '',
      retryable: true,
      charged: 'none' as const,
      parts,
    };
    const session = {
      picks: {},
      failure,
      approved_images: board,
      generated_clips: [sampleClip('c1', 'one')],
    };
    expect(clipSlots(session, [], false).map(({ kind }) => kind)).toEqual(['item', 'failed']);
  });
});
