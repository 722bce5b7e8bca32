/*
 * Loaded into a private server before its own code: ends it in good order when the command that started it is
 * gone, however it went. The pipe to our standard input closes with that process.
 */
process.stdin.resume();
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
