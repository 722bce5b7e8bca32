/** A drawn frame in linear light; `dist` is the distance to the eye (−1 on the backplate), `mask` the product's coverage. */
export interface Frame {
  W: number;
  H: number;
  /** [H, W, 3] */
  rgb: Float32Array;
  /** [H, W] */
  dist: Float32Array;
  mask: Float32Array;
}

/** Memory for the passes of a frame, one after the other: each begins anew over what the one before left there. */
export class PassMemory {
  readonly #slab: ArrayBuffer;
  readonly #start: number;
  #at = 0;

  constructor(slab: ArrayBuffer, start: number) {
    this.#slab = slab;
    this.#start = start;
  }

  /** Gives all memory to the next pass; what it takes is not zeroed. */
  begin(): this {
    this.#at = this.#start;
    return this;
  }

  floats(n: number): Float32Array {
    const a = new Float32Array(this.#slab, this.#at, n);
    this.#at += a.byteLength;
    return a;
  }

  ints(n: number): Int32Array {
    const a = this.floats(n);
    return new Int32Array(a.buffer, a.byteOffset, n);
  }
}

/** Bytes per pixel for passes: the most hungry, the mirror in the floor, takes as much. */
const PASS_BYTES = 12;

/**
 * What drawing a frame needs besides the scene: 61 MB for a still of 1024² and 42 MB for a frame of 1280 × 720, and up to
 * 12 bytes per pixel for passes.
 */
export interface FrameBuffers extends Frame {
  passes: PassMemory;
  mirror: Float32Array;
  /** scratch of a sample pass */
  depth: Float32Array;
  skip: Uint8Array;
  tris: Int32Array[];
}

/** Samples per pixel. */
export const SAMPLES_OF = { still: 8, frame: 4 } as const;

let kept: FrameBuffers | null = null;

const fits = (W: number, H: number, samples: number) =>
  kept?.W === W && kept.H === H && kept.tris.length === samples;

/** The buffers of this thread for a size. One task draws at a time, so that all its scenes share them. */
export function frameBuffers(W: number, H: number, samples: number): FrameBuffers {
  if (!kept || !fits(W, H, samples)) kept = cut(W, H, samples);
  return kept;
}

/** Lets go of buffers that do not fit the next frame; true when there were some, whose memory a collection frees. */
export function dropFrameBuffers(W: number, H: number, samples: number): boolean {
  if (!kept || fits(W, H, samples)) return false;
  kept = null;
  return true;
}

/** One piece of memory for all: a large one goes back to the system whole, many small ones leave holes behind. */
function cut(W: number, H: number, samples: number): FrameBuffers {
  const n = W * H;
  const planes = n * (7 + samples) * 4;
  // Pages that no pass writes to cost nothing.
  const slab = new ArrayBuffer(planes + n * PASS_BYTES + n);
  const all = new PassMemory(slab, 0).begin();
  return {
    W,
    H,
    rgb: all.floats(n * 3),
    dist: all.floats(n),
    mask: all.floats(n),
    mirror: all.floats(n),
    depth: all.floats(n),
    tris: Array.from({ length: samples }, () => all.ints(n)),
    passes: new PassMemory(slab, planes),
    skip: new Uint8Array(slab, planes + n * PASS_BYTES, n),
  };
}
