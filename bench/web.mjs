import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { buildIfChanged } from '../tools/build.mjs';
import { findChromium } from '../tools/chromium.mjs';
import { median, screenPaths, startSeededStudio } from './web/seeded-studio.mjs';
import { scriptSizes } from './web/scripts.mjs';
import { interactionLatency, visitFigures } from './web/visit.mjs';

/**
 * `npm run bench:web [-- --runs 3]`: what the web app weighs and how fast it answers, in a headless Chromium against a
 * server and a small account of its own on this machine. Prints one `name value` line per figure, a mark at those that
 * miss their budget, and ends with 1 when one does. Times are medians of the runs; on a busy machine they say little.
 */
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
buildIfChanged();

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

const studio = await startSeededStudio();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
try {
  const { url } = studio;
  const routes = screenPaths(studio.account);
  const seen = {};
  for (let run = 0; run < runs; run++)
    for (const [name, path] of Object.entries(routes)) {
      const visited = await visitFigures(browser, url, path, name === 'login');
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
    for (let run = 0; run < runs; run++) worst.push(await interactionLatency(browser, url, routes[name]));
    figure(`inp_${name}_ms`, median(worst), 0);
  }
} finally {
  await browser.close();
  await studio.close();
}
if (missed > 0) process.exitCode = 1;
