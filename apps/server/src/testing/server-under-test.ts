import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tryPort } from '../postgres/free-port.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface ServerSettings {
  home: string;
  role?: 'all' | 'api' | 'worker';
  databaseUrl?: string;
  provider?: string;
  scriptedUrl?: string;
  env?: Record<string, string>;
}

/** A server in a process of its own, as a user runs it; may be killed and started again. */
export class ServerUnderTest {
  readonly #settings: ServerSettings;
  #process: ChildProcess | null = null;
  #output = '';
  #port = 0;

  constructor(settings: ServerSettings) {
    this.#settings = settings;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get output(): string {
    return this.#output;
  }

  /** Starts it (at `port`, the first time) and waits until it says that it is ready. Throws with its output when it ends instead. */
  async start(port = 0): Promise<void> {
    if (!existsSync(MAIN)) throw new Error('the server has not been built');
    this.#port ||= port || ((await tryPort(0, '127.0.0.1')) ?? 0);
    const { home, role, databaseUrl, provider, scriptedUrl, env } = this.#settings;
    const child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'test',
        ADMINT_HOME: home,
        ADMINT_OPEN: '0',
        ADMINT_LOG_LEVEL: 'warn',
        PORT: String(this.#port),
        ...(role && { ADMINT_ROLE: role }),
        ...(databaseUrl && { DATABASE_URL: databaseUrl }),
        ...(provider && { ADMINT_PROVIDER: provider }),
        ...(scriptedUrl && { ADMINT_SCRIPTED_URL: scriptedUrl }),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.#output = '';
    const collect = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    while (!/is ready/.test(this.#output)) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the server ended:\n${this.#output}`);
      await sleep(25);
    }
  }

  /** SIGSTOP freezes it, SIGCONT wakes it. */
  signal(name: NodeJS.Signals): void {
    this.#process?.kill(name);
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As a user would end it. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await ended;
    this.#process = null;
  }
}
