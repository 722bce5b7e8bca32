/**
 * Renders seeded random documents and checks every frame: `node packages/media/scripts/random-documents.mjs [count] [first seed]`.
 * Prints the faults and ends with `N documents, M faults`; exits 1 when there is one.
 */
import { rmSync } from 'node:fs';
import { checkDocument } from '../dist/fixtures/check-document.js';
import { makeDocumentBench } from '../dist/fixtures/document-bench.js';

const say = (line) => process.stdout.write(`${line}\n`);
const count = Number(process.argv[2] ?? 500);
const first = Number(process.argv[3] ?? 1);
const bench = await makeDocumentBench();
let faults = 0;
for (let seed = first; seed < first + count; seed++) {
  const found = await checkDocument(seed, bench).catch((error) => [`seed ${seed}: ${error.stack}`]);
  faults += found.length;
  for (const fault of found) say(fault);
  rmSync(bench.at(`cache-${seed}`), { recursive: true, force: true });
  if ((seed - first + 1) % 25 === 0) say(`${seed - first + 1} of ${count} done`);
}
bench.remove();
say(`${count} documents, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
