// Measures the local renderer: one `name value` line per figure. Build first: npm run build.
// node bench/local.mjs [products] — e.g. `node bench/local.mjs mug,footwear`, `everyday`, `heavy`, `photo` (everyday and photo
// unless named). CPU seconds are of this process and its threads; memory is given without and with its children.
// `load_1min` is what else the machine was doing: on a busy one only the CPU seconds and ratios mean something.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeVideo } from '../packages/media/dist/index.js';
import { design, photoDesign, RenderPool, VIEWS } from '../packages/providers/dist/local/renderer/index.js';

// As the server is started: what is over a megabyte goes back to the system at once (tools/start.mjs).
if (process.env.MALLOC_MMAP_THRESHOLD_ === undefined) {
  const env = { ...process.env, MALLOC_MMAP_THRESHOLD_: '1048576' };
  process.exit(spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit', env }).status ?? 1);
}

const EVERYDAY = {
  footwear: 'white running shoes with neon green sole',
  watch: 'rose gold watch with brown leather strap and black dial',
  bottle: 'amber glass dropper serum bottle with gold cap',
  mug: 'navy blue ceramic mug',
  box: 'kraft cardboard gift box with red ribbon',
  tumbler: 'steel tumbler with straw',
  can: 'orange soda can',
  bag: 'brown leather handbag',
  phone: 'space grey smartphone',
};
const HEAVY = {
  boots: 'tan leather hiking boots with red laces',
  bracelet: 'steel dive watch with steel bracelet',
  ring: 'emerald engagement ring in yellow gold',
  backpack: 'blue denim backpack with leather straps',
  headphones: 'matte black over-ear headphones',
  sunglasses: 'tortoise round sunglasses',
  laptop: 'silver laptop',
  sofa: 'emerald green velvet sofa with brass legs',
  chair: 'oak chair with green seat',
  perfume: 'pink glass perfume bottle with gold cap',
  lipstick: 'rose gold lipstick in red',
  candle: 'scented candle in amber jar',
};
const PRODUCTS = { ...EVERYDAY, ...HEAVY };
const SETS = { everyday: Object.keys(EVERYDAY), heavy: Object.keys(HEAVY) };
const SEED = 42;
const words = process.argv[2]?.split(',') ?? ['everyday', 'photo'];
const asked = words.filter((name) => name !== 'photo').flatMap((name) => SETS[name] ?? [name]);
const say = (name, value) => console.log(name, typeof value === 'number' ? Number(value.toFixed(3)) : value);

let peak = 0;
let peakOfAll = 0;
const watch = setInterval(() => {
  const own = process.memoryUsage.rss();
  peak = Math.max(peak, own);
  peakOfAll = Math.max(peakOfAll, own + (existsSync('/proc') ? childrenBytes() : 0));
}, 50);
/** Peaks since the last call: of this process, and with the encoder or the model that ran beside it. */
function sayPeaks(name) {
  say(`peak_memory_${name}_mb`, peak / 1e6);
  say(`peak_memory_${name}_with_children_mb`, peakOfAll / 1e6);
  peak = 0;
  peakOfAll = 0;
}
/** Memory of the encoder and of the process that cuts out photos, where the system tells it (Linux). */
function childrenBytes() {
  let bytes = 0;
  for (const pid of readdirSync('/proc').filter((name) => Number(name))) {
    try {
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      if (Number(parent) === process.pid)
        bytes += 4096 * Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    } catch {
      // it has ended in the meantime
    }
  }
  return bytes;
}
/** Wall and CPU seconds of some work. */
async function timed(work) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = await work();
  const used = process.cpuUsage(cpu);
  return { result, wall: (performance.now() - began) / 1000, cpu: (used.user + used.system) / 1e6 };
}
/** The frames of a clip with seconds to the first one and the hash of all. */
function watched(frames) {
  const began = performance.now();
  const hash = createHash('sha256');
  let first = 0;
  async function* pass() {
    for await (const frame of frames) {
      first ||= (performance.now() - began) / 1000;
      hash.update(frame);
      yield frame;
    }
  }
  return { frames: pass(), first: () => first, sha256: () => hash.digest('hex').slice(0, 16) };
}
/** Seconds to the first frame of a clip, which is then given up. */
async function firstFrame(product, clip) {
  const run = await timed(async () => {
    for await (const _ of product.clip('front', clip)) break;
  });
  return run.wall;
}
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const CLIP = { move: 'orbit_left', intensity: 0.5, duration: 3, fps: 30, width: 1280, height: 720 };

const dir = await mkdtemp(join(tmpdir(), 'bench-local-'));
const imageWalls = [];
const clipWalls = [];
say('load_1min', loadavg()[0]);
for (const name of asked) {
  const pool = new RenderPool(2);
  const product = design(pool, PRODUCTS[name], SEED);
  const images = await timed(() =>
    Promise.all(VIEWS.map((v) => product.still(v, { width: 1024, height: 1024 }))),
  );
  imageWalls.push(images.wall);
  say(`images6_${name}_seconds`, images.wall);
  say(`images6_${name}_cpu_seconds`, images.cpu);
  say(
    `images6_${name}_sha256`,
    createHash('sha256').update(Buffer.concat(images.result)).digest('hex').slice(0, 16),
  );
  for (const view of ['front', 'lifestyle']) {
    const outPath = join(dir, `${name}-${view}.mp4`);
    const clip = watched(product.clip(view, CLIP, { lend: true }));
    const run = await timed(() =>
      encodeVideo({
        width: 1280,
        height: 720,
        fps: 30,
        frames: clip.frames,
        outPath,
        signal: new AbortController().signal,
      }),
    );
    say(`clip3s720p_${name}_${view}_seconds`, run.wall);
    say(`clip3s720p_${name}_${view}_cpu_seconds`, run.cpu);
    // Its still was drawn just now: scene and light are there.
    say(`clip_first_frame_${name}_${view}_warm_seconds`, clip.first());
    say(`clip3s720p_${name}_${view}_frames_sha256`, clip.sha256());
    if (view === 'front') clipWalls.push(run.wall);
  }
  // The same product in another light: its baked shape is there already.
  const again = { ...CLIP, sentences: ['moody dark studio'] };
  say(`clip_first_frame_${name}_other_light_seconds`, await firstFrame(product, again));
  sayPeaks(name);
  await pool.close();
  // Fresh threads, as after a restart.
  const cold = new RenderPool(2);
  say(`clip_first_frame_${name}_cold_seconds`, await firstFrame(design(cold, PRODUCTS[name], SEED), CLIP));
  await cold.close();
  sayPeaks(`${name}_cold`);
}
if (asked.length > 0) {
  say('images6_median_seconds', median(imageWalls));
  say('clip3s720p_front_median_seconds', median(clipWalls));
}
say('load_1min_after', loadavg()[0]);

// A photo: the model is fetched (once per data folder) and looks at it (once per photo); then it is a scene like others.
if (words.includes('photo')) {
  const photos = new RenderPool(2, join(dir, 'cut-out'));
  const shot = await design(photos, PRODUCTS.mug, SEED).still('front', { width: 1024, height: 1024 });
  for (const name of ['first', 'second']) {
    const path = join(dir, `${name}.png`);
    // Another file with the same picture: an appended byte changes its hash.
    const bytes = name === 'first' ? shot : Buffer.concat([shot, Buffer.from([0])]);
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const photo = photoDesign(photos, { path, sha256, background: 'cut', seed: SEED });
    const run = await timed(() => photo.still('front', { width: 1024, height: 1024 }));
    say(`photo_${name}_still_seconds`, run.wall);
    say(`photo_${name}_used_model`, photo.withoutModel() ?? 'yes');
  }
  sayPeaks('photo');
  await photos.close();
}

const pool = new RenderPool(2);
const controller = new AbortController();
const doomed = design(pool, PRODUCTS.footwear, 7)
  .still('front', { signal: controller.signal })
  .catch(() => {});
await new Promise((resolve) => setTimeout(resolve, 700));
controller.abort();
await doomed;

const after = await timed(() => pool.idle());
say('cancel_until_threads_free_seconds', after.wall);
await pool.close();
clearInterval(watch);
await rm(dir, { recursive: true });
