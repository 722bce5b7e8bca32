import type { Chain, Graph } from './filter-graph.ts';

/** The label of graph `i`'s own `label` after merging. */
export function mergedLabel(i: number, label: string): string {
  return `r${i}_${label}`;
}

/**
 * Takes graphs that run side by side, gives one in which sources that read the same stretch of the same file in the
 * same way are read once and split.
 */
export function mergeGraphs(graphs: readonly Graph[]): Graph {
  const chains = graphs.flatMap(({ chains: own }, i) =>
    own.map(
      (chain): Chain => ({
        filters: chain.filters,
        from: chain.from.map((label) => mergedLabel(i, label)),
        to: chain.to.map((label) => mergedLabel(i, label)),
      }),
    ),
  );
  const sources = new Map<string, Chain[]>();
  for (const chain of chains.filter(isReader)) {
    const same = JSON.stringify(chain.filters);
    sources.set(same, [...(sources.get(same) ?? []), chain]);
  }
  const shared = [...sources.values()].map(([first, ...rest]): Chain => {
    const to = [first, ...rest].flatMap((chain) => chain?.to ?? []);
    const split = to.length > 1 ? [{ name: 'split', options: { outputs: to.length } }] : [];
    return { from: [], filters: [...(first?.filters ?? []), ...split], to };
  });
  return { chains: [...shared, ...chains.filter((chain) => !isReader(chain))] };
}

function isReader(chain: Chain): boolean {
  return (
    chain.from.length === 0 &&
    chain.filters[0]?.name === 'movie' &&
    chain.filters.some(({ name }) => name === 'fps')
  );
}
