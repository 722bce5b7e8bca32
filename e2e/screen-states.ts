import type { ComparisonStarted, SessionResponse, SessionSummary } from '@admint/contract';
import type { BrowserContext, Page } from '@playwright/test';
import { ApiClient } from '../apps/server/dist/testing/api-client.js';
import type { SeededAccount } from '../apps/server/dist/testing/seeded-account.js';
import type { Screen } from './screen-list.ts';

/** A screen in a state that somebody or something has to bring about. */
export interface ScreenState extends Screen {
  /** Of somebody who has made nothing yet. */
  newcomer?: true;
  /** Before the page is opened: what the server is to answer. */
  before?: (page: Page) => Promise<void>;
  /** When everything is there: what somebody does. */
  act?: (page: Page) => Promise<void>;
}

/** What people see beside the screens themselves: what is open, under way, refused, failed, or in another language. */
export function statesOf(account: SeededAccount): ScreenState[] {
  const ad = (id: string, step: string) => `/ads/${id}/${step}`;
  const images = ad(account.started, 'images');
  const asked = (name: string, path: string, change: Change): ScreenState => ({
    name,
    path,
    before: (page) => sessionsSay(page, change),
  });
  const opened = (name: string, path: string, act: (page: Page) => Promise<void>): ScreenState => ({
    name,
    path,
    act,
  });
  const spanish = (name: string, path: string): ScreenState => ({
    name: `${name}-spanish`,
    path,
    before: (page) =>
      page.addInitScript(() =>
        localStorage.setItem('admint.preferences', JSON.stringify({ state: { locale: 'es' }, version: 0 })),
      ),
  });
  const empty = (name: string, path: string): ScreenState => ({
    name: `${name}-empty`,
    path,
    newcomer: true,
  });
  return [
    empty('dashboard', '/'),
    empty('gallery', '/videos'),
    empty('comparisons', '/compare'),
    empty('receipts', '/receipts'),
    empty('profile', '/profile'),
    asked('images-running', images, (session) => ({
      ...running(),
      generated_images: session.generated_images.slice(0, 2),
      num_images: 4,
    })),
    asked('images-part-failed', images, (session) => ({
      generated_images: session.generated_images.slice(0, 3),
      failure: PART_FAILED,
    })),
    asked('images-failed', images, () => ({ stage: 'failed', generated_images: [], failure: FAILED })),
    asked('page-broken', images, () => ({ generated_images: undefined as never })),
    {
      ...opened('over-budget', images, (page) =>
        page.getByRole('button', { name: /^Generate 4 images/ }).click(),
      ),
      before: (page) =>
        page.route('**/api/generate-images', (route) => route.fulfill({ status: 402, json: OVER_BUDGET })),
    },
    {
      ...opened('job-tray', '/videos', (page) => page.getByRole('button', { name: /in the making/ }).click()),
      before: listedAsRunning,
    },
    opened('finish-right-to-left', ad(account.finished, 'finish'), async (page) => {
      await page.getByLabel('Product name').fill('حذاء الجري الوردي');
      await page.getByLabel('Call to action').fill('اشتري الآن');
    }),
    opened('images-viewer', images, press('Open Front')),
    opened('board-menu', ad(account.planned, 'mood-board'), press('Move Side')),
    opened('finish-font', ad(account.finished, 'finish'), (page) =>
      page.getByRole('combobox').first().click(),
    ),
    opened('share-dialog', `/videos/${account.video}`, press('Shared')),
    opened('delete-dialog', `/videos/${account.video}`, press('Delete this video')),
    opened('card-menu', '/videos', (page) =>
      page
        .getByRole('button', { name: /^Actions for/ })
        .first()
        .click(),
    ),
    opened('account-menu', '/', press('Account and settings')),
    opened('palette', '/', (page) => page.keyboard.press('Control+k')),
    opened('shortcut-sheet', '/', (page) => page.keyboard.press('?')),
    opened('coherence', ad(account.fresh, 'auto'), (page) =>
      page.getByText('How the scenes hold together').click(),
    ),
    opened('variations', ad(account.fresh, 'auto'), (page) => page.getByText('Compare variations').click()),
    opened('offline', images, async (page) => {
      await page.context().setOffline(true);
      await page.getByText('You are offline. Work continues on the server.').waitFor();
    }),
    spanish('dashboard', '/'),
    spanish('images', images),
    spanish('finish', ad(account.finished, 'finish')),
    spanish('result', ad(account.finished, 'result')),
    spanish('storyboard', ad(account.review, 'auto')),
    spanish('settings', '/settings'),
  ];
}

type Change = (session: SessionResponse) => Partial<SessionResponse>;

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** The list of ads says that the newest two are being made. */
async function listedAsRunning(page: Page): Promise<void> {
  await page.route('**/api/sessions?*', async (route) => {
    const answer = await route.fetch();
    const { sessions, ...rest } = (await answer.json()) as { sessions: SessionSummary[] };
    const running = sessions.map((one, index) => (index < 2 ? { ...one, running: true } : one));
    await route.fulfill({ response: answer, json: { ...rest, sessions: running } });
  });
}

/** From now on the server's answer about an ad is changed on its way to the page. */
async function sessionsSay(page: Page, change: Change): Promise<void> {
  // The events of what really happened would say otherwise.
  await page.routeWebSocket(/\/ws\//, () => undefined);
  await page.route(/\/api\/sessions\/[0-9a-f-]{36}$/, async (route) => {
    const answer = await route.fetch();
    const session = (await answer.json()) as SessionResponse;
    await route.fulfill({ response: answer, json: { ...session, ...change(session) } });
  });
}

const running = (): Partial<SessionResponse> => ({
  running: true,
  stage: 'image_generation',
  progress: { stage: 'image_generation', progress: 22, message: 'Generating image 3 of 4...' },
});

const OVER_BUDGET = {
  type: 'urn:admint:problem:budget_exceeded',
  title: 'Payment Required',
  status: 402,
  code: 'budget_exceeded',
  detail: 'This would cost $0.16, but only $0.04 of the budget of $1.00 is left. Nothing was spent.',
  retryable: false,
  charged: 'none',
  values: { price: '$0.16', left: '$0.04', budget: '$1.00' },
};
const REASON = 'The model did not answer in time, so the job was given up.';
const PART_FAILED: SessionResponse['failure'] = {
  stage: 'image_generation',
  code: 'partial_failure',
  message: '1 image could not be made: top view.',
  retryable: true,
  charged: 'none',
  parts: [{ name: 'top view', message: REASON, code: 'timeout' }],
};
const FAILED: SessionResponse['failure'] = {
  stage: 'image_generation',
  code: 'provider_unavailable',
  message: `No image could be made. ${REASON}`,
  retryable: true,
  charged: 'none',
  parts: [],
};

/** What a small account does not have: a comparison of two finished ads. Gives its id. */
export async function seedShowcase(api: ApiClient): Promise<string> {
  const prompt = 'Tired of cold coffee? Our blue ceramic mug with a bamboo lid keeps it hot.';
  const variation = { prompt, duration: 10, coherence: { prompt_enhancement: false } };
  const { group_id, session_ids } = await api.call<ComparisonStarted>('POST', '/api/generate/parallel', {
    comparison_type: 'settings',
    name: 'Problem or promise',
    hypothesis: 'A named problem sells better than a promise.',
    variations: [
      { ...variation, framework: 'PAS', label: 'Problem' },
      { ...variation, framework: 'AIDA', label: 'Promise' },
    ],
  });
  for (const id of session_ids) await api.settled(id, 300);
  return group_id;
}

/** What the browser of somebody keeps who has just registered. */
export async function newcomer(url: string): Promise<StorageState> {
  const api = new ApiClient(() => url);
  await api.register();
  const value = JSON.stringify({ state: { token: api.token, account: null }, version: 0 });
  return { cookies: [], origins: [{ origin: url, localStorage: [{ name: 'admint.auth', value }] }] };
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;
