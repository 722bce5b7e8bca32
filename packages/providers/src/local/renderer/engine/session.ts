import { azimuth, cameraBetween, turnBetween } from '../camera/between.ts';
import { ease, inSight, type Move, moveCamera } from '../camera/camera-moves.ts';
import { focusDistance } from '../camera/fit-camera.ts';
import { BOKEH, DUST, particles, SNOW } from '../extras/particles.ts';
import { steam } from '../extras/steam.ts';
import { moveSweep, rigScale } from '../light/rigs.ts';
import { develop, type Look } from '../post/develop.ts';
import { type Frame, SAMPLES_OF } from '../render/frame-buffers.ts';
import { Renderer } from '../render/renderer.ts';
import { add } from '../vector.ts';
import { type Shot, type ViewName, type ViewPick, viewShot } from '../studio/views.ts';
import type { PhotoShadow } from '../photo/photo-shadow.ts';
import { photoIntensity, photoShot } from '../photo/photo-shot.ts';
import type { Lighting } from '../light/baked-light.ts';
import { FLOOR } from '../light/floor-light.ts';
import type { Camera } from '../render/set-spec.ts';
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
  /** the first frame, when it goes on from another clip */
  from?: LitCamera;
  /** the last frame, or the picture that it shall look like */
  to?: LitCamera | ViewPick;
  /** seconds that steam and dust have been moving for */
  time: number;
}

/** A camera and the azimuth (radians) its lights and backdrop are turned to. */
export interface LitCamera {
  camera: Camera;
  yaw: number;
}

/** A drawn frame of a clip and how it was taken. */
export interface ClipFrame extends LitCamera {
  /** sRGB bytes `[height, width, 3]` */
  rgb: Uint8Array;
}

/** Lights kept per scene, a few megabytes each. */
const KEPT_LIGHTS = 3;
/** Azimuths (radians) that light may be faded over: farther apart, one shadow would be seen as two. */
const LIGHT_STEP = 0.5;
/** Samples across the key light: the sun's shadow is small and hard, a softbox's wide. */
const KEY_SAMPLES = { sun: 16, other: 25 };

/** A scene on one thread: draws its stills and the frames of its clips, keeping light and buffers between them. */
export class Session {
  readonly #renderer: Renderer;
  readonly #prepared: Prepared;
  /** light by rig azimuth, oldest first */
  readonly #lit = new Map<number, Lighting>();
  #shot: { key: string; shot: Shot } | null = null;
  /** light between two azimuths, drawn over again for every frame */
  #blend: Lighting | null = null;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    this.#renderer = new Renderer(prepared.scene.geo, prepared.vis);
  }

  /** A finished still, sRGB bytes `[height, width, 3]`. */
  still(pick: ViewPick, width: number, height: number): Uint8Array {
    const { camera, yaw, look } = this.#aim(pick, width, height);
    this.#light(yaw);
    this.#darkSweep(yaw);
    const frame = this.#renderer.render(camera, width, height, SAMPLES_OF.still);
    this.#extras(frame, pick.view, 1.3);
    return develop(frame, look);
  }

  /** Frame i of a clip, drawn into memory of its size when given. */
  frame(plan: ClipPlan, i: number, into?: Uint8Array): ClipFrame {
    const still = this.#aim(plan, plan.width, plan.height);
    const { camera: base, look } = still;
    const t = plan.frames > 1 ? i / (plan.frames - 1) : 0;
    const { camera, yaw } = this.#track(plan, still, t);
    this.#sweep(yaw, t, plan.intensity);
    const frame = this.#renderer.render(camera, plan.width, plan.height, SAMPLES_OF.frame);
    this.#extras(frame, plan.view, plan.time + i / plan.fps);
    const moved: Look = { ...look, grain: 0.3 };
    if (look.focus) {
      const focus = look.focus.focus + focusDistance(camera) - focusDistance(base);
      moved.focus = { ...look.focus, focus, fast: true };
    }
    return { rgb: develop(frame, moved, i + 1, into), camera, yaw };
  }

  /** Camera and lights at time t (0–1) of a clip: on their way to a given end, else on the path of its move. */
  #track(plan: ClipPlan, still: LitCamera, t: number): LitCamera {
    const { photo, scene } = this.#prepared;
    const { move, from, to } = plan;
    const start = from ?? still;
    if (to) {
      const end = 'yaw' in to ? to : this.#shotOf(to, plan.width, plan.height);
      return {
        camera: cameraBetween(start.camera, end.camera, ease(t)),
        yaw: this.#turn(start.yaw, end.yaw, ease(t)),
      };
    }
    const intensity = photo ? photoIntensity(photo, move, plan.intensity) : plan.intensity;
    if (!from) {
      this.#light(still.yaw);
      return { camera: moveCamera(still.camera, move, intensity, t, scene.size), yaw: still.yaw };
    }
    const { camera } = from;
    const k = inSight(camera, move, intensity, scene.size, this.#renderer.stage.center);
    const at = (s: number) => moveCamera(camera, move, k, s, scene.size, true);
    // Clip upon clip of turning must not leave the backdrop: it comes along.
    const turned = photo ? 0 : turnBetween(azimuth(camera), azimuth(at(1)));
    return { camera: at(t), yaw: this.#turn(from.yaw, from.yaw + turned, ease(t)) };
  }

  /** Turns the light from one azimuth towards another by share s, the short way; returns where it stands. */
  #turn(from: number, to: number, s: number): number {
    const by = turnBetween(from, to);
    const steps = Math.ceil(Math.abs(by) / LIGHT_STEP);
    if (steps === 0) {
      this.#light(from);
      return from;
    }
    const at = Math.min(s, 1) * steps;
    const i = Math.min(steps - 1, Math.floor(at));
    const a = this.#light(from + (by * i) / steps);
    const b = this.#light(from + (by * (i + 1)) / steps);
    this.#renderer.lightBetween(a, b, at - i, this.#blend);
    this.#blend = this.#renderer.stage.lighting;
    return this.#blend.yaw;
  }

  #aim(pick: ViewPick, width: number, height: number): Shot {
    const key = `${pick.view} ${pick.variation} ${width} ${height}`;
    if (this.#shot?.key !== key) this.#shot = { key, shot: this.#shotOf(pick, width, height) };
    return this.#shot.shot;
  }

  #shotOf(pick: ViewPick, width: number, height: number): Shot {
    const { hints, direction, scene, photo, styled } = this.#prepared;
    if (photo) return photoShot(photo, pick, width, height);
    const shot = viewShot(hints, direction, scene, pick, width, height);
    return styled && pick.view !== 'lifestyle' ? widen(shot) : shot;
  }

  /** Light depends on the rig's azimuth only: views from about the same side share it. */
  #light(yaw: number): Lighting {
    const stage = this.#renderer.stage;
    const known = this.#lit.get(yaw);
    if (known) {
      stage.lighting = known;
      return known;
    }
    const { set } = this.#prepared.scene;
    this.#renderer.light(set, yaw, set.rig === 'sun' ? KEY_SAMPLES.sun : KEY_SAMPLES.other);
    const oldest = this.#lit.keys().next().value;
    if (this.#lit.size >= KEPT_LIGHTS && oldest !== undefined) this.#lit.delete(oldest);
    this.#lit.set(yaw, stage.lighting);
    if (this.#prepared.photo?.shadow) this.#castPhotoShadow(this.#prepared.photo.shadow);
    return stage.lighting;
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
