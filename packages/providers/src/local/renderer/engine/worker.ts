import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { preparePhoto } from '../photo/photo-scene.ts';
import { PhotoRefused } from '../photo/read-photo.ts';
import { dropFrameBuffers, SAMPLES_OF } from '../render/frame-buffers.ts';
import { Stopped, watchStop } from '../stop.ts';
import { SceneTooLarge } from './memory-ceiling.ts';
import type { FromWorker, Task, TaskResult, ToWorker, WorkerStart } from './messages.ts';
import { putText } from './png-text.ts';
import { prepare } from './prepare.ts';
import { RECIPE_KEY, type Recipe, writeRecipe } from './recipe.ts';
import { Session } from './session.ts';
import { shareArrays } from './share-arrays.ts';

/** Renderers kept warm per thread: the two sets of the product at hand. Each holds up to ~100 MB of buffers. */
const KEPT = 2;

const port = parentPort;
if (!port) throw new Error('The render worker has to be started as a worker thread.');
const { stop } = workerData as WorkerStart;
sharp.concurrency(1);
sharp.cache(false);
// Baking leaves large dead arrays that V8 would collect much too late for our memory ceiling.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const sessions = new Map<string, Session>();

/** Lets the oldest scene go before another comes: the two are never there at once. */
function makeRoom(): void {
  while (sessions.size >= KEPT) {
    const oldest = sessions.keys().next().value;
    if (oldest === undefined) break;
    sessions.delete(oldest);
  }
  collect();
}

function use(scene: string): Session {
  const session = sessions.get(scene);
  if (!session) throw new Error('The scene is not on this thread.');
  sessions.delete(scene);
  sessions.set(scene, session);
  return session;
}

async function encode(rgb: Uint8Array, width: number, height: number, recipe: Recipe): Promise<Uint8Array> {
  const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
  return putText(png, RECIPE_KEY, writeRecipe(recipe));
}

async function run(task: Task): Promise<TaskResult> {
  switch (task.do) {
    case 'prepare': {
      const { source } = task;
      // Building needs memory for a moment; frames need theirs again only after it.
      dropFrameBuffers(0, 0, 0);
      makeRoom();
      const made = source.from === 'words' ? prepare(source.job, task.known) : await preparePhoto(source.job);
      return { did: 'prepare', made: shareArrays(made, task.arrays) };
    }
    case 'adopt':
      makeRoom();
      sessions.set(task.scene, new Session(task.prepared));
      return { did: 'adopt' };
    case 'still': {
      const { view, variation } = task.recipe;
      if (dropFrameBuffers(task.width, task.height, SAMPLES_OF.still)) collect();
      const rgb = use(task.scene).still({ view, variation }, task.width, task.height);
      return { did: 'still', png: await encode(rgb, task.width, task.height, task.recipe) };
    }
    case 'frame':
      if (dropFrameBuffers(task.plan.width, task.plan.height, SAMPLES_OF.frame)) collect();
      return { did: 'frame', ...use(task.scene).frame(task.plan, task.index, task.into) };
  }
}

function failure(id: number, error: unknown): FromWorker {
  const refused = error instanceof PhotoRefused || error instanceof SceneTooLarge;
  const reason = error instanceof Stopped ? 'stopped' : refused ? 'refused' : 'failed';
  return { id, ok: false, reason, message: error instanceof Error ? error.message : String(error) };
}

port.on('message', ({ id, task }: ToWorker) => {
  watchStop(stop, id);
  run(task).then(
    (result) => {
      const pixels = result.did === 'frame' ? result.rgb : result.did === 'still' ? result.png : null;
      const whole =
        pixels && pixels.byteLength === pixels.buffer.byteLength ? [pixels.buffer as ArrayBuffer] : [];
      port.postMessage({ id, ok: true, result } satisfies FromWorker, whole);
    },
    (error: unknown) => port.postMessage(failure(id, error)),
  );
});
