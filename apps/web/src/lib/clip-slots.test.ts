import { describe, expect, it } from 'vitest';
import { type ClipSlot, clipSlots } from './clip-slots.ts';
import { sampleClip } from './testing/sample-session.ts';

const shown = (slots: ClipSlot[]) =>
  slots.map((slot) => (slot.kind === 'item' ? slot.item.id : `(${slot.imageId})`));
const board = ['one', 'two', 'three'];

describe('clipSlots', () => {
  it('puts each clip into the place of its image, in the order of the mood board', () => {
    const session = {
      approved_images: board,
      generated_clips: [sampleClip('c3', 'three', 1), sampleClip('c1', 'one', 2)],
    };
    expect(shown(clipSlots(session, [], true))).toEqual(['c1', '(two)', 'c3']);
    expect(shown(clipSlots(session, [], false))).toEqual(['c1', 'c3']);
  });

  it('waits again where an older clip of the same image exists, and keeps that one at the end', () => {
    const session = {
      approved_images: board,
      generated_clips: [sampleClip('old', 'two', 1), sampleClip('new', 'one', 5)],
    };
    expect(shown(clipSlots(session, ['old'], true))).toEqual(['new', '(two)', '(three)', 'old']);
  });

  it('shows the newest of several clips of an image first', () => {
    const session = {
      approved_images: ['one'],
      generated_clips: [sampleClip('a', 'one', 1), sampleClip('b', 'one', 2)],
    };
    expect(shown(clipSlots(session, [], false))).toEqual(['b', 'a']);
  });
});
