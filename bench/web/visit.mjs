/** Runs in the page before its own code: keeps what the browser says of paints, shifts and interactions. */
export function observe() {
  const kept = { lcp: 0, cls: 0, slowest: 0 };
  globalThis.kept = kept;
  const watch = (type, options, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...options,
    });
  watch('largest-contentful-paint', {}, (entry) => {
    kept.lcp = entry.startTime;
  });
  watch('layout-shift', {}, (entry) => {
    if (!entry.hadRecentInput) kept.cls += entry.value;
  });
  watch('event', { durationThreshold: 16 }, (entry) => {
    if (entry.interactionId) kept.slowest = Math.max(kept.slowest, entry.duration);
  });
}

const VIEWPORT = { width: 1440, height: 900 };

/** A page whose person is logged in and who has loaded nothing yet. */
async function freshPage(browser, url, visitor) {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  if (!visitor) {
    const answer = await context.request.post(`${url}/api/auth/login`, {
      data: { email: 'demo@example.com', password: 'demo123' },
    });
    const { session_token: token, ...account } = await answer.json();
    const saved = JSON.stringify({ state: { token, account }, version: 0 });
    await context.addInitScript((value) => localStorage.setItem('admint.auth', value), saved);
  }
  await context.addInitScript(observe);
  return context.newPage();
}

async function settle(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.waitForTimeout(500);
}

/** One cold visit: largest paint (ms), layout shift, and the scripts and text files that came, with their encoding. */
export async function visitFigures(browser, url, path, visitor = false) {
  const page = await freshPage(browser, url, visitor);
  const files = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (!/^\/assets\/.*\.(js|css)$/.test(pathname)) return;
    const { 'content-encoding': encoding, 'content-length': length } = answer.headers();
    if (encoding || Number(length) >= 1024) files.push({ pathname, encoding });
    else files.push({ pathname, encoding: 'br' });
  });
  await page.goto(`${url}${path}`);
  await settle(page);
  const { lcp, cls } = await page.evaluate(() => globalThis.kept);
  await page.context().close();
  const scripts = [...new Set(files.map(({ pathname }) => pathname).filter((name) => name.endsWith('.js')))];
  return { lcp, cls, files, scripts };
}

/** Types, clicks and opens what a person would on the screen; gives the slowest answer, in ms to the next paint. */
export async function interactionLatency(browser, url, path) {
  const page = await freshPage(browser, url, false);
  await page.goto(`${url}${path}`);
  await settle(page);
  const slowest = await slowestAnswer(page);
  await page.context().close();
  return slowest;
}

/** The same on a page that is open and has been watched by `observe` since it was loaded. */
export async function slowestAnswer(page) {
  await page.evaluate(() => {
    globalThis.kept.slowest = 0;
  });
  const field = page.getByRole('textbox').or(page.getByRole('searchbox')).first();
  await field.click();
  await field.press('End');
  await page.keyboard.type(' and more', { delay: 60 });
  for (const radio of (await page.getByRole('radio').all()).slice(0, 8)) {
    await radio.click({ force: true });
    await page.waitForTimeout(100);
  }
  const slider = page.getByRole('slider').first();
  if (await slider.count()) {
    await slider.focus();
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight', { delay: 40 });
  }
  const choice = page.getByRole('combobox').first();
  if (await choice.count()) {
    await choice.click();
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.waitForTimeout(400);
  return page.evaluate(() => globalThis.kept.slowest);
}
