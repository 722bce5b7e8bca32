import { describe, expect, it } from 'vitest';
import { type ImageSlot, imageSlots, viewsWanted } from './image-slots.ts';
import { sampleImage } from './testing/sample-session.ts';

const shown = (slots: ImageSlot[]) =>
  slots.map((slot) => (slot.kind === 'item' ? slot.item.id : `(${slot.view})`));

describe('imageSlots', () => {
  it('waits with one place per view asked for', () => {
    expect(shown(imageSlots([], [], 4))).toEqual(['(front)', '(side)', '(back)', '(top)']);
  });

  it('puts what arrives, in any order, into the place that waited for it', () => {
    const arrived = [sampleImage('t', 'top', 1), sampleImage('s', 'side', 2)];
    expect(shown(imageSlots(arrived, [], 4))).toEqual(['(front)', 's', '(back)', 't']);
  });

  it('keeps the pictures made before, and makes room after them', () => {
    const old = [sampleImage('f1', 'front', 1), sampleImage('s1', 'side', 2)];
    const slots = imageSlots([...old, sampleImage('f2', 'front', 9)], ['f1', 's1'], 4);
    expect(shown(slots)).toEqual(['f1', 's1', '(back)', '(top)', 'f2', '(side)']);
  });

  it('waits for nothing when no work runs', () => {
    expect(
      shown(imageSlots([sampleImage('l', 'lifestyle', 1), sampleImage('f', 'front', 2)], [], 0)),
    ).toEqual(['f', 'l']);
  });

  it('shows a seventh and an eighth picture after the six views', () => {
    expect(viewsWanted(8)).toEqual([
      'front',
      'side',
      'back',
      'top',
      'detail',
      'lifestyle',
      'front',
      'lifestyle',
    ]);
    expect(imageSlots([], [], 8)).toHaveLength(8);
  });

  it('keeps the place of a picture that could not be made', () => {
    const part = { name: 'side view', message: 'The model gave up.' };
    const made = [sampleImage('f', 'front', 1), sampleImage('b', 'back', 2)];
    expect(imageSlots(made, [], 0, [part]).map(({ kind }) => kind)).toEqual(['item', 'failed', 'item']);
  });
});
