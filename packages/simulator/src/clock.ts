/** Simulated time: runs `scale` times as fast as the real one and may be put forward. */
export class SimulatedClock {
  readonly scale: number;
  #ahead = 0;
  readonly #began = Date.now();

  constructor(scale: number) {
    this.scale = scale;
  }

  /** Milliseconds since 1970, as the simulated service sees them. */
  now(): number {
    return this.#began + (Date.now() - this.#began) * this.scale + this.#ahead;
  }

  /** Puts the clock forward by simulated seconds, e.g. over the hour after which outputs are gone. */
  advance(seconds: number): void {
    this.#ahead += seconds * 1000;
  }

  /** Calls `work` after `seconds` of simulated time; never keeps the process alive. */
  after(seconds: number, work: () => void): void {
    setTimeout(work, Math.max(0, (seconds * 1000) / this.scale)).unref();
  }
}
