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

/** What drawing a frame needs besides the scene: 60 MB for a still of 1024², 41 MB for a frame of 1280 × 720. */
export interface FrameBuffers extends Frame {
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
  const slab = new ArrayBuffer(n * (7 + samples) * 4 + n);
  let at = 0;
  const floats = (count: number) => {
    const a = new Float32Array(slab, at, count);
    at += a.byteLength;
    return a;
  };
  const planes = {
    rgb: floats(n * 3),
    dist: floats(n),
    mask: floats(n),
    mirror: floats(n),
    depth: floats(n),
  };
  const tris = Array.from({ length: samples }, () => new Int32Array(slab, floats(n).byteOffset, n));
  return { W, H, ...planes, tris, skip: new Uint8Array(slab, at, n) };
}
