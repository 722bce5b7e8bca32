import type { Comparison } from '@admint/contract';

type Tree = { [key: string]: unknown };

/**
 * Takes what each video was asked with, gives the settings that are not the same everywhere, by their path
 * (`coherence.narrative`), with one value a
 * person can read per video; the prompt comes first.
 */
export function differencesOf(asked: Tree[]): Comparison['differences'] {
  const flat = asked.map((one) => new Map(leavesOf(one)));
  const fields = [...new Set(flat.flatMap((leaves) => [...leaves.keys()]))].filter(
    (field) => field !== 'seed',
  );
  return fields.flatMap((field) => {
    const values = flat.map((leaves) => readable(leaves.get(field)));
    return new Set(values).size > 1 ? [{ field, values }] : [];
  });
}

function leavesOf(tree: Tree, path = ''): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]): [string, unknown][] => {
    const here = `${path}${key}`;
    const isTree = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isTree ? leavesOf(value as Tree, `${here}.`) : [[here, value]];
  });
}

/** What is left out is the default, and reads as such. */
function readable(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'default';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
