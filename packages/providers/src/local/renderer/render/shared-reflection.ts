import type { Hit } from './hit.ts';
import type { Stage } from './stage.ts';

/** Lobes narrower than this (half-width, tangent) show the edges of lights and are never shared. */
const ROUGH = 0.1;
/** Sum of a colour's parts below which grain is seen in the highlight rather than in the colour. */
const DARK = 0.5;
/** Pixels a look serves after the one it was made for. */
const RUN = 3.2;

/**
 * What was last seen reflected. Cloth, leather, paper and rubber reflect a twenty-fifth of a wide part of the
 * surroundings, so the next pixels of the row see the same as long as the surface bends little; bumps matter to their
 * diffuse light only, which every pixel keeps for itself. Dark things, metals and glaze look for themselves.
 */
export class SharedReflection {
  #material = -1;
  #x = 0.5;
  #y = 0.5;
  #distance = 0.5;
  #gx = 0.5;
  #gy = 0.5;
  #gz = 0.5;
  #r = 0.5;
  #g = 0.5;
  #b = 0.5;

  /** Puts the kept light into stage.env when it serves this point too. */
  serves(stage: Stage, h: Hit, lobe: number): boolean {
    if (!stage.sharing || lobe < ROUGH || h.metal > 0.3 || h.r + h.g + h.b < DARK) return false;
    if (h.material !== this.#material || h.sy !== this.#y) return false;
    const step = h.sx - this.#x;
    if (step <= 0 || step > RUN) return false;
    const bend = 1 - 0.03 * lobe * lobe;
    if (h.gx * this.#gx + h.gy * this.#gy + h.gz * this.#gz < bend) return false;
    const nearer = h.distance - this.#distance;
    if ((nearer < 0 ? -nearer : nearer) > h.distance * 0.004) return false;
    const { env } = stage;
    env[0] = this.#r;
    env[1] = this.#g;
    env[2] = this.#b;
    return true;
  }

  keep(h: Hit, env: Float64Array): void {
    this.#material = h.material;
    this.#x = h.sx;
    this.#y = h.sy;
    this.#distance = h.distance;
    this.#gx = h.gx;
    this.#gy = h.gy;
    this.#gz = h.gz;
    this.#r = env[0];
    this.#g = env[1];
    this.#b = env[2];
  }
}
