import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { installIfChanged, requireNode } from './install.mjs';

/** The whole proof that money is never spent twice: every kill, the full soak, and the simulator. About ten minutes
 * on two idle cores. */
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
requireNode();
installIfChanged();
buildIfChanged();

const file = join(mkdtempSync(join(tmpdir(), 'admint-money-')), 'money.json');
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  'apps/server/src/money',
  'apps/server/src/flow/kill-recovery',
  'packages/simulator',
];
const { status } = spawnSync(
  process.execPath,
  [...vitest, '--reporter=verbose', '--reporter=json', `--outputFile=${file}`],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ADMINT_MONEY: 'full',
      ADMINT_TESTS_BUILT: '1',
      ADMINT_OPEN: '0',
      FORCE_COLOR: '0',
    },
  },
);
const counted = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0 };
const failed = counted.numFailedTests || (status === 0 ? 0 : 1);
console.log(`\n${counted.numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
