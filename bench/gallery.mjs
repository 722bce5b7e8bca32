// Measures the gallery with 5,000 videos: one `name value` line per figure. Build first: npm run build.
// node bench/gallery.mjs [videos]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import {
  adWithClips,
  seedVideos,
  startGalleryStudio,
} from '../apps/server/dist/gallery/testing/gallery-studio.js';
import { stopSharedServer } from '../apps/server/dist/postgres/testing.js';
import { observe, slowestAnswer } from './web/visit.mjs';

const VIDEOS = Number(process.argv[2] ?? 5000);
const FIRST_PAGE_LIMIT_MS = 150;
const INP_LIMIT_MS = 100;
const say = (name, value) => console.log(name, typeof value === 'number' ? Number(value.toFixed(3)) : value);
const sorted = (values) => values.toSorted((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];

const folder = await mkdtemp(join(tmpdir(), 'bench-gallery-'));
const studio = await startGalleryStudio('bench gallery');
try {
  const { api, pool, server } = studio;
  const { user_id, session_token } = await (
    await fetch(`${server.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'demo@example.com', password: 'demo123' }),
    })
  ).json();
  const ad = await adWithClips(api);
  await api.compose(ad, { audio: { enabled: false } });
  await api.settled(ad, 300);
  await seedVideos(pool, user_id, VIDEOS);
  // All show the one real video, so that pictures are fetched and drawn as they would be.
  await pool.query(
    `update generations set asset_id = (select final_video_id from sessions where id = $1) where asset_id is null`,
    [ad],
  );
  await pool.query('analyze');
  say('videos', VIDEOS);

  const timed = async (query) => {
    const path = `/api/generations?${new URLSearchParams(query)}`;
    const times = [];
    for (let i = 0; i < 25; i++) {
      const began = performance.now();
      await api.call('GET', path);
      times.push(performance.now() - began);
    }
    return at(times.slice(5), 0.5);
  };
  const first = await timed({ limit: '60' });
  say('first_page_ms_median', first);
  say('first_page_of_limit', first / FIRST_PAGE_LIMIT_MS);
  for (const sort of ['oldest', 'longest', 'cost'])
    say(`sort_${sort}_ms_median`, await timed({ sort, limit: '60' }));
  say('search_common_word_ms_median', await timed({ q: 'mug', limit: '60' }));
  say('search_rare_word_ms_median', await timed({ q: 'mug 4321', limit: '60' }));
  say('search_with_status_ms_median', await timed({ q: 'brand-3', status: 'failed', limit: '60' }));
  let cursor = null;
  let pages = 0;
  let last = 0;
  do {
    const began = performance.now();
    const page = await api.call('GET', `/api/generations?limit=100${cursor ? `&cursor=${cursor}` : ''}`);
    last = performance.now() - began;
    cursor = page.next_cursor;
    pages += 1;
  } while (cursor);
  say('pages_of_100', pages);
  say('last_page_ms', last);
  await scroll(server.url, session_token);
} finally {
  await studio.close();
  await stopSharedServer(process.ppid);
  await rm(folder, { recursive: true, force: true });
}

/** Scrolls the whole gallery once to load it, then up and down again while every frame is timed. */
async function scroll(url, token) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: 'admint_token', value: token, url }]);
  await context.addInitScript((own) => {
    localStorage.setItem('admint.auth', JSON.stringify({ state: { token: own, account: null }, version: 0 }));
  }, token);
  await context.addInitScript(observe);
  const page = await context.newPage();
  await page.goto(`${url}/videos`);
  await page.locator('[data-video]').first().waitFor();
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  for (let known = 0; known !== (await height()); ) {
    known = await height();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(400);
    await page.waitForLoadState('networkidle');
  }
  say('page_height_pixels', await height());
  const cards = () => page.locator('[data-video]').count();
  say('cards_in_page', await cards());
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () =>
    (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const before = await work();
  const frames = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const times = [];
        let before = performance.now();
        const speed = 60;
        let way = -1;
        const step = (now) => {
          times.push(now - before);
          before = now;
          scrollBy(0, way * speed);
          if (times.length === 300) way = 1;
          if (times.length < 600) requestAnimationFrame(step);
          else resolve(times.slice(10));
        };
        requestAnimationFrame(step);
      }),
  );
  // Processor time of the page's main thread: what a busy machine does not change.
  say('scroll_main_thread_cpu_ms_per_frame', ((await work()) - before) * (1000 / frames.length));
  say('scroll_frame_ms_median', at(frames, 0.5));
  say('scroll_frame_ms_p95', at(frames, 0.95));
  say('scroll_frames_over_33_ms_share', frames.filter((time) => time > 33.4).length / frames.length);
  say('scroll_frame_ms_worst', Math.max(...frames));
  const idle = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const times = [];
        let before = performance.now();
        const step = (now) => {
          times.push(now - before);
          before = now;
          if (times.length < 300) requestAnimationFrame(step);
          else resolve(times.slice(10));
        };
        requestAnimationFrame(step);
      }),
  );
  say('idle_frame_ms_p95', at(idle, 0.95));
  // Typing a search, choosing what to show and opening a menu, with every video of the gallery loaded.
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(500);
  const inp = await slowestAnswer(page);
  say('inp_gallery_ms', inp);
  say('inp_gallery_of_limit', inp / INP_LIMIT_MS);
  await browser.close();
}
