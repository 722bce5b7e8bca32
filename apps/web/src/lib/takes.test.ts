import { describe, expect, it } from 'vitest';
import { placesOf, withTake } from './takes.ts';
import { sampleImage } from './testing/sample-session.ts';

const front = sampleImage('front', 'front', 1);
const side = sampleImage('side', 'side', 2);
const again = { ...sampleImage('again', 'front', 3), slot: 'front' };
const all = [again, side, front];
const standing = (picks: Record<string, string>, chosen: string[]) =>
  placesOf(all, picks, chosen).map(({ current }) => current.id);

describe('the places of a board', () => {
  it('show the newest take until somebody chooses', () => {
    expect(standing({}, [])).toEqual(['again', 'side']);
    expect(placesOf(all, {}, [])[0]?.takes.map(({ id }) => id)).toEqual(['front', 'again']);
  });

  it('keep a chosen take in its place when a new one arrives', () => {
    expect(standing({}, ['front'])).toEqual(['front', 'side']);
  });

  it('show the take that was picked, and a second chosen one beside it', () => {
    expect(standing({ front: 'front' }, [])).toEqual(['front', 'side']);
    expect(standing({ front: 'front' }, ['again'])).toEqual(['front', 'again', 'side']);
  });

  it('are not emptied by a pick of something that is gone', () => {
    expect(standing({ front: 'gone' }, [])).toEqual(['again', 'side']);
  });
});

describe('a take that replaces another', () => {
  it('stands where the other stood, and nowhere when none of its place was chosen', () => {
    expect(withTake(['side', 'front'], again, all)).toEqual(['side', 'again']);
    expect(withTake(['side'], again, all)).toEqual(['side']);
    expect(withTake(['again', 'front'], again, all)).toEqual(['again', 'front']);
  });
});
