/** A bucket of requests that refills over a minute, as the service limits each key. Times in milliseconds. */
export class MinuteLimit {
  readonly #perMinute: number;
  #tokens: number;
  #at = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
    this.#tokens = perMinute;
  }

  /** Takes one request. Gives 0, or the whole seconds after which the next one would pass. */
  take(now: number): number {
    const minutes = Math.max(0, now - this.#at) / 60_000;
    this.#tokens = Math.min(this.#perMinute, this.#tokens + minutes * this.#perMinute);
    this.#at = now;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.#tokens) * 60) / this.#perMinute);
  }
}
