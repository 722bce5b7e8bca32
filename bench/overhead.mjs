import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench:overhead [-- --scale 1 --runs 3]`: how much longer a session takes than the slowest chain of its
 * provider calls. A server of its own works against the simulator with recorded latencies (8–12 s pictures, 40–50 s
 * clips at `--scale 1`). Counted are the picture and the clip stage, from the click to the gate; the choice between
 * them is a person's. Prints one line per run and the median of `wall/slowest_chain`.
 */
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const { startSimulator } = await import('../packages/simulator/dist/index.js');
const { ServerUnderTest } = await import('../apps/server/dist/testing/server-under-test.js');
const { ApiClient } = await import('../apps/server/dist/testing/api-client.js');
const { simulatedMedia } = await import('../apps/server/dist/money/testing/simulated-media.js');
const { tryPort } = await import('../apps/server/dist/postgres/free-port.js');

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const scale = argument('scale', 10);
const runs = argument('runs', 3);
const GOAL = 1.03;

const folder = await mkdtemp(join(tmpdir(), 'admint-overhead-'));
const simulator = await startSimulator({ media: await simulatedMedia(join(folder, 'media')), scale });
const port = await tryPort(0, '127.0.0.1');
const server = new ServerUnderTest({
  home: join(folder, 'home'),
  env: {
    REPLICATE_API_TOKEN: 'simulated',
    REPLICATE_BASE_URL: simulator.urls.replicate,
    ADMINT_PUBLIC_URL: `http://127.0.0.1:${port}`,
  },
});

/** Seconds of the slowest chain among the calls made since entry `from`: the words first, then the slowest part. */
function chain(from) {
  const calls = simulator.journal.entries.slice(from);
  const words = calls.filter((entry) => entry.model.includes('llama')).map((entry) => entry.seconds);
  const parts = calls.filter((entry) => !entry.model.includes('llama')).map((entry) => entry.seconds);
  return (words.reduce((sum, seconds) => sum + seconds, 0) + Math.max(...parts)) / scale;
}

async function timed(start, api, id) {
  const from = simulator.journal.entries.length;
  const began = performance.now();
  await start();
  await api.events(
    id,
    0,
    (event) => event.stage === 'complete' && performance.now() > began && event.seq > seen,
  );
  const wall = (performance.now() - began) / 1000;
  const session = await api.settled(id);
  if (session.failure) throw new Error(session.failure.message);
  seen = session.last_seq;
  return { wall, chain: chain(from), session };
}

let seen = 0;
const ratios = [];
try {
  await server.start(port);
  const api = new ApiClient(() => server.url);
  await api.login();
  for (let run = 1; run <= runs; run++) {
    const id = await api.newSession();
    seen = 0;
    const images = await timed(() => api.generateImages(id, { num_images: 6 }), api, id);
    await api.approveImages(
      id,
      images.session.generated_images.slice(0, 4).map((image) => image.id),
    );
    const clips = await timed(() => api.generateClips(id), api, id);
    const wall = images.wall + clips.wall;
    const slowest = images.chain + clips.chain;
    ratios.push(wall / slowest);
    console.log(
      `run ${run}: wall ${wall.toFixed(2)} s, slowest chain ${slowest.toFixed(2)} s, wall/slowest_chain ${(wall / slowest).toFixed(3)} (pictures ${(images.wall / images.chain).toFixed(3)}, clips ${(clips.wall / clips.chain).toFixed(3)})`,
    );
  }
} finally {
  await server.stop();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
}
const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)];
console.log(`\nwall/slowest_chain ${median.toFixed(3)} (median of ${runs}, latencies divided by ${scale})`);
if (scale === 1 && median > GOAL) process.exitCode = 1;
