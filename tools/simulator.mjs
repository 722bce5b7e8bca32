import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { installIfChanged, requireNode } from './install.mjs';

/**
 * `npm run simulator [-- --port 4870 --scale 1 --scenario ok]`: the paid services on this machine, with real files
 * made by the local provider. Ends with Ctrl-C.
 */
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
requireNode();
installIfChanged();
buildIfChanged();

const { startSimulator, SCENARIOS } = await import('../packages/simulator/dist/index.js');
const { createLocalModels } = await import('../packages/providers/dist/index.js');
const { encodeVideo } = await import('../packages/media/dist/index.js');

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const scenario = argument('scenario', 'ok');
if (!SCENARIOS.includes(scenario)) {
  console.error(`There is no scenario ${scenario}. These are: ${SCENARIOS.join(', ')}.`);
  process.exit(1);
}

const workDir = await mkdtemp(join(tmpdir(), 'admint-simulator-'));
const local = createLocalModels({ workDir, encodeVideo });

/** Runs one local job to its end and gives its file. */
async function finished(model, request) {
  const context = { key: randomUUID(), signal: AbortSignal.timeout(600_000) };
  const operation = await model.start(request, context);
  for (;;) {
    const status = await model.status(operation, context.signal);
    if (status.state === 'succeeded') return status.outputs[0];
    if (status.state === 'failed') throw new Error(status.fault.message);
    await sleep(50);
  }
}

const even = (side) => Math.max(64, Math.min(2048, Math.round(side / 2) * 2));

async function picture({ prompt, seed, width, height }) {
  const words = prompt.replace(/\[\[.*?\]\]/g, '').trim() || 'white mug';
  return finished(local.image, {
    product_prompt: words.slice(0, 300),
    prompt: words.slice(0, 2000),
    negative_prompt: '',
    view_type: 'front',
    style_keywords: [],
    seed: seed % 2 ** 31,
    guidance_scale: 7.5,
    width: even(width),
    height: even(height),
    references: [],
  });
}

async function clip(job, image) {
  const path = image ? join(workDir, `${randomUUID()}.png`) : (await picture(job)).path;
  if (image) await writeFile(path, image.bytes);
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return finished(local.video, {
    image: { path, sha256, content_type: 'image/png' },
    video_prompt: job.prompt.slice(0, 2000),
    prompt: job.prompt.slice(0, 2000),
    camera_movement: 'dolly in',
    motion_intensity: 0.5,
    duration: Math.min(12, Math.max(0.2, job.duration)),
    fps: Math.min(60, Math.max(12, job.fps)),
    width: even(Math.min(job.width, 1280)),
    height: even(Math.min(job.height, 1280)),
    seed: job.seed % 2 ** 31,
  });
}

const makers = {
  image: picture,
  video: clip,
  audio: ({ duration, seed }) =>
    finished(local.music, {
      genre: 'upbeat',
      duration: Math.min(180, Math.max(3, duration)),
      seed: seed % 2 ** 31,
    }),
};

const simulator = await startSimulator({
  port: Number(argument('port', '4870')),
  scale: Number(argument('scale', '1')),
  scenario,
  media: async (job, image) => {
    const { path, content_type } = await makers[job.kind](job, image);
    return { bytes: await readFile(path), content_type };
  },
});

console.log(`The simulator is ready at ${simulator.url}`);
for (const [name, url] of Object.entries(simulator.urls)) console.log(`  ${name.padEnd(10)} ${url}`);
console.log(
  'Any key is taken. Say [[sim:429_retry_after]] in a prompt to see a fault; the books are at /__sim/stats.',
);

async function stop() {
  await simulator.close();
  await local.close();
  await rm(workDir, { recursive: true, force: true });
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
