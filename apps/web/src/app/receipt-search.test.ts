import { describe, expect, it } from 'vitest';
import { receiptSearch } from './receipt-search.ts';

describe('the address of the receipts', () => {
  it('names the filter', () => {
    const filter = { money: 'settled', kind: 'image', model: 'a/b', from: '2026-11-01', to: '2026-11-20' };
    expect(receiptSearch(filter)).toEqual(filter);
  });
  it('may be anything: what is no filter is left out', () => {
    expect(receiptSearch({ money: 'stolen', kind: 7, from: 'yesterday', model: '', other: 'x' })).toEqual({});
  });
});
