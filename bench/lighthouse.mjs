import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { buildIfChanged } from '../tools/build.mjs';
import { findChromium } from '../tools/chromium.mjs';
import { median, savedLogin, screenPaths, startSeededStudio } from './web/seeded-studio.mjs';

/**
 * `npm run bench:lighthouse [-- --runs 1] [screen …]`: Lighthouse's scores of the screens, at a desk and on a phone,
 * offline against a server of its own. Prints one `name value` line per figure and ends with 1 when a budget is missed.
 * Lighthouse is no dependency of the product: the first run fetches the version below into a cache folder, without
 * running any script of it.
 */
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const VERSION = '12.8.2';
const CACHE = resolve('node_modules/.cache/lighthouse');
const BUDGETS = { desktop: 95, mobile: 90 };
const ASKED = ['login', 'home', 'gallery', 'video'];
const PORT = 9333;

const args = process.argv.slice(2);
const at = args.indexOf('--runs');
const [runs] = at < 0 ? [1] : args.splice(at, 2).slice(1).map(Number);
const names = args.length > 0 ? args : ASKED;

async function lighthouse() {
  const entry = join(CACHE, 'node_modules/lighthouse/core/index.js');
  if (!existsSync(entry)) {
    console.log(`# fetching lighthouse ${VERSION} into ${CACHE}`);
    const wanted = [`lighthouse@${VERSION}`, 'third-party-web@0.27.0'];
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--no-strict-allow-scripts'];
    const { status } = spawnSync('npm', ['install', '--prefix', CACHE, ...flags, ...wanted], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error('Lighthouse could not be fetched.');
  }
  return import(pathToFileURL(entry).href);
}

const { default: run, desktopConfig } = await lighthouse();
buildIfChanged();
const studio = await startSeededStudio();
const profile = await mkdtemp(join(tmpdir(), 'admint-lighthouse-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', `--remote-debugging-port=${PORT}`],
});
let missed = 0;
try {
  const page = await context.newPage();
  const paths = screenPaths(studio.account);
  const { saved, token } = await savedLogin(studio.url);
  // Pictures and videos are let in by the cookie.
  await context.addCookies([{ name: 'admint_token', value: token, url: studio.url }]);
  await page.goto(`${studio.url}/login`);
  for (const name of names)
    for (const [form, budget] of Object.entries(BUDGETS)) {
      await page.evaluate(
        (value) => (value ? localStorage.setItem('admint.auth', value) : localStorage.clear()),
        name === 'login' ? null : saved,
      );
      const seen = [];
      for (let n = 0; n < runs; n++) seen.push(await measured(`${studio.url}${paths[name]}`, form));
      for (const what of Object.keys(seen[0].figures)) {
        const value = median(seen.map(({ figures }) => figures[what]));
        const over = what === 'performance' && value < budget;
        if (over) missed++;
        console.log(`${form}_${name}_${what} ${value}${over ? `   under its budget of ${budget}` : ''}`);
      }
      for (const { id, title, saving } of seen[0].costs) console.log(`#   ${id}: ${title}${saving}`);
    }
} finally {
  await context.close();
  await studio.close();
  await rm(profile, { recursive: true, force: true });
}
if (missed > 0) process.exitCode = 1;

/** On a busy machine a page may paint too late for Lighthouse: such a run is made again, twice at the most. */
async function measured(url, form) {
  for (let more = 2; ; more--) {
    try {
      return await visit(url, form);
    } catch (error) {
      if (more === 0) throw error;
      console.log(`# again, because ${error.message}`);
    }
  }
}

/** One run: the scores, the times behind them, and what cost points. */
async function visit(url, form) {
  const flags = { port: PORT, disableStorageReset: true, logLevel: 'error', output: 'json' };
  const { lhr } = await run(url, flags, form === 'desktop' ? desktopConfig : undefined);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.code);
  const score = (category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const time = (audit) => Math.round(lhr.audits[audit].numericValue);
  const costs = Object.values(lhr.audits)
    .filter(
      ({ score: own, scoreDisplayMode }) => own !== null && own < 0.9 && scoreDisplayMode !== 'informative',
    )
    .map(({ id, title, displayValue = '' }) => ({ id, title, saving: displayValue && ` (${displayValue})` }));
  return {
    figures: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      best_practices: score('best-practices'),
      seo: score('seo'),
      fcp_ms: time('first-contentful-paint'),
      lcp_ms: time('largest-contentful-paint'),
      tbt_ms: time('total-blocking-time'),
      cls: Number(lhr.audits['cumulative-layout-shift'].numericValue.toFixed(4)),
    },
    costs,
  };
}
