import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { installIfChanged, requireNode } from './install.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
requireNode();
installIfChanged();
buildIfChanged();

const reports = mkdtempSync(join(tmpdir(), 'admint-tests-'));
const chromium = await findChromium();
if (!chromium) {
  console.error('The browser tests need a Chromium: install one and set CHROMIUM_PATH.');
  process.exit(1);
}
const env = {
  ...process.env,
  CHROMIUM_PATH: chromium,
  E2E_REPORT: join(reports, 'e2e.json'),
  ADMINT_TESTS_BUILT: '1',
  ADMINT_OPEN: '0',
  FORCE_COLOR: '0',
};
const totals = { passed: 0, failed: 0 };

/** Runs one suite; a suite that fails without naming a failed test counts as one failure. */
function suite(name, command, args, count) {
  console.log(`\n── ${name} ──`);
  const began = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  const counted = count();
  totals.passed += counted.passed;
  totals.failed += status !== 0 && counted.failed === 0 ? 1 : counted.failed;
  const flaky = counted.flaky ? `, ${counted.flaky} of them only when run again` : '';
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`  ${name}: ${counted.passed} passed${flaky}, ${counted.failed} failed (${seconds} s)`);
}

function vitestCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}

function playwrightCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, flaky: stats.flaky };
}

const vitest = (name, config, file) =>
  suite(
    name,
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${join(reports, file)}`,
    ],
    () => vitestCounts(join(reports, file)),
  );

let checked = { passed: 0, failed: 0 };
suite('checks', process.execPath, ['tools/check.mjs', '--count', join(reports, 'check.json')], () => {
  const file = join(reports, 'check.json');
  if (existsSync(file)) checked = JSON.parse(readFileSync(file, 'utf8'));
  return checked;
});
vitest('unit and integration', 'vitest.config.ts', 'unit.json');
vitest('web', 'apps/web/vitest.config.ts', 'web.json');
suite('end to end', 'npx', ['playwright', 'test', '--config', 'e2e/playwright.config.ts'], () =>
  playwrightCounts(join(reports, 'e2e.json')),
);

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
