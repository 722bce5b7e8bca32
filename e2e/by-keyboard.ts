import type { Locator, Page } from '@playwright/test';

/** Presses Tab, or Shift+Tab, until the control has the focus: what cannot be reached by keyboard fails. */
export async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  await control.first().waitFor();
  for (let presses = 0; presses < 150; presses++) {
    if (await control.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('the keyboard does not get there');
}

/** Tab to the control and Enter, or another key. */
export async function pressOn(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** What can hold the focus; of radio buttons of one name, Tab stops at one. */
const CONTROLS =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], [tabindex="0"]';

/**
 * Walks the page by Tab alone. Gives one line for each control that Tab does not reach, and for each place where
 * nobody could see the focus: without a mark of its own, or under a bar.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate(markControls, CONTROLS);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
    getSelection()?.removeAllRanges();
  });
  const reached = new Set<string>();
  const faults = new Set<string>();
  for (let presses = 0; presses < expected.length + 12 && reached.size < expected.length; presses++) {
    await page.keyboard.press('Tab');
    let at = await page.evaluate(focusNow);
    if (at && at.faults.length > 0) {
      // A row that glides to what has the focus is given the time to arrive.
      await page.waitForTimeout(400);
      at = await page.evaluate(focusNow);
    }
    if (at === null) continue;
    if (at.mark !== null) reached.add(at.mark);
    for (const fault of at.faults) faults.add(`${at.name}: ${fault}`);
  }
  for (const { mark, name } of expected)
    if (!reached.has(mark)) faults.add(`${name}: Tab does not get there`);
  return [...faults];
}

/** Runs in the page: numbers every control that Tab should reach. */
function markControls(controls: string): { mark: string; name: string }[] {
  for (const old of document.querySelectorAll('[data-walk]')) old.removeAttribute('data-walk');
  const seen = new Set<string>();
  const found: { mark: string; name: string }[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(controls)) {
    if (
      element.tabIndex < 0 ||
      element.matches(':disabled') ||
      element.closest('[inert], [aria-hidden=true]')
    )
      continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || element.getClientRects().length === 0)
      continue;
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      const group = `${element.form?.id ?? ''} ${element.name}`;
      if (seen.has(group)) continue;
      const chosen = document.querySelector<HTMLInputElement>(
        `input[name="${CSS.escape(element.name)}"]:checked`,
      );
      seen.add(group);
      (chosen ?? element).setAttribute('data-walk', String(found.length));
    } else element.setAttribute('data-walk', String(found.length));
    const name = element.getAttribute('aria-label') ?? (element.innerText || element.id || element.tagName);
    found.push({ mark: String(found.length), name: name.trim().slice(0, 40) });
  }
  return found;
}

/** Runs in the page: where the focus is, and what is wrong with how it shows. */
function focusNow(): { mark: string | null; name: string; faults: string[] } | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const name = (element.getAttribute('aria-label') ?? (element.innerText || element.tagName))
    .trim()
    .slice(0, 40);
  const faults: string[] = [];
  const marked = (one: Element, part?: string) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const around = [element, element.parentElement, element.closest('label, form, fieldset')];
  const changes = (one: Element) => marked(one) || marked(one, '::after') || marked(one, '::before');
  if (!around.some((one) => one && changes(one)) && !element.matches('input, textarea'))
    faults.push('the focus cannot be seen');
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const over = document.elementFromPoint(x, y);
  const own =
    over && (element.contains(over) || over.contains(element) || over.closest('label')?.contains(element));
  const inView = y >= 0 && y <= innerHeight && x >= 0 && x <= innerWidth;
  if (!inView) faults.push('the focus is out of view');
  else if (over && !own && getComputedStyle(element).position !== 'absolute')
    faults.push('the focus is covered');
  return { mark: element.getAttribute('data-walk'), name, faults };
}
