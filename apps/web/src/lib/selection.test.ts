import { describe, expect, it } from 'vitest';
import { type Selection, select } from './selection.ts';

const SHOWN = ['a', 'b', 'c', 'd', 'e'];
const none: Selection = { chosen: [], anchor: null };

describe('select', () => {
  it('toggles one and remembers where a range may start', () => {
    const once = select(none, { kind: 'toggle', id: 'b' }, SHOWN);
    expect(once).toEqual({ chosen: ['b'], anchor: 'b' });
    expect(select(once, { kind: 'toggle', id: 'b' }, SHOWN).chosen).toEqual([]);
  });

  it('keeps the order things were chosen in', () => {
    const first = select(none, { kind: 'toggle', id: 'd' }, SHOWN);
    expect(select(first, { kind: 'toggle', id: 'a' }, SHOWN).chosen).toEqual(['d', 'a']);
  });

  it('takes everything between the anchor and here, in both directions, each once', () => {
    const from = { chosen: ['d'], anchor: 'd' };
    expect(select(from, { kind: 'range', id: 'b' }, SHOWN).chosen).toEqual(['d', 'b', 'c']);
    expect(select({ chosen: ['b'], anchor: 'b' }, { kind: 'range', id: 'd' }, SHOWN).chosen).toEqual([
      'b',
      'c',
      'd',
    ]);
  });

  it('starts a range at the item itself when nothing was touched before', () => {
    expect(select(none, { kind: 'range', id: 'c' }, SHOWN).chosen).toEqual(['c']);
  });

  it('takes all without losing the order, and none', () => {
    expect(select({ chosen: ['c'], anchor: 'c' }, { kind: 'all' }, SHOWN).chosen).toEqual([
      'c',
      'a',
      'b',
      'd',
      'e',
    ]);
    expect(select({ chosen: ['c'], anchor: 'c' }, { kind: 'none' }, SHOWN)).toEqual(none);
  });
});
