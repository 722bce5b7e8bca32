import { createHash } from 'node:crypto';
import type { Move } from '../camera/camera-moves.ts';
import { Stopped } from '../stop.ts';
import type { ViewName, ViewPick } from '../studio/views.ts';
import type { SceneSource } from './messages.ts';
import type { RenderPool } from './pool.ts';
import type { Pose } from './pose.ts';
import type { Recipe } from './recipe.ts';
import type { ClipPlan, LitCamera } from './session.ts';

/** Frames a clip may have in hand before the reader takes one: memory stays bounded when encoding is slower. */
const AHEAD = 6;
/** The largest picture, in pixels: full HD and 1440² fit, and two threads stay under the memory ceiling. */
const MAX_PIXELS = 2_100_000;

export interface ClipRequest {
  move: Move;
  /** 0–1 */
  intensity: number;
  /** seconds */
  duration: number;
  fps: number;
  width: number;
  height: number;
  /** What the user and the plan say of the scene, most important first; chooses set, light and extras. */
  sentences?: readonly string[];
  /** Goes on from this frame of another clip: its camera, its set and its clock. */
  from?: Pose;
  /** Ends at this camera, or where this picture was taken; the movement is then the way there. */
  to?: LitCamera | ViewPick;
}
export interface DrawOptions {
  /** 0 for the first picture of a view; further ones are framed differently */
  variation?: number;
  width?: number;
  height?: number;
  signal?: AbortSignal;
  /** 0–1 */
  onProgress?: (progress: number) => void;
  /** The frames of a clip are lent: each is drawn over once the next is asked for. Saves a reader that copies them memory. */
  lend?: boolean;
  /** Told where the last frame of a clip was taken. */
  onLastFrame?: (pose: Pose) => void;
}

/** Name under which threads keep a prepared scene. */
export const sceneKey = (source: SceneSource) =>
  createHash('sha256').update(JSON.stringify(source)).digest('hex');

function checkSize(width: number, height: number): void {
  const whole = Number.isInteger(width) && Number.isInteger(height);
  if (!whole || width < 64 || height < 64 || width * height > MAX_PIXELS) {
    throw new RangeError(
      `A picture of ${width} × ${height} pixels cannot be drawn (64 × 64 up to 2.1 megapixels).`,
    );
  }
}

/** One picture as a PNG that carries its recipe. */
export async function drawStill(
  pool: RenderPool,
  source: SceneSource,
  recipe: Recipe,
  o: DrawOptions,
): Promise<Buffer> {
  const { width = 1024, height = 1024 } = o;
  checkSize(width, height);
  const scene = sceneKey(source);
  if (o.signal?.aborted) throw new Stopped();
  const png = await new Promise<Uint8Array>((resolve, reject) => {
    let given = false;
    const leave = pool.add({
      scene,
      source,
      urgent: true,
      signal: o.signal ?? new AbortController().signal,
      fail: (error) => {
        leave();
        reject(error);
      },
      next: () => {
        if (given) return null;
        given = true;
        o.onProgress?.(0.5);
        return {
          task: { do: 'still', scene, width, height, recipe },
          done: (result) => {
            leave();
            if (result.did === 'still') resolve(result.png);
          },
        };
      },
    });
  });
  o.onProgress?.(1);
  return Buffer.from(png.buffer, png.byteOffset, png.byteLength);
}

/** The frames of a clip in order, drawn as they are read. */
export async function* drawClip(
  pool: RenderPool,
  source: SceneSource,
  view: ViewName,
  clip: ClipRequest,
  o: DrawOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const { width, height, fps, move, intensity, from, to } = clip;
  checkSize(width, height);
  if (o.signal?.aborted) throw new Stopped();
  const frames = Math.max(1, Math.round(clip.duration * fps));
  const size = { view, variation: o.variation ?? 0, width, height };
  const ends = { ...(from && { from: { camera: from.camera, yaw: from.yaw } }), ...(to && { to }) };
  const time = from?.time ?? 0;
  const plan: ClipPlan = { ...size, move, intensity, frames, fps, ...ends, time };
  const sentences = [...(from?.sentences ?? clip.sentences ?? [])];
  const scene = sceneKey(source);
  const ready = new Map<number, Uint8Array>();
  const free: Uint8Array[] = [];
  let started = 0;
  let taken = 0;
  let failure: Error | null = null;
  let notify = () => {};
  const leave = pool.add({
    scene,
    source,
    urgent: false,
    signal: o.signal ?? new AbortController().signal,
    fail: (error) => {
      leave();
      failure = error;
      notify();
    },
    next: () => {
      if (started >= frames || started >= taken + AHEAD) return null;
      const index = started++;
      const into = free.pop();
      return {
        task: { do: 'frame', scene, plan, index, ...(into && { into }) },
        done: (result) => {
          if (result.did !== 'frame') return;
          ready.set(index, result.rgb);
          if (index === frames - 1) {
            o.onLastFrame?.({ camera: result.camera, yaw: result.yaw, sentences, time: time + index / fps });
          }
          notify();
        },
      };
    },
  });
  try {
    while (taken < frames) {
      const frame = ready.get(taken);
      if (failure) throw failure as Error;
      if (!frame) {
        await new Promise<void>((resolve) => {
          notify = resolve;
        });
        continue;
      }
      ready.delete(taken++);
      o.onProgress?.(taken / frames);
      pool.wake();
      yield frame;
      if (o.lend) free.push(frame);
    }
  } finally {
    leave();
  }
  if (o.signal?.aborted) throw new Stopped();
}
