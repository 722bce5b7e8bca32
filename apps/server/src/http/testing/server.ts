import { AdmintError } from '@admint/contract';
import { pino } from 'pino';
import type { ProgressHub } from '../../progress/hub.ts';
import { createHttpServer, type HttpServer } from '../server.ts';
import type {
  AssetContent,
  CompareService,
  FlowService,
  GalleryService,
  HttpSettings,
  PhotoService,
  ReceiptService,
  SettingsService,
  ShareService,
  UserStore,
} from '../services.ts';
import { SESSION } from './ids.ts';
import { memoryFlow } from './memory-flow.ts';
import { memoryUsers } from './memory-users.ts';

/** A real HTTP server on a free port over services that live in memory. */
export interface TestServer {
  url: string;
  server: HttpServer;
  /** Every flow call that got through, as `name`. */
  calls: string[];
  /** Lines the server logged, parsed. */
  logged: { level: number; msg: string; err?: { message: string } }[];
  /** Logs in as the demo user, gives the token. */
  login(): Promise<string>;
  fetch(path: string, init?: RequestInit & { token?: string; json?: unknown }): Promise<Response>;
}

export interface TestServerOptions {
  settings?: Partial<HttpSettings>;
  flow?: Partial<FlowService>;
  assets?: Record<string, AssetContent>;
  gallery?: Partial<GalleryService>;
  shares?: Partial<ShareService>;
  hub?: Partial<ProgressHub>;
  users?: UserStore;
  settingsService?: Partial<SettingsService>;
  receipts?: Partial<ReceiptService>;
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const calls: string[] = [];
  const logged: TestServer['logged'] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const config: HttpSettings = {
    host: '127.0.0.1',
    demo: true,
    production: false,
    role: 'all',
    version: '0.1.0-test',
    jwtSecret: 'a secret for tests only, 32 bytes',
    webRoot: null,
    ...options.settings,
  };
  const server = createHttpServer({
    config,
    services: {
      flow: { ...memoryFlow(calls), ...options.flow },
      photos: noPhotos,
      music: {
        sample: () => Promise.reject(new AdmintError('music_failed', 'There is no composer here.')),
      },
      gallery: { ...emptyGallery, ...options.gallery },
      compare: noCompare,
      shares: { find: async () => null, ...options.shares },
      models: {
        list: () => ({ tier: 'draft', stages: [], providers: [] }),
        coherence: () => ({ image: 'local', video: 'local', switches: [] }),
      },
      settings: { ...noSettings, ...options.settingsService },
      receipts: { ...noReceipts, ...options.receipts },
      assets: { find: (user, id) => Promise.resolve(user.id === 1 ? (options.assets?.[id] ?? null) : null) },
    },
    hub: { ...silentHub, ...options.hub },
    users: options.users ?? memoryUsers(),
    log,
  });
  const url = `http://127.0.0.1:${await server.listen(0, config.host)}`;
  const call: TestServer['fetch'] = (path, { token, json, ...init } = {}) =>
    fetch(url + path, {
      ...init,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(init.headers as Record<string, string>),
      },
      ...(json !== undefined && { method: init.method ?? 'POST', body: JSON.stringify(json) }),
    });
  return {
    url,
    server,
    calls,
    logged,
    fetch: call,
    login: async () => {
      const answer = await call('/api/auth/login', {
        json: { email: 'demo@example.com', password: 'demo123' },
      });
      return ((await answer.json()) as { session_token: string }).session_token;
    },
  };
}

const noVideo = () => Promise.reject(new AdmintError('generation_not_found', 'There is no such video.'));

const emptyGallery: GalleryService = {
  list: () => Promise.resolve({ generations: [], next_cursor: null, total: 0 }),
  get: noVideo,
  status: noVideo,
  rename: noVideo,
  remove: noVideo,
  cancel: noVideo,
  share: noVideo,
  revoke: noVideo,
};

const noComparison = () =>
  Promise.reject(new AdmintError('comparison_not_found', 'There is no such comparison.'));
const noCompare: CompareService = {
  start: noComparison,
  estimate: noComparison,
  startHooks: noVideo,
  estimateHooks: noVideo,
  list: () => Promise.resolve({ comparisons: [], next_cursor: null }),
  get: noComparison,
  change: noComparison,
  cancel: noComparison,
  remove: noComparison,
  profiles: () => Promise.resolve({ profiles: [] }),
  saveProfile: noComparison,
  deleteProfile: noComparison,
};

const absent = () => Promise.reject(new AdmintError('not_found', 'There is nothing here.'));
const noSettings: SettingsService = {
  read: absent,
  change: absent,
  setSessionBudget: absent,
  providers: () => Promise.resolve([]),
  saveProvider: absent,
  removeProvider: absent,
  checkProvider: absent,
};
const noReceipts: ReceiptService = {
  list: () =>
    Promise.resolve({
      receipts: [],
      next_cursor: null,
      totals: { count: 0, settled: 0, held: 0 },
      models: [],
    }),
  every: async function* () {
    yield [];
  },
  spending: absent,
  userTotals: () => Promise.resolve({ users: [] }),
};

const silentHub: ProgressHub = {
  mayWatch: (_user, id) => Promise.resolve(id === SESSION),
  subscribe: () => undefined,
  size: 0,
  closeSockets: () => undefined,
  close: () => Promise.resolve(),
};

const noAd = (id: string) => Promise.reject(new AdmintError('session_not_found', `There is no ad ${id}.`));
const noPhotos: PhotoService = {
  add: (_user, id) => noAd(id),
  cutout: (_user, { id }) => noAd(id),
  setCutout: (_user, { id }) => noAd(id),
  setMask: (_user, { id }) => noAd(id),
  mask: (_user, { id }) => noAd(id),
};
