import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into a private server before its own code: ends it in good order when the command that started it is
 * gone, however it went. The pipe to our standard input closes with that process.
 */
const main = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

// The server's own threads and children inherit this file, but not the pipe.
if (isMainThread && process.argv[1] === main) {
  const end = () => process.kill(process.pid, 'SIGTERM');
  process.stdin.on('end', end).on('error', end).resume();
}
