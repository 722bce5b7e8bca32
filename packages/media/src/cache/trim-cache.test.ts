import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { trimSegmentCache } from './trim-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'trim-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('removes what was used longest ago, and half-written parts of processes that are gone', async () => {
  for (const [i, name] of ['old.seg', 'middle.seg', 'new.seg'].entries()) {
    writeFileSync(join(folder, name), Buffer.alloc(100));
    utimesSync(join(folder, name), 1000 + i, 1000 + i);
  }
  const mine = `x.seg.${process.pid}-00000000.part`;
  writeFileSync(join(folder, mine), 'half');
  writeFileSync(join(folder, 'x.seg.4194305-00000000.part'), 'half');
  expect(await trimSegmentCache(folder, 250)).toBe(104);
  expect(readdirSync(folder).sort()).toEqual(['middle.seg', 'new.seg', mine].sort());
});
