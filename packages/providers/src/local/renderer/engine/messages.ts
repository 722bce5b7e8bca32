import type { Camera } from '../render/set-spec.ts';
import type { ClipPlan } from './session.ts';
import type { Baked, Prepared, SceneJob } from './prepare.ts';
import type { PhotoJob } from '../photo/photo-job.ts';
import type { Recipe } from './recipe.ts';
import type { Shared, SharedArrays } from './share-arrays.ts';

/** What a scene is made from: words, or a photo. */
export type SceneSource = { from: 'words'; job: SceneJob } | { from: 'photo'; job: PhotoJob };

/** A piece of work for one thread. `scene` is the key under which threads keep prepared scenes. */
export type Task =
  | { do: 'prepare'; scene: string; source: SceneSource; known: Baked[]; arrays: SharedArrays }
  | { do: 'adopt'; scene: string; prepared: Prepared }
  | { do: 'still'; scene: string; width: number; height: number; recipe: Recipe }
  /** `into`: the memory of a frame nobody reads any more; it moves to the thread */
  | { do: 'frame'; scene: string; plan: ClipPlan; index: number; into?: Uint8Array };

export type TaskResult =
  | { did: 'prepare'; made: Shared<Prepared> }
  | { did: 'adopt' }
  | { did: 'still'; png: Uint8Array }
  | { did: 'frame'; rgb: Uint8Array; camera: Camera; yaw: number };

export interface ToWorker {
  id: number;
  task: Task;
}
export type FromWorker =
  | { id: number; ok: true; result: TaskResult }
  | { id: number; ok: false; reason: 'stopped' | 'refused' | 'failed'; message: string };

/** What a thread is told when it starts: the shared word in which a canceled task's id is written. */
export interface WorkerStart {
  stop: Int32Array;
}
