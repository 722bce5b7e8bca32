import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSegmentStore } from './segment-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const segment = {
  extradata: Buffer.from([1, 2, 3]),
  packets: [
    { data: Buffer.from('first'), pts: 0, dts: -2, duration: 1, key: true },
    { data: Buffer.from('second'), pts: 1, dts: -1, duration: 1, key: false },
  ],
  facts: { lufs: -14 },
};

describe('segment store', () => {
  it('gives back what was written, in another process too', () => {
    openSegmentStore(folder).write('one', segment);
    const read = openSegmentStore(folder).read('one');
    expect(read?.packets.map(({ data, ...rest }) => [data.toString(), rest])).toEqual(
      segment.packets.map(({ data, ...rest }) => [data.toString(), rest]),
    );
    expect(read?.facts).toEqual({ lufs: -14 });
    expect(readdirSync(folder)).toEqual(['one.seg']);
  });

  it.each([10, 60, -1])('does not trust a file with a changed byte at %d', (at) => {
    const path = join(folder, 'bad.seg');
    openSegmentStore(folder).write('bad', segment);
    const bytes = readFileSync(path);
    const index = at < 0 ? bytes.length + at : at;
    bytes[index] = (bytes[index] ?? 0) ^ 0x55;
    writeFileSync(path, bytes);
    expect(openSegmentStore(folder).read('bad')).toBeNull();
  });

  it('does not trust half a file', () => {
    const store = openSegmentStore(folder);
    store.write('half', segment);
    const path = join(folder, 'half.seg');
    writeFileSync(path, readFileSync(path).subarray(0, 40));
    expect(openSegmentStore(folder).has('half')).toBe(false);
  });
});
