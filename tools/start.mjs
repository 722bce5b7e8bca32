import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { installIfChanged, requireNode } from './install.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
requireNode();
installIfChanged();
buildIfChanged();

/** Prices and models as with a key, for no money: the simulator plays Replicate. */
async function withSimulator() {
  const simulator = spawn(process.execPath, ['tools/simulator.mjs', '--port', '0', '--scale', '0.2'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    simulator.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /replicate\s+(http:\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    simulator.once('exit', () => reject(new Error('the simulator did not start')));
  });
  process.on('exit', () => simulator.kill());
  console.log(`Simulated models: nothing here costs money (${address})`);
  return { ...process.env, REPLICATE_API_TOKEN: 'simulated', REPLICATE_BASE_URL: address };
}

const env = process.env.ADMINT_SIMULATOR === '1' ? await withSimulator() : process.env;
// Pictures are large and short-lived: what is over a megabyte goes back to the system at once (glibc, mallopt(3)).
const memory = { MALLOC_MMAP_THRESHOLD_: '1048576' };
const server = spawn(process.execPath, ['apps/server/dist/main.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...memory, ...env },
});
// A terminal sends Ctrl-C to the server as well; a supervisor only to us. Either way the server ends first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal);
  });
}
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
