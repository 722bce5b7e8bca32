import { describe, expect, it } from 'vitest';
import { moved, movedTo } from './reorder.ts';

const ORDER = ['a', 'b', 'c', 'd'];

describe('reorder', () => {
  it('moves one step, or to an end', () => {
    expect(moved(ORDER, 'c', 'earlier')).toEqual(['a', 'c', 'b', 'd']);
    expect(moved(ORDER, 'b', 'later')).toEqual(['a', 'c', 'b', 'd']);
    expect(moved(ORDER, 'd', 'first')).toEqual(['d', 'a', 'b', 'c']);
    expect(moved(ORDER, 'a', 'last')).toEqual(['b', 'c', 'd', 'a']);
  });

  it('stays where it is at the ends', () => {
    expect(moved(ORDER, 'a', 'earlier')).toEqual(ORDER);
    expect(moved(ORDER, 'd', 'later')).toEqual(ORDER);
  });

  it('drops at a place and never loses or doubles anything', () => {
    expect(movedTo(ORDER, 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(movedTo(ORDER, 'x', 2)).toEqual(ORDER);
    for (const id of ORDER) {
      for (const place of [-3, 0, 1, 2, 3, 9]) expect(movedTo(ORDER, id, place).toSorted()).toEqual(ORDER);
    }
  });
});
