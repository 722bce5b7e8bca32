import { constants } from 'node:fs';
import { access, mkdtemp, rm, stat, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFolder } from '../ensure-folder.ts';
import type { Check } from './finding.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LEAST_NODE = [20, 19] as const;
const GIGABYTE = 1e9;
/** The database, fonts and a few dozen ads. */
const LEAST_DISK = 2 * GIGABYTE;

export const checkNode: Check = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const detail = `Node ${process.versions.node}`;
  return enough
    ? { name: 'node', state: 'ok', detail }
    : { name: 'node', state: 'missing', detail, remedy: `install Node ${LEAST_NODE.join('.')} or newer` };
};

export const checkDependencies: Check = async () => {
  const name = 'dependencies';
  const installed = await changedAt(join(ROOT, 'node_modules', '.package-lock.json'));
  const locked = await changedAt(join(ROOT, 'package-lock.json'));
  if (installed === null) {
    return { name, state: 'missing', detail: 'not installed', remedy: 'npm install' };
  }
  if (locked !== null && locked > installed) {
    return {
      name,
      state: 'warning',
      detail: 'the lock file is newer than what is installed',
      remedy: 'npm install',
    };
  }
  return { name, state: 'ok', detail: 'installed' };
};

export const checkBuild: Check = async () => {
  const server = await changedAt(join(ROOT, 'apps/server/dist/main.js'));
  const web = await changedAt(join(ROOT, 'apps/web/dist/index.html'));
  const missing = [server === null && 'the server', web === null && 'the web app'].filter(Boolean);
  if (missing.length === 0) return { name: 'build', state: 'ok', detail: 'server and web app are built' };
  const detail = `not built: ${missing.join(' and ')}`;
  return {
    name: 'build',
    state: server === null ? 'missing' : 'warning',
    detail,
    remedy: 'npm start, or npm run build',
  };
};

export const checkDataFolder: Check = async ({ home }) => {
  const name = 'data folder';
  try {
    await ensureFolder(home);
    await rm(await mkdtemp(join(home, '.doctor-')), { recursive: true });
    return { name, state: 'ok', detail: `${home} can be written` };
  } catch (error) {
    const detail = `${home} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    return { name, state: 'missing', detail, remedy: 'set ADMINT_HOME to a folder of yours' };
  }
};

export const checkDiskSpace: Check = async ({ home }) => {
  const name = 'disk space';
  const { bavail, bsize } = await statfs(await nearestFolder(home));
  const free = bavail * bsize;
  const detail = `${(free / GIGABYTE).toFixed(1)} GB free at ${home}`;
  if (free >= LEAST_DISK) return { name, state: 'ok', detail };
  return { name, state: 'warning', detail, remedy: `make room: ${LEAST_DISK / GIGABYTE} GB are comfortable` };
};

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

export const checkChromium: Check = async ({ path }) => {
  const places = [
    ...path.flatMap((folder) => BROWSERS.map((browser) => join(folder, browser))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ];
  for (const place of places) {
    const there = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return { name: 'chromium', state: 'ok', detail: place };
  }
  return {
    name: 'chromium',
    state: 'warning',
    detail: 'none found; only the browser tests need it',
    remedy: 'npm test brings its own',
  };
};

async function changedAt(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

async function nearestFolder(path: string): Promise<string> {
  return (await changedAt(path)) !== null ? path : nearestFolder(dirname(path));
}
