import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.admint-installed';

/** Ends with a sentence when this Node cannot run the studio. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`AdMint needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs exactly what the lock file says, when it has changed since the last time. */
export function installIfChanged() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing dependencies (once per version of the lock file)…');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  addMissingParts();
  writeFileSync(STAMP, lock);
}

/** Runs a command with its output shown; ends this process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Native parts that the lock file may lack for this platform, because they were not published where it was written. */
const NATIVE = ['@napi-rs/canvas'];

/** Adds what `npm ci` could not know of: the parts for this platform, in the version of the package they belong to. */
function addMissingParts() {
  for (const name of NATIVE) {
    const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    // Of the two kinds of Linux only glibc: the private PostgreSQL has no other.
    const ours = `${name}-${process.platform}-${process.arch}`;
    const parts = Object.keys(manifest.optionalDependencies ?? {}).filter((part) =>
      [ours, `${ours}-gnu`, `${ours}-msvc`].includes(part),
    );
    if (parts.length === 0 || parts.some((part) => existsSync(`node_modules/${part}`))) continue;
    run('npm', [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      ...parts.map((part) => `${part}@${manifest.version}`),
    ]);
  }
}
