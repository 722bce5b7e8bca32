import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './install.mjs';

/** What each part of the build is made of, and what says that it was made. */
const SERVER = { stamp: 'node_modules/.admint-built-server', made: 'apps/server/dist/main.js' };
const WEB = { stamp: 'node_modules/.admint-built-web', made: 'apps/web/dist/index.html' };

function sources(folders) {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], {
    encoding: 'utf8',
  });
  if (listed.status === 0) return listed.stdout.split('\n').filter(Boolean);
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.(ts|tsx|css|html|json|svg)$/.test(file) && !/\/(dist|node_modules)\//.test(file));
}

function fingerprint(folders) {
  const hash = createHash('sha256');
  for (const file of sources([...folders, 'package-lock.json', 'tsconfig.base.json']).sort()) {
    if (existsSync(file)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function stale({ stamp, made }, print) {
  return !existsSync(made) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== print;
}

/** Builds the server and the web app where their sources changed since the last build. */
export function buildIfChanged() {
  mkdirSync('node_modules', { recursive: true });
  const server = fingerprint(['packages', 'apps/server', 'apps/cli']);
  if (stale(SERVER, server)) {
    console.log('Building the server…');
    run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
    writeFileSync(SERVER.stamp, server);
  }
  const web = fingerprint(['packages/contract', 'packages/overlay', 'apps/web']);
  if (stale(WEB, web)) {
    console.log('Building the web app…');
    run('npm', ['run', 'build', '-w', '@admint/web', '--silent']);
    writeFileSync(WEB.stamp, web);
  }
}
