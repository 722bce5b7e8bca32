import type { ReceiptLine } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { CSV_HEAD, csvLines } from './receipts-csv.ts';

const line: ReceiptLine = {
  id: 's/1/image_generator/front/a1',
  session_id: 's',
  agent: 'image_generator',
  part: 'front view',
  kind: 'image',
  provider: 'replicate',
  model: 'black-forest-labs/flux-schnell',
  state: 'succeeded',
  money: 'settled',
  provider_id: 'p1',
  reserved: 0.003,
  settled: 0.003,
  cached: false,
  error: null,
  created_at: '2026-11-20T10:00:00.000Z',
  settled_at: null,
  ad: 'pink shoes',
};
const adCell = (ad: string) =>
  csvLines([{ ...line, ad }])
    .split('Z,,')[1]
    ?.split(',s,image_generator')[0];

describe('receipts as a file', () => {
  it('have one line per call under the names of the columns', () => {
    expect(CSV_HEAD.split(',')).toHaveLength(17);
    expect(csvLines([line])).toBe(
      '2026-11-20T10:00:00.000Z,,pink shoes,s,image_generator,front view,image,replicate,' +
        'black-forest-labs/flux-schnell,settled,succeeded,no,0.003,0.003,p1,,s/1/image_generator/front/a1\r\n',
    );
  });

  it('never hold a cell that a spreadsheet would run', () => {
    for (const evil of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("x")']) {
      expect(adCell(evil)?.replace(/^"/, '').startsWith("'")).toBe(true);
    }
    expect(adCell('a "quoted", text')).toBe('"a ""quoted"", text"');
    expect(adCell('plain')).toBe('plain');
  });
});
