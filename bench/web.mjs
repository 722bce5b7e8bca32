import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { buildIfChanged } from '../tools/build.mjs';
import { findChromium } from '../tools/chromium.mjs';
import { scriptSizes } from './web/scripts.mjs';
import { interactionLatency, visitFigures } from './web/visit.mjs';

/**
 * `npm run bench:web [-- --runs 3]`: what the web app weighs and how fast it answers, in a headless Chromium against a
 * server and a small account of its own on this machine. Prints one `name value` line per figure, a mark at those that
 * miss their budget, and ends with 1 when one does. Times are medians of the runs; on a busy machine they say little.
 */
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
buildIfChanged();
const { ServerUnderTest } = await import('../apps/server/dist/testing/server-under-test.js');
const { ApiClient } = await import('../apps/server/dist/testing/api-client.js');
const { mediaProducer } = await import('../apps/server/dist/testing/scripted-media.js');
const { startScriptedServer } = await import('../packages/providers/dist/scripted/index.js');
const { seedAccount } = await import('../apps/server/dist/testing/seeded-account.js');

const at = process.argv.indexOf('--runs');
const runs = at < 0 ? 3 : Number(process.argv[at + 1]);
const BUDGETS = {
  first_route_js_gzip_kb: 180,
  home_adds_js_gzip_kb: 120,
  largest_lazy_route_js_gzip_kb: 120,
  largest_lazy_chunk_js_gzip_kb: 120,
  worst_lcp_s: 1,
  worst_cls: 0.02,
  inp_finish_ms: 100,
  inp_plan_ms: 100,
};

let missed = 0;
function figure(name, value, digits = 1) {
  const over = BUDGETS[name] !== undefined && value > BUDGETS[name];
  if (over) missed++;
  console.log(`${name} ${value.toFixed(digits)}${over ? `   over its budget of ${BUDGETS[name]}` : ''}`);
}
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const home = await mkdtemp(join(tmpdir(), 'admint-bench-web-'));
const provider = await startScriptedServer(await mediaProducer(join(home, 'provider')));
const server = new ServerUnderTest({
  home: join(home, 'server'),
  provider: 'scripted',
  scriptedUrl: provider.url,
  env: { npm_config_registry: 'http://127.0.0.1:9' },
});
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
try {
  await server.start();
  const api = new ApiClient(() => server.url);
  await api.login();
  const account = await seedAccount(api);
  const ad = (id, step) => `/ads/${id}/${step}`;
  const routes = {
    login: '/login',
    home: '/',
    images: ad(account.started, 'images'),
    plan: ad(account.planned, 'clips'),
    board: ad(account.finished, 'clip-board'),
    finish: ad(account.finished, 'finish'),
    result: ad(account.finished, 'result'),
    auto: ad(account.review, 'auto'),
    gallery: '/videos',
    video: `/videos/${account.video}`,
    comparison: `/compare/${account.comparison}`,
    receipts: '/receipts',
    profile: '/profile',
    settings: '/settings',
  };
  const seen = {};
  for (let run = 0; run < runs; run++)
    for (const [name, path] of Object.entries(routes)) {
      const visited = await visitFigures(browser, server.url, path, name === 'login');
      (seen[name] ??= []).push(visited);
    }

  const scripts = Object.fromEntries(Object.entries(seen).map(([name, [first]]) => [name, first.scripts]));
  for (const [name, value] of Object.entries(await scriptSizes('apps/web/dist', scripts)))
    figure(name, value);
  const files = Object.values(seen).flatMap(([first]) => first.files);
  const share = (encoding) => files.filter((file) => file.encoding === encoding).length / files.length;
  figure('precompressed_br_share', share('br'), 2);
  if (share('br') < 1) missed++;

  const lcps = Object.entries(seen).map(([name, visits]) => [name, median(visits.map(({ lcp }) => lcp))]);
  for (const [name, lcp] of lcps) figure(`lcp_${name}_s`, lcp / 1000, 2);
  figure('worst_lcp_s', Math.max(...lcps.map(([, lcp]) => lcp)) / 1000, 2);
  const shifts = Object.entries(seen).map(([name, visits]) => [name, median(visits.map(({ cls }) => cls))]);
  for (const [name, cls] of shifts) if (cls > 0) figure(`cls_${name}`, cls, 4);
  figure('worst_cls', Math.max(...shifts.map(([, cls]) => cls)), 4);
  for (const name of ['finish', 'plan']) {
    const worst = [];
    for (let run = 0; run < runs; run++)
      worst.push(await interactionLatency(browser, server.url, routes[name]));
    figure(`inp_${name}_ms`, median(worst), 0);
  }
} finally {
  await browser.close();
  await server.stop();
  await provider.close();
  await rm(home, { recursive: true, force: true });
}
if (missed > 0) process.exitCode = 1;
