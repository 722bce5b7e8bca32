/** One filter with named options; values are plain and get quoted when the graph is printed. */
export interface Filter {
  name: string;
  options?: Record<string, string | number>;
}

/** Filters in a row, from open labels to open labels. */
export interface Chain {
  from: string[];
  filters: Filter[];
  to: string[];
}

/** A filter graph as data: what is drawn, before anything native sees it. */
export interface Graph {
  chains: Chain[];
}

/** Gives one filter with its options. */
export function filter(name: string, options?: Record<string, string | number>): Filter {
  return options ? { name, options } : { name };
}

/**
 * Quotes an option value for libavfilter's two readers, the option list inside and the graph around it
 * (ffmpeg-filters(1), "Notes on filtergraph escaping").
 */
export function quote(value: string | number): string {
  const text = String(value);
  if (/^[\w.+-]*$/.test(text)) return text;
  const inOptions = text.replace(/[\\':]/g, '\\$&');
  return inOptions.replace(/[\\'[\],;]/g, '\\$&');
}

function printFilter({ name, options }: Filter): string {
  const pairs = Object.entries(options ?? {}).map(([key, value]) => `${key}=${quote(value)}`);
  return pairs.length === 0 ? name : `${name}=${pairs.join(':')}`;
}

/** Takes a graph, gives the text libavfilter parses. */
export function printGraph(graph: Graph): string {
  const label = (name: string) => `[${name}]`;
  return graph.chains
    .map(
      ({ from, filters, to }) =>
        from.map(label).join('') + filters.map(printFilter).join(',') + to.map(label).join(''),
    )
    .join(';');
}
