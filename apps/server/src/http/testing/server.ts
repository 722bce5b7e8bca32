import { AdmintError } from '@admint/contract';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import type { ProgressHub } from '../../progress/hub.ts';
import { createHttpServer, type HttpServer } from '../server.ts';
import type {
  Account,
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

export const SESSION = '550e8400-e29b-41d4-a716-446655440000';
export const OTHERS_SESSION = '550e8400-e29b-41d4-a716-446655440001';
export const ASSET = '6ba7b810-9dad-41d1-80b4-00c04fd430c8';

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

/** Knows one session of its user, in stage `created`; counts what it was asked to do. */
function memoryFlow(calls: string[]): FlowService {
  const started = {
    status: 'processing' as const,
    estimated_duration: 45,
    estimated_cost: 0,
    message: 'Started.',
  };
  const own = (name: string, id: string) => {
    if (id !== SESSION) throw new AdmintError('session_not_found', 'There is no such session.');
    calls.push(name);
  };
  const wrongStage = (name: string, id: string) => {
    if (id !== SESSION) throw new AdmintError('session_not_found', 'There is no such session.');
    throw new AdmintError('wrong_stage', `${name} is not possible in stage created.`);
  };
  return {
    rewritePart: async (_user, { id }) => wrongStage('rewritePart', id),
    settleCall: async (_user, id) => wrongStage('settleCall', id),
    createSession: async () => {
      calls.push('createSession');
      return { session_id: SESSION, stage: 'created', created_at: new Date(0).toISOString() };
    },
    listSessions: async () => {
      return { sessions: [], next_cursor: null };
    },
    getSession: async (_user, id) => {
      own('getSession', id);
      return { id } as Awaited<ReturnType<FlowService['getSession']>>;
    },
    getCosts: async (_user, id) => {
      own('getCosts', id);
      return { session_id: id, total_cost: 0, budget: 200, breakdown: [], receipts: [] };
    },
    estimate: async (_user, id, query) => {
      own('estimate', id);
      return {
        estimated_cost: 0,
        unit_cost: 0,
        count: query.count ?? 1,
        estimated_duration: 1,
        model: 'm',
        provider: 'p',
      };
    },
    generateImages: async (_user, body) => {
      own('generateImages', body.session_id);
      return started;
    },
    saveApprovedImages: async (_user, body) => wrongStage('Choosing images', body.session_id),
    generateClips: async (_user, body) => wrongStage('Making clips', body.session_id),
    saveApprovedClips: async (_user, body) => wrongStage('Choosing clips', body.session_id),
    composeFinalVideo: async (_user, body) => wrongStage('Composing', body.session_id),
    cancel: async (_user, id) => {
      own('cancel', id);
      return { success: true, stage: 'created', message: 'Canceled.', spent: 0 };
    },
    retry: async (_user, id) => {
      if (id !== SESSION) throw new AdmintError('session_not_found', 'There is no such session.');
      throw new AdmintError('nothing_to_retry', 'Nothing has failed.');
    },
    retakeImage: async (_user, { id }) => wrongStage('Making an image again', id),
    imageVariations: async (_user, { id }) => wrongStage('Making more images', id),
    retakeClip: async (_user, { id }) => wrongStage('Making a clip again', id),
    chooseTake: async (_user, id) => wrongStage('Choosing a take', id),
    changeAsset: async () => {
      throw new AdmintError('asset_not_found', 'There is no such asset.', {
        fields: [{ field: 'id', message: 'is not an asset of yours' }],
      });
    },
    planScenes: async (_user, id) => wrongStage('Planning', id),
    savePlan: async (_user, id) => wrongStage('Saving a plan', id),
    generate: async () => {
      calls.push('generate');
      return { ...started, generation_id: SESSION, session_id: SESSION };
    },
    getStoryboard: async (_user, id) => wrongStage('Reading a storyboard', id),
    editStoryboard: async (_user, id) => wrongStage('Changing a storyboard', id),
    approveStoryboard: async (_user, id) => wrongStage('Approving a storyboard', id),
    planFile: async (_user, id, name) =>
      id === SESSION && name === 'unified_narrative.md'
        ? { name, content_type: 'text/markdown; charset=utf-8', text: '# Shoes\n' }
        : null,
    createExports: async (_user, id) => wrongStage('Exporting', id),
    listExports: async (_user, id) => {
      own('listExports', id);
      return { versions: [], exports: [] };
    },
    cancelExports: async (_user, id) => wrongStage('Stopping', id),
    listPhotos: async (_user, id) => {
      own('listPhotos', id);
      return { photos: [] };
    },
    orderPhotos: async (_user, id) => wrongStage('Ordering photos', id),
    agentsHealth: async () => ({ agents: [] }),
    options: async () => ({
      fonts: [],
      genres: [],
      style_keywords: [],
      aspect_ratios: ['16:9'],
      demo: true,
    }),
  };
}

const noAd = (id: string) => Promise.reject(new AdmintError('session_not_found', `There is no ad ${id}.`));
const noPhotos: PhotoService = {
  add: (_user, id) => noAd(id),
  cutout: (_user, { id }) => noAd(id),
  setCutout: (_user, { id }) => noAd(id),
  setMask: (_user, { id }) => noAd(id),
  mask: (_user, { id }) => noAd(id),
};

/** Users in an array; ids count from 1. */
export function memoryUsers(): UserStore {
  const accounts: Account[] = [];
  const revoked = new Set<string>();
  const find = (login: string) =>
    accounts.find(({ email, username }) =>
      [email?.toLowerCase(), username?.toLowerCase()].includes(login.toLowerCase()),
    ) ?? null;
  const byId = (id: number): Account | null => accounts.find((account) => account.id === id) ?? null;
  const store: UserStore = {
    async createUser(user) {
      for (const field of ['username', 'email'] as const) {
        if (user[field] !== null && find(user[field])) {
          throw new AdmintError(`${field}_taken`, 'taken', { fields: [{ field, message: 'is in use' }] });
        }
      }
      const account = { id: accounts.length + 1, ...user };
      accounts.push(account);
      return account;
    },
    findByLogin: async (login) => find(login),
    findById: async (id) => byId(id),
    ensureDemoUser: async (user) => find(user.email ?? '') ?? store.createUser(user),
    revokeToken: async (jti) => void revoked.add(jti),
    isRevoked: async (jti) => revoked.has(jti),
    findByToken: async (id, jti) => (revoked.has(jti) ? null : byId(id)),
    setPassword: async (id, hash) => {
      const account = byId(id);
      if (account) account.password_hash = hash;
    },
    profile: async (id) => ({
      user_id: id,
      username: byId(id)?.username ?? null,
      email: byId(id)?.email ?? null,
      total_cost: 0,
      session_count: 0,
      video_count: 0,
      created_at: new Date(0).toISOString(),
    }),
  };
  return store;
}

/** An asset of `bytes`, kept in memory. */
export function memoryAsset(bytes: Buffer, rest: Partial<AssetContent> = {}): AssetContent {
  return {
    content_type: 'video/mp4',
    bytes: bytes.length,
    etag: 'f'.repeat(64),
    filename: 'ad_1.mp4',
    companion: () => Promise.resolve(null),
    open: (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
    ...rest,
  };
}
