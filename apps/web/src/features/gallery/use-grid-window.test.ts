import { describe, expect, it } from 'vitest';
import { rowsInView } from './use-grid-window.ts';

const view = (top: number) => rowsInView({ top, viewHeight: 900, rowHeight: 300, rows: 1250 }, 2);

describe('rowsInView', () => {
  it('draws what is seen and a little around it, never all', () => {
    expect(view(200)).toEqual({ first: 0, last: 5 });
    expect(view(-30_000)).toEqual({ first: 98, last: 105 });
  });

  it('stops at the ends', () => {
    expect(view(-1250 * 300 + 900)).toEqual({ first: 1245, last: 1250 });
    expect(view(5000)).toEqual({ first: 0, last: 2 });
    expect(rowsInView({ top: 0, viewHeight: 900, rowHeight: 300, rows: 0 })).toEqual({ first: 0, last: 0 });
  });
});
