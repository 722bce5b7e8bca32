import type { Environment } from '../environment.ts';
import { EXIT, Failure } from '../failure.ts';
import { findRunningServer, isHealthy } from './announcement.ts';
import { type Api, openApi } from './api.ts';
import { type PrivateServer, startPrivateServer } from './private-server.ts';

const DEMO = { email: 'demo@example.com', password: 'demo123' };

export interface Connection {
  api: Api;
  /** Stops the server if it was started for this command. */
  close: () => Promise<void>;
}

export interface ConnectOptions {
  server?: string;
  email?: string;
  password?: string;
}

/**
 * Finds a server (`--server` or ADMINT_SERVER, else the one running on the data folder, else a private one) and
 * logs in. Throws Failure: `unreachable`, or `login_needed`.
 */
export async function connect(
  options: ConnectOptions,
  environment: Environment,
  tell: (line: string) => void,
): Promise<Connection> {
  const given = options.server ?? environment.server;
  const local = given === undefined ? localServer(environment, tell) : undefined;
  try {
    const api = openApi(local ? await local.find() : await givenServer(given ?? ''));
    if (local) api.findAgain = () => local.find();
    await logIn(api, options, environment);
    return { api, close: async () => local?.close() };
  } catch (error) {
    await local?.close();
    throw error;
  }
}

async function givenServer(url: string): Promise<string> {
  if (await isHealthy(url)) return url;
  throw new Failure(EXIT.unreachable, 'unreachable', `No AdMint server answers at ${url}.`);
}

const TRIES = 40;
/** How often a server of ours may end by itself before we take it that it always will. */
const MOST_STARTS = 3;
const PAUSE_MS = 500;

/**
 * The server on the data folder: one that runs, else one of our own. The one that runs may belong to another
 * command and end with it; finding again then starts our own, which picks up the work.
 */
function localServer(environment: Environment, tell: (line: string) => void) {
  let own: PrivateServer | undefined;
  let starts = 0;
  return {
    async find(): Promise<string> {
      if (own?.isRunning()) return own.url;
      if (starts === MOST_STARTS) {
        const text = `The server ended by itself ${starts} times. It said:\n${own?.lastWords()}`;
        throw new Failure(EXIT.unreachable, 'server_died', text, 'unknown');
      }
      for (let attempt = 1; ; attempt += 1) {
        const running = await findRunningServer(environment.home);
        if (running) return running.url;
        try {
          if (attempt === 1) tell('Starting a private server...');
          own = await startPrivateServer(environment);
          starts += 1;
          return own.url;
        } catch (error) {
          // Another one on the same folder is just starting or stopping.
          if (!isTaken(error) || attempt === TRIES) throw error;
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    },
    close: async () => own?.stop(),
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof Failure && /Another AdMint is running/.test(error.message);
}

async function logIn(api: Api, options: ConnectOptions, environment: Environment): Promise<void> {
  const email = options.email ?? environment.email;
  const password = options.password ?? environment.password;
  const { demo } = await api.call('health', {});
  if (!demo && (email === undefined || password === undefined)) {
    throw new Failure(
      EXIT.refused,
      'login_needed',
      'This server has no demo user. Give --email and --password, or ADMINT_EMAIL and ADMINT_PASSWORD.',
    );
  }
  const body = email === undefined || password === undefined ? DEMO : { email, password };
  const { session_token } = await api.call('login', { body });
  api.token = session_token;
}
