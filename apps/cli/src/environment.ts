import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** What the command line reads from the environment; nothing else here does. */
export interface Environment {
  /** Data folder, the same one the server uses. */
  home: string;
  server: string | undefined;
  email: string | undefined;
  password: string | undefined;
  databaseUrl: string | undefined;
  /** The port `npm start` would use. */
  port: number;
  provider: string;
  /** Folders in which programs are looked for. */
  path: string[];
  /** All of it, to hand on to a child. */
  variables: NodeJS.ProcessEnv;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return {
    home: resolve((env.ADMINT_HOME || defaultHome()).replace(/^~(?=$|\/)/, homedir())),
    server: env.ADMINT_SERVER || undefined,
    email: env.ADMINT_EMAIL || undefined,
    password: env.ADMINT_PASSWORD || undefined,
    databaseUrl: env.DATABASE_URL || undefined,
    port: Number(env.PORT || 3000),
    provider: env.ADMINT_PROVIDER || 'local',
    path: (env.PATH ?? '').split(delimiter),
    variables: env,
  };
}

/** The server's own rule: a service of root keeps its data where services do. */
function defaultHome(): string {
  const service = process.platform === 'linux' && process.getuid?.() === 0;
  return service ? '/var/lib/admint' : join(homedir(), '.admint');
}
