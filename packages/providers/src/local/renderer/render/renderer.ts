import type { Geo } from '../geometry.ts';
import type { Lighting } from '../light/baked-light.ts';
import { Lighter } from '../light/lighting.ts';
import type { Visibility } from '../light/visibility.ts';
import type { V3 } from '../vector.ts';
import { drawBackdrop } from './backdrop-pass.ts';
import { type Frame, type FrameBuffers, frameBuffers } from './frame-buffers.ts';
import { GlassPass } from './glass-pass.ts';
import { Lattice } from './lattice.ts';
import { project } from './project.ts';
import { type Box, cull, raster } from './raster.ts';
import { addReflection } from './reflection.ts';
import { resolve, SAMPLES } from './resolve.ts';
import type { Camera, SetSpec } from './set-spec.ts';
import { Stage } from './stage.ts';

/** Lights a scene and draws frames of it. All frames of a thread share their buffers: use one before drawing the next. */
export class Renderer {
  readonly stage: Stage;
  readonly #lighter: Lighter;
  readonly #glass = new GlassPass();

  constructor(geo: Geo, vis: Visibility, center?: V3) {
    this.stage = new Stage(geo, vis);
    if (center) this.stage.center = center;
    this.#lighter = new Lighter(geo, vis, this.stage.center, this.stage.extent);
  }

  /** Bakes light for a set with the rig turned to `yaw`; `keySamples` decides how smooth the key's shadow is. */
  light(set: SetSpec, yaw: number, keySamples: number): void {
    this.stage.lighting = this.#lighter.light(set, yaw, keySamples);
  }

  /** Uses light between two baked azimuths, s = 0–1; `into` is overwritten when given. */
  lightBetween(a: Lighting, b: Lighting, s: number, into: Lighting | null): void {
    this.stage.lighting = this.#lighter.between(a, b, s, into);
  }

  /** Draws one frame with 4 or 8 samples per pixel. */
  render(camera: Camera, W: number, H: number, samples: 4 | 8): Frame {
    const stage = this.stage;
    const b = frameBuffers(W, H, samples);
    const tris = b.tris.slice(0, samples);
    b.mask.fill(0);
    project(stage, camera, W, H);
    cull(stage, W, H, false, false);
    const box: Box = [W, H, -1, -1];
    SAMPLES[samples].forEach(([x, y], s) => {
      const drawn = raster(stage, W, H, x, y, tris[s], b.depth);
      box[0] = Math.min(box[0], drawn[0]);
      box[1] = Math.min(box[1], drawn[1]);
      box[2] = Math.max(box[2], drawn[2]);
      box[3] = Math.max(box[3], drawn[3]);
    });
    markCovered(b, tris, W, stage.hasPhoto ? [0, 0, -1, -1] : box);
    drawBackdrop(stage, W, H, b);
    // A faint mirror is worth its cost in a still only.
    if (stage.lighting.set.reflect > (samples === 8 ? 0.01 : 0.1) && camera.pos[1] > 0.02) {
      addReflection(stage, camera, b);
      project(stage, camera, W, H);
    }
    // Stills are shaded at every pixel.
    stage.sharing = samples === 4;
    // Only clips average between points.
    resolve(stage, W, box, tris, b, samples === 4 ? new Lattice(stage, W, H, b.passes) : null);
    if (stage.hasGlass) this.#glass.draw(stage, W, H, b);
    return b;
  }
}

/** Marks the pixels the product covers completely: the backdrop need not be computed there. */
function markCovered(b: FrameBuffers, tris: readonly Int32Array[], W: number, box: Box): void {
  b.skip.fill(0);
  for (let y = box[1]; y <= box[3]; y++) {
    for (let x = box[0]; x <= box[2]; x++) {
      const q = y * W + x;
      let all = 1;
      for (const tri of tris) {
        if (tri[q] < 0) {
          all = 0;
          break;
        }
      }
      b.skip[q] = all;
    }
  }
}
