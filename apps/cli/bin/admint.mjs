#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/main.js', import.meta.url);

// A fresh clone has been installed but not built yet.
if (!existsSync(main)) build();
await import(main.href);

function build() {
  process.stderr.write('Building AdMint, once...\n');
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  let tsc;
  try {
    tsc = createRequire(import.meta.url)
      .resolve('typescript/package.json')
      .replace(/package\.json$/, 'bin/tsc');
  } catch {
    process.stderr.write('Its parts are not installed: run "npm install" in the project folder first.\n');
    process.exit(1);
  }
  const { status } = spawnSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0 || !existsSync(main)) {
    process.stderr.write('The build failed; what it said is above.\n');
    process.exit(1);
  }
}
