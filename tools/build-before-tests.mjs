import { spawnSync } from 'node:child_process';

/** Worker threads and child processes run from dist, so it has to match the source under test. */
export default function setup() {
  if (process.env.ADMINT_TESTS_BUILT === '1') return;
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { stdio: 'inherit' });
}
