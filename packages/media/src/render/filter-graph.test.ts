import { describe, expect, it } from 'vitest';
import { filter, printGraph, quote } from './filter-graph.ts';

describe('quote', () => {
  it('leaves plain names and numbers as they are', () => {
    expect(quote('clip-1.mp4')).toBe('clip-1.mp4');
    expect(quote(-0.5)).toBe('-0.5');
  });

  it('escapes for the option list first and for the graph around it second', () => {
    expect(quote('a:b')).toBe('a\\\\:b');
    expect(quote("it's")).toBe("it\\\\\\'s");
    expect(quote('gte(n,3)')).toBe('gte(n\\,3)');
    expect(quote('[x];y')).toBe('\\[x\\]\\;y');
    expect(quote('back\\slash')).toBe('back\\\\\\\\slash');
  });
});

describe('printGraph', () => {
  it('prints labels, filters and options in the order given', () => {
    const chains = [
      { from: [], filters: [filter('color', { c: '0x204060', s: '16x16' })], to: ['a'] },
      { from: ['a'], filters: [filter('hflip'), filter('format', { pix_fmts: 'yuv420p' })], to: ['v'] },
    ];
    expect(printGraph({ chains })).toBe('color=c=0x204060:s=16x16[a];[a]hflip,format=pix_fmts=yuv420p[v]');
  });
});
