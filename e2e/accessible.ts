import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 AA; the rule for targets of 24 px is among them. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Frames without movement after which a page is taken to be still; transitions begin a frame or two after their cause. */
const QUIET_FRAMES = 6;
const PATIENCE_MS = 5000;

/**
 * Waits until nothing that will end is moving: half-way through a transition colours are what nobody chose. What turns
 * for ever, such as a spinner, is not waited for.
 */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(
    async ([frames, patience]) => {
      const ends = ({ playState, effect }: Animation) =>
        playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime));
      const until = performance.now() + patience;
      for (let quiet = 0; quiet < frames && performance.now() < until; ) {
        await new Promise((done) => requestAnimationFrame(done));
        quiet = document.getAnimations().some(ends) ? 0 : quiet + 1;
      }
    },
    [QUIET_FRAMES, PATIENCE_MS] as const,
  );
}

/** What axe finds wrong on the page, one line per rule with the elements it names. */
export async function faultsOf(page: Page): Promise<string[]> {
  await untilStill(page);
  // Our pages have no frames of others: one run in the page does, without a second page to gather results in.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // Whoever speaks to the page says what they see: off by default only because it is new.
    .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
    .withTags(WCAG)
    .analyze();
  const faults: string[] = [];
  for (const { id, nodes } of violations) {
    const named: string[] = [];
    for (const { target, any } of nodes) {
      const element = target.join(' ');
      const message = any[0]?.message ?? '';
      const covered = id === 'target-size' && message.includes('obscured');
      if (covered && (await isFreeInView(page, element))) continue;
      named.push(`${element} (${message})`);
    }
    if (named.length > 0) faults.push(`${id}: ${named.join(', ')}`);
  }
  return faults;
}

/** What a bar at the edge of the window covers can be scrolled out from under it: is it large enough there? */
async function isFreeInView(page: Page, element: string): Promise<boolean> {
  const before = await page.evaluate(() => window.scrollY);
  await page
    .locator(element)
    .first()
    .evaluate((node) => node.scrollIntoView({ block: 'center' }));
  await untilStill(page);
  const { violations } = await new AxeBuilder({ page }).include(element).withRules(['target-size']).analyze();
  await page.evaluate((y) => window.scrollTo(0, y), before);
  return violations.length === 0;
}

export async function expectAccessible(page: Page, screen: string): Promise<void> {
  expect(await faultsOf(page), screen).toEqual([]);
}
