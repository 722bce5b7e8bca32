import './workflows/clean-up.ts';
import './workflows/exports.ts';
import './workflows/auto-story.ts';
import './workflows/settle-unknown.ts';
import './workflows/story.ts';
import { mkdir } from 'node:fs/promises';
import { AdmintError } from '@admint/contract';
import { announceReady, openBrowser } from './announce.ts';
import { loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { startProcess } from './process.ts';

/** How long running work may take to end by itself when we are asked to stop; the rest is picked up at the next start. */
const DRAIN_MS = 1500;

async function main(): Promise<void> {
  const config = loadConfig();
  await mkdir(config.home, { recursive: true });
  const log = createLog(config.logLevel);
  const running = await startProcess(config, log);
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    running.stop(DRAIN_MS).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping went wrong');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  await announceReady(config, running);
  if (running.url && config.openBrowser) await openBrowser(running.url);
}

main().catch((error: unknown) => {
  const sentence = error instanceof AdmintError ? error.userMessage : error;
  process.stderr.write(
    `AdMint could not start: ${sentence instanceof Error ? sentence.stack : String(sentence)}\n`,
  );
  process.exit(1);
});
