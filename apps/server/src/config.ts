import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AdmintError, type Micros, micros } from '@admint/contract';
import { z } from 'zod';
import { ensureSecretFile } from './secret-file.ts';

/** What this process does: `api` answers people, `worker` runs workflows, `all` does both. */
export type Role = 'api' | 'worker' | 'all';

/** Where assets go when they do not go to the data folder. Without keys the AWS default chain is used. */
export interface S3Config {
  bucket: string;
  region: string;
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  forcePathStyle: boolean;
  /** Put before every object key; '' or ending in '/'. */
  prefix: string;
}

/** Keys and servers that open hosted models; see the catalogue in `packages/providers`. */
export interface HostedConfig {
  keys: { replicate?: string; openai?: string; fal?: string };
  /** Other addresses than the services' own, and servers of the user's own. */
  endpoints: {
    replicate?: string;
    openai?: string;
    fal?: string;
    comfyui?: string;
    local?: { baseUrl: string; model: string };
  };
  tier: 'draft' | 'production';
  /** Ids of models to try first, per stage. */
  overrides: Partial<Record<'text' | 'image' | 'video' | 'music', string[]>>;
  modelsFile?: string;
  /** Public address under which providers call us when a job ends; absent: jobs are only polled. */
  webhookBase?: string;
}

/** Every setting of a server process. Nothing else in the house reads the environment. */
export interface Config {
  nodeEnv: 'development' | 'test' | 'production';
  role: Role;
  host: string;
  /** 0 asks the system for any free port. */
  port: number;
  /** Was PORT given? If not, a taken port is replaced by the next free one. */
  portFixed: boolean;
  /** Absolute path of the data folder. */
  home: string;
  openBrowser: boolean;
  /** Absent: a private PostgreSQL runs in the data folder. */
  databaseUrl?: string;
  /** Absent: assets are files in the data folder. */
  s3?: S3Config;
  /** Absent: kept in the data folder, see {@link ensureJwtSecret}. */
  jwtSecret?: string;
  /** Locks the keys that are entered in the app, the newest first; absent: kept in the data folder. */
  sealSecrets: string[];
  /** Does the demo user exist? */
  demo: boolean;
  /** `auto`: hosted models where a key or server opens them, this machine for the rest. */
  provider: string;
  hosted: HostedConfig;
  /** Address of the scripted provider of the tests. */
  scriptedUrl?: string;
  /** Tests only: where provider calls are held, see `openFailpoints`. */
  failpoint?: string;
  /** Bytes the cache of encoded stretches may hold after a render. */
  segmentsBytes: number;
  /** The most one session may cost. */
  budget: Micros;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The environment, as a value: a name that is absent or empty was not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

const MIN_SECRET_LENGTH = 32;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

const flag = z
  .enum(['0', '1', 'true', 'false', 'yes', 'no'], { error: 'must be 1 or 0' })
  .transform((text) => text === '1' || text === 'true' || text === 'yes');

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** Names separated by commas. */
const ids = z.string().transform((text) =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean),
);

const Settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  ADMINT_ROLE: z.enum(['api', 'worker', 'all'], { error: 'must be api, worker or all' }).default('all'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be a host name or an address' })
    .default('127.0.0.1'),
  ADMINT_HOME: z.string().optional(),
  ADMINT_OPEN: flag.optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  S3_ENDPOINT: url(['http:', 'https:']).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: flag.optional(),
  S3_PREFIX: z.string().default(''),
  JWT_SECRET_KEY: z
    .string()
    .min(MIN_SECRET_LENGTH, { error: `must have at least ${MIN_SECRET_LENGTH} characters` })
    .optional(),
  /** Old ones after the new one, separated by commas: they only open what they have locked. */
  ADMINT_SECRET_KEY: ids
    .refine((all) => all.every((one) => one.length >= MIN_SECRET_LENGTH), {
      error: `must have at least ${MIN_SECRET_LENGTH} characters, each`,
    })
    .optional(),
  ADMINT_DEMO: flag.optional(),
  ADMINT_PROVIDER: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, { error: 'must be the name of a provider, such as local or replicate' })
    .default('auto'),
  REPLICATE_API_TOKEN: z.string().optional(),
  REPLICATE_BASE_URL: url(['http:', 'https:']).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url(['http:', 'https:']).optional(),
  FAL_KEY: z.string().optional(),
  FAL_BASE_URL: url(['http:', 'https:']).optional(),
  COMFYUI_URL: url(['http:', 'https:']).optional(),
  ADMINT_TEXT_SERVER: url(['http:', 'https:']).optional(),
  ADMINT_TEXT_SERVER_MODEL: z.string().optional(),
  ADMINT_TIER: z.enum(['draft', 'production'], { error: 'must be draft or production' }).default('draft'),
  ADMINT_TEXT_MODELS: ids.optional(),
  ADMINT_IMAGE_MODELS: ids.optional(),
  ADMINT_VIDEO_MODELS: ids.optional(),
  ADMINT_MUSIC_MODELS: ids.optional(),
  ADMINT_MODELS_FILE: z.string().optional(),
  ADMINT_PUBLIC_URL: url(['http:', 'https:']).optional(),
  ADMINT_SCRIPTED_URL: url(['http:']).optional(),
  ADMINT_FAILPOINT: z.string().optional(),
  ADMINT_SEGMENT_CACHE_MB: z.coerce
    .number({ error: 'must be a number of megabytes' })
    .min(0)
    .max(1_000_000)
    .default(4000),
  ADMINT_BUDGET_USD: z.coerce
    .number({ error: 'must be an amount in US dollars' })
    .min(0)
    .max(1_000_000)
    .default(200),
  ADMINT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
type Settings = z.infer<typeof Settings>;

/** Faults that lie between two settings, each as `NAME what is wrong`. */
function contradictions(given: Settings): string[] {
  const faults: string[] = [];
  const production = given.NODE_ENV === 'production';
  if (production && !given.JWT_SECRET_KEY) faults.push('JWT_SECRET_KEY is required when NODE_ENV=production');
  if (production && given.ADMINT_DEMO) faults.push('ADMINT_DEMO cannot be on when NODE_ENV=production');
  if (given.ADMINT_ROLE !== 'all' && !given.DATABASE_URL) {
    faults.push(`DATABASE_URL is required by the role ${given.ADMINT_ROLE}: its partners run elsewhere`);
  }
  const anyS3 = given.S3_ENDPOINT ?? given.S3_ACCESS_KEY_ID ?? given.S3_SECRET_ACCESS_KEY;
  if (anyS3 && !given.S3_BUCKET) faults.push('S3_BUCKET is required when another S3_ setting is given');
  if (given.ADMINT_TEXT_SERVER && !given.ADMINT_TEXT_SERVER_MODEL) {
    faults.push('ADMINT_TEXT_SERVER_MODEL is required with ADMINT_TEXT_SERVER');
  }
  if (Boolean(given.S3_ACCESS_KEY_ID) !== Boolean(given.S3_SECRET_ACCESS_KEY)) {
    faults.push('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be given together');
  }
  return faults;
}

function s3From(given: Settings): S3Config | undefined {
  if (!given.S3_BUCKET) return undefined;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = given;
  const prefix = given.S3_PREFIX.replace(/^\/+|\/+$/g, '');
  return {
    bucket: given.S3_BUCKET,
    region: given.S3_REGION,
    // Compatible servers rarely answer on bucket.host; AWS itself (no endpoint) prefers it.
    forcePathStyle: given.S3_FORCE_PATH_STYLE ?? given.S3_ENDPOINT !== undefined,
    prefix: prefix === '' ? '' : `${prefix}/`,
    ...(given.S3_ENDPOINT && { endpoint: given.S3_ENDPOINT }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  };
}

/** `--role worker` and `--role=worker` win over ADMINT_ROLE. */
function roleArgument(argv: readonly string[]): string | undefined {
  const index = argv.findIndex((argument) => argument === '--role' || argument.startsWith('--role='));
  if (index < 0) return undefined;
  return argv[index]?.split('=')[1] ?? argv[index + 1] ?? '';
}

/**
 * Reads the settings in `env` and the `--role` in `argv`.
 * Throws one `AdmintError` (`bad_configuration`) whose `fields` name every setting at fault.
 */
export function parseConfig(env: Environment, argv: readonly string[] = []): Config {
  const role = roleArgument(argv);
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const parsed = Settings.safeParse({
    ...Object.fromEntries(set),
    ...(role !== undefined && { ADMINT_ROLE: role }),
  });
  const faults = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new AdmintError('bad_configuration', `These settings are wrong:\n  ${faults.join('\n  ')}`, {
      fields: faults.map((fault) => ({ field: fault.split(' ')[0] ?? '', message: fault })),
    });
  }
  return toConfig(parsed.data);
}

function hostedFrom(given: Settings): HostedConfig {
  const defined = <T extends object>(values: T) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
      [K in keyof T]?: NonNullable<T[K]>;
    };
  const { ADMINT_TEXT_SERVER: baseUrl, ADMINT_TEXT_SERVER_MODEL: model } = given;
  return {
    keys: defined({ replicate: given.REPLICATE_API_TOKEN, openai: given.OPENAI_API_KEY, fal: given.FAL_KEY }),
    endpoints: defined({
      replicate: given.REPLICATE_BASE_URL,
      openai: given.OPENAI_BASE_URL,
      fal: given.FAL_BASE_URL,
      comfyui: given.COMFYUI_URL,
      local: baseUrl && model ? { baseUrl, model } : undefined,
    }),
    tier: given.ADMINT_TIER,
    overrides: defined({
      text: given.ADMINT_TEXT_MODELS,
      image: given.ADMINT_IMAGE_MODELS,
      video: given.ADMINT_VIDEO_MODELS,
      music: given.ADMINT_MUSIC_MODELS,
    }),
    ...(given.ADMINT_PUBLIC_URL && { webhookBase: `${given.ADMINT_PUBLIC_URL.replace(/\/+$/, '')}/hooks` }),
    ...(given.ADMINT_MODELS_FILE && { modelsFile: resolve(given.ADMINT_MODELS_FILE) }),
  };
}

function toConfig(given: Settings): Config {
  const production = given.NODE_ENV === 'production';
  const s3 = s3From(given);
  return {
    nodeEnv: given.NODE_ENV,
    role: given.ADMINT_ROLE,
    host: given.HOST,
    port: given.PORT ?? 3000,
    portFixed: given.PORT !== undefined,
    home: resolve((given.ADMINT_HOME ?? '~/.admint').replace(/^~(?=$|\/)/, homedir())),
    openBrowser: given.ADMINT_OPEN ?? !production,
    demo: given.ADMINT_DEMO ?? (!production && LOOPBACK.has(given.HOST)),
    provider: given.ADMINT_PROVIDER,
    sealSecrets: given.ADMINT_SECRET_KEY ?? [],
    hosted: hostedFrom(given),
    segmentsBytes: given.ADMINT_SEGMENT_CACHE_MB * 1e6,
    budget: micros(given.ADMINT_BUDGET_USD),
    logLevel: given.ADMINT_LOG_LEVEL,
    ...(given.ADMINT_SCRIPTED_URL && { scriptedUrl: given.ADMINT_SCRIPTED_URL }),
    ...(given.NODE_ENV === 'test' && given.ADMINT_FAILPOINT && { failpoint: given.ADMINT_FAILPOINT }),
    ...(given.DATABASE_URL && { databaseUrl: given.DATABASE_URL }),
    ...(given.JWT_SECRET_KEY && { jwtSecret: given.JWT_SECRET_KEY }),
    ...(s3 && { s3 }),
  };
}

/** The secrets that lock keys entered in the app: ADMINT_SECRET_KEY, else the one kept in the data folder. */
export async function ensureSealSecrets(
  config: Pick<Config, 'home' | 'sealSecrets'>,
): Promise<[string, ...string[]]> {
  const [first, ...rest] = config.sealSecrets;
  return first === undefined ? [await ensureSecretFile(join(config.home, 'seal-secret'))] : [first, ...rest];
}

/** The settings of this process. Throws as {@link parseConfig} does. */
export function loadConfig(): Config {
  return parseConfig(process.env, process.argv.slice(2));
}

/** The secret that signs sessions: JWT_SECRET_KEY, else the one kept in the data folder (made on first use, readable by its owner only). */
export async function ensureJwtSecret(config: Pick<Config, 'home' | 'jwtSecret'>): Promise<string> {
  if (config.jwtSecret) return config.jwtSecret;
  return await ensureSecretFile(join(config.home, 'jwt-secret'));
}
