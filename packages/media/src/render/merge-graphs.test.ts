import { describe, expect, it } from 'vitest';
import { filter, printGraph, type Graph } from './filter-graph.ts';
import { mergeGraphs } from './merge-graphs.ts';

const graph = (file: string, width: number): Graph => ({
  chains: [
    { from: [], filters: [filter('movie', { filename: file }), filter('fps', { fps: 30 })], to: ['a'] },
    { from: ['a'], filters: [filter('scale', { w: width })], to: ['v'] },
  ],
});

describe('mergeGraphs', () => {
  it('reads a file once for all who want the same of it', () => {
    expect(printGraph(mergeGraphs([graph('s0', 64), graph('s0', 32)]))).toBe(
      'movie=filename=s0,fps=fps=30,split=outputs=2[r0_a][r1_a];[r0_a]scale=w=64[r0_v];[r1_a]scale=w=32[r1_v]',
    );
  });

  it('keeps what differs apart', () => {
    expect(mergeGraphs([graph('s0', 64), graph('s1', 64)]).chains).toHaveLength(4);
  });
});
