import type { Storyboard } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { draftOf, editOf, faultsOf, isSame, totalSeconds, usable } from './storyboard-draft.ts';

const scene = (number: number) => ({
  number,
  beat: 'Attention',
  visual_prompt: `The blue mug, picture ${number}`,
  overlay_text: 'Look closer.',
  duration: 3.5,
  camera_movement: 'dolly in',
  transition: number === 1 ? 'cut' : 'slide',
});
const board = {
  specification: { product: { name: 'Blue mug' }, cta: 'Pour one' },
  scenes: [scene(1), scene(2)],
} as unknown as Storyboard;

describe('a storyboard being rewritten', () => {
  it('sends scenes in their order, with the numbers they had', () => {
    const draft = draftOf(board);
    const turned = { ...draft, scenes: draft.scenes.toReversed() };
    expect(editOf(turned).scenes.map(({ number }) => number)).toEqual([2, 1]);
    expect(isSame(draft, turned)).toBe(false);
    expect(isSame(draft, draftOf(board))).toBe(true);
    expect(totalSeconds(draft)).toBe(7);
  });

  it('knows what the server would refuse', () => {
    const [first] = draftOf(board).scenes;
    if (!first) throw new Error('two scenes were given');
    expect(faultsOf({ ...first, visual_prompt: 'short' })).toEqual(['visual_prompt']);
    expect(faultsOf({ ...first, overlay_text: 'x'.repeat(61) })).toEqual(['overlay_text']);
    expect(usable({ ...draftOf(board), product_name: ' ' })).toBe(false);
    expect(usable(draftOf(board))).toBe(true);
  });
});
