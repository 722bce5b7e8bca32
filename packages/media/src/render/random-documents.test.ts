import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDocument } from '../fixtures/check-document.ts';
import { makeDocumentBench } from '../fixtures/document-bench.ts';

let bench: Awaited<ReturnType<typeof makeDocumentBench>>;
beforeAll(async () => {
  bench = await makeDocumentBench();
});
afterAll(() => bench.remove());

describe('random documents', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'document %d renders what it says; edited, its cached export equals a full one',
    async (seed) => {
      expect(await checkDocument(seed, bench)).toEqual([]);
    },
  );
});
