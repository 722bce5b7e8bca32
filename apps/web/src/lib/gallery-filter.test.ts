import { expect, it } from 'vitest';
import { galleryFilter, NO_FILTER } from './gallery-filter.ts';

const read = (search: Record<string, unknown>) =>
  galleryFilter(search as Parameters<typeof galleryFilter>[0]);

it('reads what an address says, and leaves out what it says wrongly', () => {
  expect(read({})).toEqual(NO_FILTER);
  expect(read({ q: 'mug', status: 'failed', sort: 'cost' })).toEqual({
    q: 'mug',
    status: 'failed',
    sort: 'cost',
  });
  expect(read({ q: 42, status: 'gone', sort: '__proto__' })).toEqual({ ...NO_FILTER, q: '42' });
});
