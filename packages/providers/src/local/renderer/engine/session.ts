import { ease, type Move, moveCamera } from '../camera/camera-moves.ts';
import { focusDistance } from '../camera/fit-camera.ts';
import { BOKEH, DUST, particles, SNOW } from '../extras/particles.ts';
import { steam } from '../extras/steam.ts';
import { moveSweep, rigScale } from '../light/rigs.ts';
import { develop, type Look } from '../post/develop.ts';
import { type Frame, Renderer } from '../render/renderer.ts';
import { add } from '../vector.ts';
import { type Shot, viewShot, type ViewName } from '../studio/views.ts';
import type { Prepared } from './prepare.ts';

/** One clip of a scene: what every frame of it shares. */
export interface ClipPlan {
  view: ViewName;
  width: number;
  height: number;
  move: Move;
  /** 0–1 */
  intensity: number;
  frames: number;
  fps: number;
}

/** Samples across the key light: the sun's shadow is small and hard, a softbox's wide. */
const KEY_SAMPLES = { sun: 16, other: 25 };

/** A scene on one thread: draws its stills and the frames of its clips, keeping light and buffers between them. */
export class Session {
  readonly #renderer: Renderer;
  readonly #prepared: Prepared;
  #lit: number | null = null;
  #shot: { key: string; shot: Shot } | null = null;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    this.#renderer = new Renderer(prepared.scene.geo, prepared.vis);
  }

  /** A finished still, sRGB bytes `[height, width, 3]`. */
  still(view: ViewName, width: number, height: number): Uint8Array {
    const { camera, yaw, look } = this.#aim(view, width, height);
    this.#light(yaw);
    this.#darkSweep(yaw);
    const frame = this.#renderer.render(camera, width, height, 8);
    this.#extras(frame, view, 1.3);
    return develop(frame, look);
  }

  /** Frame i of a clip, sRGB bytes `[height, width, 3]`. */
  frame(plan: ClipPlan, i: number): Uint8Array {
    const { camera: base, yaw, look } = this.#aim(plan.view, plan.width, plan.height);
    this.#light(yaw);
    const t = plan.frames > 1 ? i / (plan.frames - 1) : 0;
    const camera = moveCamera(base, plan.move, plan.intensity, t, this.#prepared.scene.size);
    this.#sweep(yaw, t, plan.intensity);
    const frame = this.#renderer.render(camera, plan.width, plan.height, 4);
    this.#extras(frame, plan.view, i / plan.fps);
    const moved: Look = { ...look, grain: 0.3 };
    if (look.focus) {
      const focus = look.focus.focus + focusDistance(camera) - focusDistance(base);
      moved.focus = { ...look.focus, focus, fast: true };
    }
    return develop(frame, moved, i + 1);
  }

  #aim(view: ViewName, width: number, height: number): Shot {
    const key = `${view} ${width} ${height}`;
    if (this.#shot?.key !== key) {
      const { hints, direction, scene } = this.#prepared;
      this.#shot = { key, shot: viewShot(hints, direction, scene, view, width, height) };
    }
    return this.#shot.shot;
  }

  /** Light depends on the rig's azimuth only: two views from the same side share it. */
  #light(yaw: number): void {
    if (this.#lit === yaw) return;
    const { set } = this.#prepared.scene;
    this.#renderer.light(set, yaw, set.rig === 'sun' ? KEY_SAMPLES.sun : KEY_SAMPLES.other);
    this.#lit = yaw;
  }

  #place(yaw: number) {
    const { center, extent } = this.#renderer.stage;
    return { center, yaw, scale: rigScale(extent) };
  }
  #darkSweep(yaw: number): void {
    moveSweep(this.#renderer.stage.lighting.rig, this.#place(yaw), 0, 0);
  }
  /** A strip of light that glides over the product; the sun would not do that. */
  #sweep(yaw: number, t: number, intensity: number): void {
    const { rig, exposure, set } = this.#renderer.stage.lighting;
    const radiance = set.rig === 'sun' ? 0 : 2.2 * (0.35 + 0.65 * intensity) * exposure;
    moveSweep(rig, this.#place(yaw), -1.35 + 2.7 * ease(t), radiance);
  }

  #extras(frame: Frame, view: ViewName, t: number): void {
    const { scene, hints, direction, seed } = this.#prepared;
    const { extras } = direction;
    const { category } = hints;
    const atHome = view === 'lifestyle';
    if (extras.includes('steam') || (category === 'mug' && atHome)) {
      if (category === 'mug' || category === 'tumbler') {
        const at = add(scene.offset, [0, hints.size[1] * 0.92, 0]);
        steam(frame, this.#renderer.stage.view, at, hints.size[2] * 0.43, hints.size[1] * 1.04, t, 0.42);
      }
    }
    if (extras.includes('dust') || (atHome && (category === 'watch' || category === 'ring'))) {
      particles(frame, DUST, t, seed + 7);
    }
    if (extras.includes('bokeh')) particles(frame, BOKEH, t, seed + 11);
    if (extras.includes('snow')) particles(frame, SNOW, t, seed + 13);
  }
}
