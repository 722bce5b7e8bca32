import { AdmintError } from '@admint/contract';

/** `rate_limited`, with how long to wait, in seconds. */
export class RateLimitedError extends AdmintError {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('rate_limited', `Too many attempts. Try again in ${retryAfter} s.`, { retryable: true });
    this.retryAfter = retryAfter;
  }
}

export interface RateLimit {
  /** Counts one attempt; throws RateLimitedError when there were too many. */
  take(key: string): void;
  /** Forgets the attempts of a key, after a success. */
  forgive(key: string): void;
}

interface Window {
  count: number;
  endsAt: number;
}

/** At most `limit` attempts per key in `seconds`, counted in this process. `now` in milliseconds. */
export function createRateLimit(limit: number, seconds: number, now: () => number = Date.now): RateLimit {
  const windows = new Map<string, Window>();
  let sweepAt = 0;
  const sweep = (time: number) => {
    if (time < sweepAt) return;
    sweepAt = time + seconds * 1000;
    for (const [key, window] of windows) if (window.endsAt <= time) windows.delete(key);
  };
  return {
    take(key) {
      const time = now();
      sweep(time);
      let window = windows.get(key);
      if (!window || window.endsAt <= time) {
        window = { count: 0, endsAt: time + seconds * 1000 };
        windows.set(key, window);
      }
      window.count += 1;
      if (window.count <= limit) return;
      throw new RateLimitedError(Math.ceil((window.endsAt - time) / 1000));
    },
    forgive(key) {
      windows.delete(key);
    },
  };
}
