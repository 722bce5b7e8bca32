import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentBench } from '../fixtures/check-document.ts';
import { makeDocumentBench } from '../fixtures/document-bench.ts';
import { randomDocument, randomEdit } from '../fixtures/random-document.ts';
import { renderTimeline } from './render-timeline.ts';

let bench: DocumentBench & { remove(): void };
beforeAll(async () => {
  bench = await makeDocumentBench();
});
afterAll(() => bench.remove());

it('the same document gives the same bits every time', async () => {
  // A wipe between flat pictures, 180 pixels across: where the encoder does not repeat itself, half of these differ.
  const { timeline, layers } = randomEdit(115, randomDocument(115, bench.clips, bench.music));
  const seen = new Set<string>();
  for (let round = 0; round < 8; round++) {
    const outPath = bench.at('out.mp4');
    await renderTimeline({ timeline, layers, sources: bench.sources, outPath, quality: 'final' });
    seen.add(createHash('sha256').update(readFileSync(outPath)).digest('hex'));
  }
  expect(seen.size).toBe(1);
});
