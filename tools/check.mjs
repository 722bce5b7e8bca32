import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { checkHouse } from './house.mjs';

const bin = (name) => `node_modules/.bin/${name}`;

const steps = [
  { name: 'format', command: bin('biome'), args: ['format', '.'] },
  { name: 'types', command: process.execPath, args: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'types of the web app',
    command: process.execPath,
    args: ['node_modules/typescript/bin/tsc', '-p', 'apps/web', '--noEmit'],
  },
  { name: 'typed lint', command: bin('oxlint'), args: ['--type-aware', '--quiet'] },
  { name: 'import law', command: process.execPath, args: ['tools/import-law.mjs'] },
  { name: 'criteria and their tests', command: process.execPath, args: ['tools/traceability.mjs'] },
  { name: 'dead code', command: bin('knip'), args: ['--no-progress'] },
];

const totals = { passed: 0, failed: 0 };
for (const { name, command, args } of steps) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  const good = status === 0;
  totals[good ? 'passed' : 'failed'] += 1;
  console.log(`${good ? '✓' : '✗'} ${name}`);
  if (!good) console.log(`${stdout}${stderr}`.trim());
}
const faults = checkHouse();
totals[faults.length === 0 ? 'passed' : 'failed'] += 1;
console.log(`${faults.length === 0 ? '✓' : '✗'} file sizes and single homes`);
for (const fault of faults) console.log(`  ${fault}`);

const at = process.argv.indexOf('--count');
if (at > 0) writeFileSync(process.argv[at + 1], JSON.stringify(totals));
process.exit(totals.failed === 0 ? 0 : 1);
