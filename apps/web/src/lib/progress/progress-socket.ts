import type { ProgressEvent } from '@admint/contract';
import { backoff } from './backoff.ts';

/** `open` listens, `connecting` tries (again), `refused` was sent away for good. */
export type SocketStatus = 'connecting' | 'open' | 'refused';

export interface SocketLike {
  onopen: ((event: Event) => void) | null;
  onmessage: ((message: MessageEvent) => void) | null;
  onclose: ((close: CloseEvent) => void) | null;
  close(): void;
}

export interface ProgressSocketOptions {
  /** Address to connect to, asking for everything after `since`. */
  url: (since: number) => string;
  /** Newest sequence number already applied. */
  since: () => number;
  onEvent: (event: ProgressEvent) => 'ok' | 'gap';
  onStatus: (status: SocketStatus, failures: number) => void;
  createSocket?: (url: string) => SocketLike;
  random?: () => number;
}

/** WebSocket close codes after which trying again cannot help: no such session, or not yours. */
const FINAL_CLOSE_CODES = new Set([1008, 4401, 4403, 4404]);

/**
 * One session's event stream. Reconnects with jittered back-off for as long as it is wanted and always asks
 * for what it missed, so a dropped connection loses nothing.
 */
export class ProgressSocket {
  readonly #options: ProgressSocketOptions;
  #socket: SocketLike | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;
  #closed = false;

  constructor(options: ProgressSocketOptions) {
    this.#options = options;
  }

  /** Connects now, skipping any wait: on start, and when the browser says it is online again. */
  connect(): void {
    if (this.#closed || this.#socket) return;
    this.#clearTimer();
    const create = this.#options.createSocket ?? ((url: string): SocketLike => new WebSocket(url));
    const socket = create(this.#options.url(this.#options.since()));
    this.#socket = socket;
    this.#options.onStatus('connecting', this.#failures);
    socket.onopen = () => {
      this.#failures = 0;
      this.#options.onStatus('open', 0);
    };
    socket.onmessage = ({ data }) => this.#read(data);
    socket.onclose = ({ code }) => this.#dropped(socket, code);
  }

  /** Stops for good. */
  close(): void {
    this.#closed = true;
    this.#clearTimer();
    this.#release();
  }

  #read(data: unknown): void {
    const event = parseJson(data);
    // Heartbeats and messages of a newer server are none of our business.
    if (isEvent(event) && this.#options.onEvent(event) === 'gap') this.#reconnect();
  }

  #dropped(socket: SocketLike, code: number): void {
    if (socket !== this.#socket) return;
    this.#release();
    if (this.#closed) return;
    if (FINAL_CLOSE_CODES.has(code)) {
      this.#options.onStatus('refused', this.#failures);
      return;
    }
    this.#reconnect();
  }

  #reconnect(): void {
    this.#release();
    const wait = backoff(this.#failures, (this.#options.random ?? Math.random)());
    this.#failures += 1;
    this.#options.onStatus('connecting', this.#failures);
    this.#clearTimer();
    this.#timer = setTimeout(() => this.connect(), wait);
  }

  #release(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #clearTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function parseJson(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** Only what is used is looked at; the whole schema would be most of what a page with a socket has to load. */
function isEvent(value: unknown): value is ProgressEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, run, stage, progress, message, current_cost, timestamp } = value as Partial<ProgressEvent>;
  const numbers = [seq, run, progress, current_cost].every((number) => Number.isFinite(number));
  const texts = [stage, message].every((text) => typeof text === 'string');
  return numbers && texts && Number.isFinite(Date.parse(String(timestamp)));
}
