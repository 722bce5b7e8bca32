import { setTimeout as sleep } from 'node:timers/promises';

/** How a request in this process ended. */
export type Settled<T> = { value: T } | { error: unknown; stopped: boolean };

/**
 * Requests to services that know no jobs: they go on in this process after `start` has returned. Nothing here outlives
 * the process.
 */
export class InProcessRequests<T> {
  private readonly requests = new Map<string, { stop: AbortController; settled: Settled<T> | null }>();

  /**
   * Runs `work`; gives how it ended when that is within `patienceMs`, else null while it goes on. Who waits no more
   * (`waiting`) gets null at once, and may stop it by its id.
   */
  async begin(
    id: string,
    work: (signal: AbortSignal) => Promise<T>,
    patienceMs: number,
    waiting: AbortSignal,
  ): Promise<Settled<T> | null> {
    const stop = new AbortController();
    const request: { stop: AbortController; settled: Settled<T> | null } = { stop, settled: null };
    this.requests.set(id, request);
    const ended = work(stop.signal).then(
      (value): Settled<T> => ({ value }),
      (error: unknown): Settled<T> => ({ error, stopped: stop.signal.aborted }),
    );
    const kept = ended.then((settled) => {
      request.settled = settled;
      return settled;
    });
    const ready = new AbortController();
    const enough = AbortSignal.any([waiting, ready.signal]);
    const patience = sleep(patienceMs, null, { ref: false, signal: enough }).catch(() => null);
    return Promise.race([kept, patience]).finally(() => ready.abort());
  }

  /** How a request stands; `unknown` when this process never began it. */
  look(id: string): 'unknown' | 'running' | Settled<T> {
    const request = this.requests.get(id);
    return request ? (request.settled ?? 'running') : 'unknown';
  }

  stop(id: string): void {
    this.requests.get(id)?.stop.abort();
  }

  forget(id: string): void {
    this.requests.delete(id);
  }
}
