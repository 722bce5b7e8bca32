import type {
  CutoutRequest,
  CutoutView,
  PhotoView,
  ProviderName,
  ReceiptFilter,
  ReceiptLine,
  MusicSampleQuery,
} from '@admint/contract';
import type { Readable } from 'node:stream';
import type { TakeWebhook } from '../hooks/take-webhook.ts';
import type { User } from './accounts.ts';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from './route-types.ts';

export type { Account, User, UserStore } from './accounts.ts';
export type { BodyOf, ParamsOf, QueryOf, ResponseOf } from './route-types.ts';

/** What this process is, as far as HTTP has to know. */
export interface HttpSettings {
  /** The address to listen on; with a loopback address and `demo`, only loopback Host headers are served. */
  host: string;
  /** Demo user on; never true in production. */
  demo: boolean;
  production: boolean;
  role: 'all' | 'api' | 'worker';
  version: string;
  /** At least 32 bytes; signs the tokens. */
  jwtSecret: string;
  /** Folder of the built web app, or null when this process serves none. */
  webRoot: string | null;
}

/**
 * The guided flow as HTTP sees it. Every method answers only for sessions of `user` and throws AdmintError
 * (`session_not_found`, `wrong_stage`, `budget_exceeded`, `unknown_asset`, `validation_failed` …).
 */
export interface FlowService {
  createSession(user: User): Promise<ResponseOf<'createSession'>>;
  listSessions(user: User, page: QueryOf<'listSessions'>): Promise<ResponseOf<'listSessions'>>;
  getSession(user: User, id: string): Promise<ResponseOf<'getSession'>>;
  getCosts(user: User, id: string): Promise<ResponseOf<'getCosts'>>;
  estimate(user: User, id: string, query: QueryOf<'estimate'>): Promise<ResponseOf<'estimate'>>;
  generateImages(user: User, body: BodyOf<'generateImages'>): Promise<ResponseOf<'generateImages'>>;
  saveApprovedImages(
    user: User,
    body: BodyOf<'saveApprovedImages'>,
  ): Promise<ResponseOf<'saveApprovedImages'>>;
  generateClips(user: User, body: BodyOf<'generateClips'>): Promise<ResponseOf<'generateClips'>>;
  saveApprovedClips(user: User, body: BodyOf<'saveApprovedClips'>): Promise<ResponseOf<'saveApprovedClips'>>;
  composeFinalVideo(user: User, body: BodyOf<'composeFinalVideo'>): Promise<ResponseOf<'composeFinalVideo'>>;
  cancel(user: User, id: string): Promise<ResponseOf<'cancelSession'>>;
  retry(user: User, id: string, part?: string): Promise<ResponseOf<'retrySession'>>;
  retakeImage(
    user: User,
    ids: ParamsOf<'retakeImage'>,
    body: BodyOf<'retakeImage'>,
  ): Promise<ResponseOf<'retakeImage'>>;
  imageVariations(
    user: User,
    ids: ParamsOf<'imageVariations'>,
    body: BodyOf<'imageVariations'>,
  ): Promise<ResponseOf<'imageVariations'>>;
  retakeClip(
    user: User,
    ids: ParamsOf<'retakeClip'>,
    body: BodyOf<'retakeClip'>,
  ): Promise<ResponseOf<'retakeClip'>>;
  chooseTake(user: User, id: string, assetId: string): Promise<ResponseOf<'chooseTake'>>;
  changeAsset(user: User, id: string, change: BodyOf<'changeAsset'>): Promise<ResponseOf<'changeAsset'>>;
  planScenes(user: User, id: string, body: BodyOf<'planScenes'>): Promise<ResponseOf<'planScenes'>>;
  savePlan(user: User, id: string, body: BodyOf<'savePlan'>): Promise<ResponseOf<'savePlan'>>;
  rewritePart(
    user: User,
    ids: ParamsOf<'rewritePart'>,
    body: BodyOf<'rewritePart'>,
  ): Promise<ResponseOf<'rewritePart'>>;
  settleCall(user: User, id: string, body: BodyOf<'settleCall'>): Promise<ResponseOf<'settleCall'>>;
  createExports(user: User, id: string, body: BodyOf<'createExports'>): Promise<ResponseOf<'createExports'>>;
  listExports(user: User, id: string): Promise<ResponseOf<'listExports'>>;
  cancelExports(user: User, id: string): Promise<ResponseOf<'cancelExports'>>;
  listPhotos(user: User, id: string): Promise<ResponseOf<'listPhotos'>>;
  orderPhotos(user: User, id: string, photoIds: string[]): Promise<ResponseOf<'orderPhotos'>>;
  generate(user: User, body: BodyOf<'generate'>): Promise<ResponseOf<'generate'>>;
  getStoryboard(user: User, id: string): Promise<ResponseOf<'getStoryboard'>>;
  editStoryboard(
    user: User,
    id: string,
    body: BodyOf<'editStoryboard'>,
  ): Promise<ResponseOf<'editStoryboard'>>;
  approveStoryboard(user: User, id: string): Promise<ResponseOf<'approveStoryboard'>>;
  /** Null when the plan has no file of this name (yet). */
  planFile(user: User, id: string, name: string): Promise<PlanFileContent | null>;
  agentsHealth(): Promise<ResponseOf<'agentsHealth'>>;
  options(): Promise<ResponseOf<'options'>>;
}

/** A text file of an automatic ad's plan. */
export interface PlanFileContent {
  name: string;
  content_type: string;
  text: string;
}

/** Inclusive byte positions, as in an HTTP Range. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Bytes that can be sent: an asset's own, or its poster's. */
export interface StoredContent {
  content_type: string;
  bytes: number;
  /** sha256 of the bytes, hex, without quotes */
  etag: string;
  open(range?: ByteRange): Promise<Readable> | Readable;
}

/** A first frame, a small copy to play, a strip of pictures, the peaks of a sound. */
export type CompanionName = 'poster' | 'proxy' | 'filmstrip' | 'peaks';

export interface AssetContent extends StoredContent {
  /** The name offered for saving, e.g. `ad_{generation_id}.mp4`. */
  filename: string;
  /** What was made of the asset for lists, preview and editor; null where it has none. */
  companion(name: CompanionName): Promise<StoredContent | null>;
}

export interface AssetService {
  /** Null when there is no such asset or it belongs to someone else. */
  find(user: User, assetId: string): Promise<AssetContent | null>;
}

/** A photo by the ids in its address. */
export interface PhotoPath {
  id: string;
  photo_id: string;
}

/** Takes in product photos and keeps how they are cut out; throws `photo_refused` with the limit that was broken. */
export interface PhotoService {
  add(user: User, sessionId: string, bytes: Uint8Array): Promise<PhotoView>;
  cutout(user: User, photo: PhotoPath): Promise<CutoutView>;
  setCutout(user: User, photo: PhotoPath, wanted: CutoutRequest): Promise<CutoutView>;
  setMask(user: User, photo: PhotoPath, bytes: Uint8Array): Promise<CutoutView>;
  /** Absolute path of a greyscale PNG: the mask in use, or the one that was found. */
  mask(user: User, photo: PhotoPath, which: 'used' | 'found'): Promise<string>;
}

/** How this server is reached from outside, as the request tells. */
export interface OutsideAddress {
  /** e.g. `https://ads.example.com` */
  origin: string;
  /** True when only this machine can open it. */
  localOnly: boolean;
}

/** A user's videos. Every method answers only for videos of `user` and throws `generation_not_found` for others. */
export interface GalleryService {
  list(user: User, page: QueryOf<'listGenerations'>): Promise<ResponseOf<'listGenerations'>>;
  get(user: User, id: string, outside: OutsideAddress): Promise<ResponseOf<'getGeneration'>>;
  status(user: User, id: string): Promise<ResponseOf<'getGenerationStatus'>>;
  rename(user: User, id: string, title: string | null): Promise<ResponseOf<'renameGeneration'>>;
  remove(user: User, id: string): Promise<ResponseOf<'deleteGeneration'>>;
  cancel(user: User, id: string): Promise<ResponseOf<'cancelGeneration'>>;
  share(
    user: User,
    id: string,
    wish: BodyOf<'shareGeneration'>,
    outside: OutsideAddress,
  ): Promise<ResponseOf<'shareGeneration'>>;
  revoke(user: User, id: string): Promise<ResponseOf<'revokeShare'>>;
}

/** Videos made to be compared, and saved settings. Throws `comparison_not_found` for those of others. */
export interface CompareService {
  start(user: User, body: BodyOf<'generateParallel'>): Promise<ResponseOf<'generateParallel'>>;
  estimate(user: User, body: BodyOf<'estimateParallel'>): Promise<ResponseOf<'estimateParallel'>>;
  startHooks(user: User, id: string, body: BodyOf<'generateHooks'>): Promise<ResponseOf<'generateHooks'>>;
  estimateHooks(user: User, id: string, body: BodyOf<'estimateHooks'>): Promise<ResponseOf<'estimateHooks'>>;
  list(user: User, page: QueryOf<'listComparisons'>): Promise<ResponseOf<'listComparisons'>>;
  get(user: User, id: string): Promise<ResponseOf<'getComparison'>>;
  change(user: User, id: string, change: BodyOf<'changeComparison'>): Promise<ResponseOf<'changeComparison'>>;
  cancel(user: User, id: string): Promise<ResponseOf<'cancelComparison'>>;
  remove(user: User, id: string, videos: 'delete' | 'keep'): Promise<ResponseOf<'deleteComparison'>>;
  profiles(user: User): Promise<ResponseOf<'listProfiles'>>;
  saveProfile(user: User, body: BodyOf<'saveProfile'>): Promise<ResponseOf<'saveProfile'>>;
  deleteProfile(user: User, id: string): Promise<ResponseOf<'deleteProfile'>>;
}

/** What the public page of a video tells; nothing of its owner, its prompts or its price. */
export interface SharedVideo {
  /** May be empty. */
  title: string;
  indexable: boolean;
  width: number;
  height: number;
  /** seconds */
  duration: number;
  made_at: Date;
}

export interface ShareService {
  /** Null for a token that never was, was revoked or has run out. */
  find(token: string): Promise<(SharedVideo & { content: AssetContent }) | null>;
}

/** How the studio works for a person, and what it is opened with. Throws AdmintError by the contract's codes. */
export interface SettingsService {
  read(user: User): Promise<ResponseOf<'getSettings'>>;
  change(user: User, change: BodyOf<'changeSettings'>): Promise<ResponseOf<'changeSettings'>>;
  setSessionBudget(user: User, id: string, budget: number): Promise<ResponseOf<'setSessionBudget'>>;
  providers(): Promise<ResponseOf<'listProviders'>['providers']>;
  saveProvider(
    user: User,
    provider: ProviderName,
    given: BodyOf<'saveProvider'>,
  ): Promise<ResponseOf<'saveProvider'>>;
  removeProvider(provider: ProviderName): Promise<ResponseOf<'removeProvider'>>;
  checkProvider(provider: ProviderName): Promise<ResponseOf<'checkProvider'>>;
}

/** What was paid for what. */
export interface ReceiptService {
  list(user: User, query: QueryOf<'listReceipts'>): Promise<ResponseOf<'listReceipts'>>;
  /** All that match, newest first, in batches. */
  every(user: User, filter: ReceiptFilter): AsyncIterable<ReceiptLine[]>;
  spending(user: User, days: number): Promise<ResponseOf<'getSpending'>>;
  userTotals(): Promise<ResponseOf<'listUserTotals'>>;
}

/** What models there are. */
export interface ModelService {
  list(): ResponseOf<'listModels'>;
  /** The coherence switches, for these models. */
  coherence(models: QueryOf<'getCoherence'>): ResponseOf<'getCoherence'>;
}

/** Composes short pieces to listen to; throws `music_failed`. */
export interface MusicSampleService {
  sample(request: MusicSampleQuery): Promise<StoredContent>;
}

export interface HttpServices {
  music: MusicSampleService;
  models: ModelService;
  settings: SettingsService;
  receipts: ReceiptService;
  /** Absent when no provider of this server calls back. */
  takeWebhook?: TakeWebhook;
  flow: FlowService;
  gallery: GalleryService;
  compare: CompareService;
  shares: ShareService;
  assets: AssetService;
  photos: PhotoService;
}
