import { describe, expect, it } from 'vitest';
import { NO_STROKES, type Stroke, strokesAfter } from './brush.ts';

const stroke = (x: number): Stroke => ({ mode: 'erase', size: 10, points: [[x, 0]] });
const draw = (x: number) => ({ do: 'draw', stroke: stroke(x) }) as const;

describe('the gestures of the edge brush', () => {
  it('are taken back one by one, and done again in the order they were made', () => {
    const two = [draw(1), draw(2)].reduce(strokesAfter, NO_STROKES);
    const back = strokesAfter(strokesAfter(two, { do: 'undo' }), { do: 'undo' });
    expect(back.done).toEqual([]);
    expect(strokesAfter(back, { do: 'redo' }).done).toEqual([stroke(1)]);
    expect(strokesAfter(strokesAfter(back, { do: 'redo' }), { do: 'redo' })).toEqual(two);
  });

  it('forget what was taken back once a new one is made', () => {
    const one = strokesAfter(strokesAfter(NO_STROKES, draw(1)), { do: 'undo' });
    const other = strokesAfter(one, draw(2));
    expect(other).toEqual({ done: [stroke(2)], undone: [] });
    expect(strokesAfter(other, { do: 'redo' })).toBe(other);
  });

  it('have nothing to take back at the start', () => {
    expect(strokesAfter(NO_STROKES, { do: 'undo' })).toEqual(NO_STROKES);
  });
});
