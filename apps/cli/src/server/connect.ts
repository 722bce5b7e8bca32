import type { Environment } from '../environment.ts';
import { EXIT, Failure } from '../failure.ts';
import { findRunningServer, isHealthy } from './announcement.ts';
import { type Api, openApi } from './api.ts';
import { startPrivateServer } from './private-server.ts';

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
  const { url, close } = await findServer(options.server ?? environment.server, environment, tell);
  try {
    const api = openApi(url);
    await logIn(api, options, environment);
    return { api, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function findServer(
  given: string | undefined,
  environment: Environment,
  tell: (line: string) => void,
): Promise<{ url: string; close: () => Promise<void> }> {
  const close = () => Promise.resolve();
  if (given !== undefined) {
    if (await isHealthy(given)) return { url: given, close };
    throw new Failure(EXIT.unreachable, 'unreachable', `No AdMint server answers at ${given}.`);
  }
  const running = await findRunningServer(environment.home);
  if (running) return { url: running.url, close };
  tell('Starting a private server...');
  const server = await startPrivateServer(environment);
  return { url: server.url, close: server.stop };
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
