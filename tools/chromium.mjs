import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const attempt = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

/**
 * Gives the path of a Chromium for the browser tests: CHROMIUM_PATH, one that is there, else Playwright's, else the
 * system's package. Gives null when none can be had.
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const there = KNOWN.find((path) => existsSync(path)) ?? (await playwrightsOwn());
  if (there) return there;
  console.log('No Chromium found; installing one for the browser tests…');
  if (attempt('npx', ['playwright', 'install', 'chromium'])) return playwrightsOwn();
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    attempt('apt-get', ['update', '-qq']);
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  return KNOWN.find((path) => existsSync(path)) ?? null;
}
