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

/** What drawing a frame needs besides the scene, some 70 MB for a picture of 1024². */
export interface FrameBuffers extends Frame {
  mirror: Float32Array;
  /** scratch of a sample pass */
  depth: Float32Array;
  skip: Uint8Array;
  tris: Int32Array[];
}

let kept: FrameBuffers | null = null;

/** The buffers of this thread for a size. One task draws at a time, so that all its scenes share them. */
export function frameBuffers(W: number, H: number, samples: number): FrameBuffers {
  if (kept?.W === W && kept.H === H && kept.tris.length >= samples) return kept;
  const n = W * H;
  // The old ones may go before the new ones come.
  kept = null;
  kept = {
    W,
    H,
    rgb: new Float32Array(n * 3),
    dist: new Float32Array(n),
    mask: new Float32Array(n),
    mirror: new Float32Array(n),
    depth: new Float32Array(n),
    skip: new Uint8Array(n),
    tris: Array.from({ length: samples }, () => new Int32Array(n)),
  };
  return kept;
}
