import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { findChromium } from './chromium.mjs';

/**
 * `npm run screens -- <folder> [screen …]`: pictures of every screen (or the named ones) at 1440, 1024 and 390 px in
 * both themes, and sheets of them to look at, into the folder. A server and an account of its own are made for it, or
 * taken from the folder named by SCREENS_HOME, where they stay for the next time.
 */
const [folder, ...only] = process.argv.slice(2);
if (!folder) {
  console.error('usage: npm run screens -- <folder> [screen …]');
  process.exit(2);
}
const into = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
buildIfChanged();
const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'e2e/screens.config.ts'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    CHROMIUM_PATH: (await findChromium()) ?? '',
    SCREENS_FOLDER: into,
    SCREENS_ONLY: only.join(','),
  },
});
process.exit(status ?? 1);
