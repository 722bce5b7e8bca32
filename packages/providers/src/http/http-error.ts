import { excerpt } from './secrets.ts';

/** The server answered, and the answer is not a success. `body` is as it came and may hold anything; do not show it. */
export class HttpError extends Error {
  readonly status: number;
  readonly body: string;
  /** seconds the server asks us to wait */
  readonly retryAfter: number | undefined;

  constructor(
    origin: string,
    answer: { status: number; body: string; retryAfter: number | undefined },
    secrets: readonly string[],
  ) {
    super(`${origin} answered ${answer.status}: ${excerpt(answer.body, secrets)}`);
    this.name = 'HttpError';
    this.status = answer.status;
    this.body = excerpt(answer.body, secrets, 20_000);
    this.retryAfter = answer.retryAfter;
  }
}

/**
 * There is no usable answer. `sent: 'no'` is proof that nothing arrived (the connection was never made);
 * `sent: 'unknown'` means the server may have acted.
 */
export class NoAnswerError extends Error {
  readonly sent: 'no' | 'unknown';
  readonly timedOut: boolean;

  constructor(
    message: string,
    sent: 'no' | 'unknown',
    options: { timedOut?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'NoAnswerError';
    this.sent = sent;
    this.timedOut = options.timedOut ?? false;
  }
}

/** An address we will not call: a private network, a foreign origin, a protocol that is not HTTP. */
export class RefusedAddressError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedAddressError';
  }
}

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'EPROTO',
]);

/** Takes what a failed request threw, says whether the connection was certainly never made. */
export function neverConnected(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && NEVER_CONNECTED.has(code)) return true;
    // Several addresses of one host were tried: certain only when every one of them refused.
    if (at instanceof AggregateError && at.errors.length > 0) return at.errors.every(neverConnected);
  }
  return false;
}
