import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../environment.ts';
import { EXIT, Failure } from '../failure.ts';
import { findRunningServer } from './announcement.ts';

export interface PrivateServer {
  url: string;
  /** False once its process has ended. */
  isRunning: () => boolean;
  /** The end of what it printed. */
  lastWords: () => string;
  /** Asks it to stop and waits until it has. */
  stop: () => Promise<void>;
}

const START_SECONDS = 60;
const STOP_SECONDS = 15;

/** The built server, beside this package. */
export const SERVER_MAIN = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

/** Starts a server on a free port over the same data folder, for this command only. Throws Failure (`unreachable`) with what it said. */
export async function startPrivateServer({ home, variables }: Environment): Promise<PrivateServer> {
  if (!existsSync(SERVER_MAIN)) {
    throw new Failure(
      EXIT.unreachable,
      'not_built',
      'The server is not built. Run "npm start" once, or "npm run build".',
    );
  }
  const leash = new URL('./leash.js', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', leash, SERVER_MAIN], {
    // A group of its own: Ctrl-C in the terminal is for us, who then cancel the run before stopping it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      // As `npm start` does: large pictures are given back to the system at once (glibc, mallopt(3)).
      MALLOC_MMAP_THRESHOLD_: '1048576',
      ...variables,
      PORT: '0',
      HOST: '127.0.0.1',
      ADMINT_HOME: home,
      ADMINT_OPEN: '0',
      ADMINT_LOG_LEVEL: 'warn',
    },
  });
  const said = collectOutput(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = () => stopChild(child, ended);
  try {
    const url = await waitUntilReady(child, home, said);
    return { url, isRunning: () => !hasEnded(child), lastWords: said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitUntilReady(child: ChildProcess, home: string, said: () => string): Promise<string> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (Date.now() < deadline) {
    if (hasEnded(child)) {
      throw new Failure(EXIT.unreachable, 'server_did_not_start', said() || 'The server ended at once.');
    }
    const running = await findRunningServer(home);
    if (running?.pid === child.pid) return running?.url ?? '';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure(
    EXIT.unreachable,
    'server_did_not_start',
    `The server did not answer within ${START_SECONDS} s.\n${said()}`,
  );
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (!hasEnded(child)) child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
  await ended;
  clearTimeout(force);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

const KEPT = 4000;

/** Keeps the end of what the server says, for when it does not start; reading also keeps its pipes from filling. */
function collectOutput(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => (text = (text + chunk).slice(-KEPT)));
  }
  return () => text.trim();
}
