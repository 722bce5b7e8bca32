import { ease, type Move, moveCamera } from '../camera/camera-moves.ts';
import { focusDistance } from '../camera/fit-camera.ts';
import { BOKEH, DUST, particles, SNOW } from '../extras/particles.ts';
import { steam } from '../extras/steam.ts';
import { moveSweep, rigScale } from '../light/rigs.ts';
import { develop, type Look } from '../post/develop.ts';
import { type Frame, Renderer } from '../render/renderer.ts';
import { add } from '../vector.ts';
import { type Shot, type ViewName, type ViewPick, viewShot } from '../studio/views.ts';
import type { PhotoShadow } from '../photo/photo-shadow.ts';
import { photoIntensity, photoShot } from '../photo/photo-shot.ts';
import type { Lighting } from '../light/lighting.ts';
import { FLOOR } from '../light/floor-light.ts';
import type { Prepared } from './prepare.ts';

/** One clip of a scene: what every frame of it shares. */
export interface ClipPlan {
  view: ViewName;
  variation: number;
  width: number;
  height: number;
  move: Move;
  /** 0–1 */
  intensity: number;
  frames: number;
  fps: number;
}

/** Lights kept per scene, a few megabytes each. */
const KEPT_LIGHTS = 3;
/** Samples across the key light: the sun's shadow is small and hard, a softbox's wide. */
const KEY_SAMPLES = { sun: 16, other: 25 };

/** A scene on one thread: draws its stills and the frames of its clips, keeping light and buffers between them. */
export class Session {
  readonly #renderer: Renderer;
  readonly #prepared: Prepared;
  /** light by rig azimuth, oldest first */
  readonly #lit = new Map<number, Lighting>();
  #shot: { key: string; shot: Shot } | null = null;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    this.#renderer = new Renderer(prepared.scene.geo, prepared.vis);
  }

  /** A finished still, sRGB bytes `[height, width, 3]`. */
  still(pick: ViewPick, width: number, height: number): Uint8Array {
    const { camera, yaw, look } = this.#aim(pick, width, height);
    this.#light(yaw);
    this.#darkSweep(yaw);
    const frame = this.#renderer.render(camera, width, height, 8);
    this.#extras(frame, pick.view, 1.3);
    return develop(frame, look);
  }

  /** Frame i of a clip, sRGB bytes `[height, width, 3]`. */
  frame(plan: ClipPlan, i: number): Uint8Array {
    const { camera: base, yaw, look } = this.#aim(plan, plan.width, plan.height);
    this.#light(yaw);
    const t = plan.frames > 1 ? i / (plan.frames - 1) : 0;
    const { photo, scene } = this.#prepared;
    const intensity = photo ? photoIntensity(photo, plan.move, plan.intensity) : plan.intensity;
    const camera = moveCamera(base, plan.move, intensity, t, scene.size);
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

  #aim(pick: ViewPick, width: number, height: number): Shot {
    const key = `${pick.view} ${pick.variation} ${width} ${height}`;
    if (this.#shot?.key !== key) {
      const { hints, direction, scene, photo } = this.#prepared;
      const shot = photo
        ? photoShot(photo, pick, width, height)
        : viewShot(hints, direction, scene, pick, width, height);
      this.#shot = { key, shot: this.#prepared.styled && pick.view !== 'lifestyle' ? widen(shot) : shot };
    }
    return this.#shot.shot;
  }

  /** Light depends on the rig's azimuth only: views from about the same side share it. */
  #light(yaw: number): void {
    const stage = this.#renderer.stage;
    const known = this.#lit.get(yaw);
    if (known) {
      stage.lighting = known;
      return;
    }
    const { set } = this.#prepared.scene;
    this.#renderer.light(set, yaw, set.rig === 'sun' ? KEY_SAMPLES.sun : KEY_SAMPLES.other);
    const oldest = this.#lit.keys().next().value;
    if (this.#lit.size >= KEPT_LIGHTS && oldest !== undefined) this.#lit.delete(oldest);
    this.#lit.set(yaw, stage.lighting);
    if (this.#prepared.photo?.shadow) this.#castPhotoShadow(this.#prepared.photo.shadow);
  }

  #castPhotoShadow(shadow: PhotoShadow): void {
    const { floor, openAmbient, openKey } = this.#renderer.stage.lighting;
    for (let i = 0; i < shadow.key.length; i++) {
      for (let k = 0; k < 3; k++) floor[i * FLOOR + k] = openAmbient[k] * shadow.ambient[i];
      floor[i * FLOOR + 3] = openKey * shadow.key[i];
    }
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
    const { scene, hints, direction, seed, photo } = this.#prepared;
    if (photo && !photo.shadow) return;
    const { extras } = direction;
    const { category } = hints;
    const atHome = view === 'lifestyle' && !photo;
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

/** A product view taken on a styled set stands back a little, so that the set is seen and props stay in the frame. */
function widen(shot: Shot): Shot {
  const fov = 2 * Math.atan(Math.tan(shot.camera.fov / 2) * 1.22);
  return { ...shot, camera: { ...shot.camera, fov } };
}
