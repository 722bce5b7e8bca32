// @vitest-environment happy-dom
import type { SessionSummary } from '@admint/contract';
import { expect, it } from 'vitest';
import { newlyDone } from './done-notices.ts';

const ad = (id: string, running: boolean) => ({ id, running }) as SessionSummary;

it('tells of work that has ended, once, and never of work that was not seen running', () => {
  const before = [ad('a', true), ad('b', true), ad('c', false)];
  const now = [ad('a', false), ad('b', true), ad('c', false), ad('d', false)];
  expect(newlyDone(before, now).map(({ id }) => id)).toEqual(['a']);
  expect(newlyDone(now, now)).toEqual([]);
  expect(newlyDone([], now)).toEqual([]);
});
