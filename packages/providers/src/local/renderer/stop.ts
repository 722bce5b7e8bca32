/** Thrown out of the inner loops when the job they work for was canceled. */
export class Stopped extends Error {
  constructor() {
    super('The render was canceled.');
    this.name = 'Stopped';
  }
}

let flag: Int32Array | null = null;
let job = -1;

/** Watches shared memory: while it holds the id of the current job, checkpoint() throws. */
export function watchStop(shared: Int32Array | null, id: number): void {
  flag = shared;
  job = id;
}

/** Called between pieces of work of a few milliseconds, so that a cancel is obeyed within half a second. */
export function checkpoint(): void {
  if (flag !== null && Atomics.load(flag, 0) === job) throw new Stopped();
}
