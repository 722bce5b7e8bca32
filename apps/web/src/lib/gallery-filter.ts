import type { SearchSchemaInput } from '@tanstack/react-router';
import type { GenerationSort, GenerationStatus } from '@admint/contract';

/** What the gallery shows; it is kept in the page's address. */
export interface GalleryFilter {
  q: string;
  status: GenerationStatus | 'all';
  sort: GenerationSort;
}

export const NO_FILTER: GalleryFilter = { q: '', status: 'all', sort: 'newest' };

export const STATUSES = [
  'all',
  'completed',
  'processing',
  'failed',
  'canceled',
] as const satisfies readonly GalleryFilter['status'][];
export const SORTS = ['newest', 'oldest', 'longest', 'cost'] as const satisfies readonly GenerationSort[];

/** Takes what an address says, gives a filter; what it says wrongly is left at its default. */
export function galleryFilter(search: Partial<GalleryFilter> & SearchSchemaInput): GalleryFilter {
  return {
    q: String(search.q ?? '').slice(0, 200),
    status: STATUSES.find((one) => one === search.status) ?? NO_FILTER.status,
    sort: SORTS.find((one) => one === search.sort) ?? NO_FILTER.sort,
  };
}
