import { HttpError, NoAnswerError, neverConnected, RefusedAddressError } from './http-error.ts';
import { retryAfter } from './retry-after.ts';
import { redact } from './secrets.ts';

export interface OriginOptions {
  /** Name a person knows the service by, such as `Replicate`. */
  name: string;
  /** Set by configuration, so it may be this machine; everything asked must lie below it. */
  baseUrl: string;
  /** Sent with every request, and only to this origin: the key lives here. */
  headers?: Record<string, string>;
  /** Values that must never appear in an error. */
  secrets?: readonly string[];
  fetch?: typeof fetch;
}

export interface OriginRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** milliseconds until the answer must be complete */
  timeoutMs?: number;
  /** bytes of answer taken before the connection is cut */
  maxBytes?: number;
}

export interface OriginAnswer {
  status: number;
  headers: Headers;
  /** The whole answer. */
  bytes: Buffer;
  /** The answer as JSON; throws `NoAnswerError` when it is something else. */
  json(): unknown;
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 16 * 1024 * 1024;

/** A service we have an account with. Sends each request exactly once: whoever calls decides about tries. */
export class Origin {
  readonly name: string;
  readonly baseUrl: string;
  private readonly headers: Record<string, string>;
  private readonly secrets: readonly string[];
  private readonly fetch: typeof fetch;

  constructor(options: OriginOptions) {
    this.name = options.name;
    this.baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.headers = options.headers ?? {};
    this.secrets = options.secrets ?? [];
    this.fetch = options.fetch ?? globalThis.fetch;
    if (!/^https?:$/.test(new URL(this.baseUrl).protocol)) {
      throw new RefusedAddressError(`${this.name} needs an address that starts with http:// or https://.`);
    }
  }

  /** Does `url` lie on this origin, so that our key may go there? */
  owns(url: string): boolean {
    return URL.canParse(url) && new URL(url).origin === new URL(this.baseUrl).origin;
  }

  /**
   * Takes a path below the base or an absolute URL of the same origin, gives the answer when its status is 2xx.
   * Throws `HttpError` for other statuses (redirects too: an API that moves is not followed with our key),
   * `NoAnswerError` when there is none, `RefusedAddressError` for another origin.
   */
  async request(target: string, request: OriginRequest = {}): Promise<OriginAnswer> {
    const url = target.startsWith('/') ? `${this.baseUrl}${target}` : target;
    if (!this.owns(url)) throw new RefusedAddressError(`${this.name} named an address that is not its own.`);
    const limit = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
    const signal = request.signal ? AbortSignal.any([limit, request.signal]) : limit;
    let answer: Response;
    let bytes: Buffer;
    try {
      answer = await this.fetch(url, { ...this.init(request), signal, redirect: 'manual' });
      bytes = await readLimited(answer, request.maxBytes ?? MAX_BYTES);
    } catch (error) {
      throw this.noAnswer(error, limit.aborted);
    }
    if (answer.status < 200 || answer.status > 299) {
      const body = bytes.toString('utf8');
      const wait = retryAfter(body, answer.headers);
      throw new HttpError(this.name, { status: answer.status, body, retryAfter: wait }, this.secrets);
    }
    return { status: answer.status, headers: answer.headers, bytes, json: () => this.parse(bytes) };
  }

  private init(request: OriginRequest): RequestInit {
    const json = request.json === undefined ? undefined : JSON.stringify(request.json);
    const body = json ?? request.form;
    return {
      method: request.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...this.headers,
        ...request.headers,
      },
      ...(body !== undefined && { body }),
    };
  }

  private parse(bytes: Buffer): unknown {
    try {
      return JSON.parse(bytes.toString('utf8')) as unknown;
    } catch (error) {
      throw new NoAnswerError(`${this.name} answered with something that is not JSON.`, 'unknown', {
        cause: error,
      });
    }
  }

  private noAnswer(error: unknown, timedOut: boolean): NoAnswerError {
    if (error instanceof NoAnswerError) return error;
    const sent = !timedOut && neverConnected(error) ? 'no' : 'unknown';
    const reason = error instanceof Error ? redact(describe(error), this.secrets) : 'unknown reason';
    const message = timedOut
      ? `${this.name} did not answer in time.`
      : `${this.name} could not be reached: ${reason}.`;
    return new NoAnswerError(message, sent, { timedOut });
  }
}

function describe(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message || cause.name})` : error.message;
}

async function readLimited(answer: Response, maxBytes: number): Promise<Buffer> {
  if (!answer.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new NoAnswerError('The answer is larger than expected.', 'unknown');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
