import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdmintError } from '@admint/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureJwtSecret, parseConfig } from './config.ts';

function faultsOf(env: Record<string, string>, argv: string[] = []): string[] {
  try {
    parseConfig(env, argv);
  } catch (error) {
    if (error instanceof AdmintError) return error.fields.map((fault) => fault.field);
    throw error;
  }
  return [];
}

const secret = 'x'.repeat(32);
const database = 'postgres://user:pw@db.example/admint';

describe('parseConfig', () => {
  it('gives a machine-local server with a demo user when nothing is set', () => {
    expect(parseConfig({})).toEqual({
      nodeEnv: 'development',
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      portFixed: false,
      home: join(homedir(), '.admint'),
      openBrowser: true,
      demo: true,
      provider: 'auto',
      sealSecrets: [],
      hosted: { keys: {}, endpoints: {}, tier: 'draft', overrides: {} },
      segmentsBytes: 4_000_000_000,
      budget: 200_000_000,
      logLevel: 'info',
    });
  });

  it('reads keys, servers and wished models for the hosted stages', () => {
    const { hosted } = parseConfig({
      REPLICATE_API_TOKEN: 'r8_x',
      ADMINT_TEXT_SERVER: 'http://localhost:11434/v1',
      ADMINT_TEXT_SERVER_MODEL: 'llama3.1:8b',
      ADMINT_IMAGE_MODELS: 'a/b, local',
      ADMINT_TIER: 'production',
    });
    expect(hosted).toEqual({
      keys: { replicate: 'r8_x' },
      endpoints: { local: { baseUrl: 'http://localhost:11434/v1', model: 'llama3.1:8b' } },
      tier: 'production',
      overrides: { image: ['a/b', 'local'] },
    });
    expect(faultsOf({ ADMINT_TEXT_SERVER: 'http://localhost:1/v1' }).join()).toContain(
      'ADMINT_TEXT_SERVER_MODEL',
    );
  });

  it('treats an empty setting as not set', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', S3_BUCKET: '' })).toEqual(parseConfig({}));
  });

  it('names every setting at fault in one error', () => {
    expect(
      faultsOf({
        PORT: 'abc',
        DATABASE_URL: 'mysql://x',
        ADMINT_OPEN: 'maybe',
        JWT_SECRET_KEY: 'short',
      }).toSorted(),
    ).toEqual(['ADMINT_OPEN', 'DATABASE_URL', 'JWT_SECRET_KEY', 'PORT']);
  });

  it.each([['70000'], ['-1'], ['3000.5'], ['0x'], ['1e9']])('refuses the port %s', (PORT) => {
    expect(faultsOf({ PORT })).toEqual(['PORT']);
  });

  it('keeps a given port and says that it was given', () => {
    expect(parseConfig({ PORT: '4100' })).toMatchObject({ port: 4100, portFixed: true });
  });

  it('asks for the secret in production and refuses the demo user there', () => {
    expect(faultsOf({ NODE_ENV: 'production', ADMINT_DEMO: '1' })).toEqual(['JWT_SECRET_KEY', 'ADMINT_DEMO']);
    expect(parseConfig({ NODE_ENV: 'production', JWT_SECRET_KEY: secret })).toMatchObject({
      demo: false,
      jwtSecret: secret,
      openBrowser: false,
    });
  });

  it('has no demo user on a public address unless asked for', () => {
    expect(parseConfig({ HOST: '0.0.0.0' }).demo).toBe(false);
    expect(parseConfig({ HOST: '0.0.0.0', ADMINT_DEMO: '1' }).demo).toBe(true);
    expect(parseConfig({ ADMINT_DEMO: '0' }).demo).toBe(false);
  });

  it('takes the role from --role before ADMINT_ROLE, and a shared role needs a shared database', () => {
    const env = { DATABASE_URL: database, ADMINT_ROLE: 'api' };
    expect(parseConfig(env).role).toBe('api');
    expect(parseConfig(env, ['--role', 'worker']).role).toBe('worker');
    expect(parseConfig(env, ['--role=all']).role).toBe('all');
    expect(faultsOf(env, ['--role=boss'])).toEqual(['ADMINT_ROLE']);
    expect(faultsOf(env, ['--role'])).toEqual(['ADMINT_ROLE']);
    expect(faultsOf({ ADMINT_ROLE: 'worker' })).toEqual(['DATABASE_URL']);
  });

  it('reads a bucket with the habits of compatible servers', () => {
    const s3 = {
      S3_BUCKET: 'ads',
      S3_ENDPOINT: 'http://minio:9000',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
      S3_PREFIX: '/team/a/',
    };
    expect(parseConfig(s3).s3).toEqual({
      bucket: 'ads',
      region: 'us-east-1',
      endpoint: 'http://minio:9000',
      credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
      forcePathStyle: true,
      prefix: 'team/a/',
    });
    expect(parseConfig({ S3_BUCKET: 'ads' }).s3).toMatchObject({ forcePathStyle: false, prefix: '' });
    expect(faultsOf({ S3_ENDPOINT: 'http://minio:9000' })).toEqual(['S3_BUCKET']);
    expect(faultsOf({ S3_BUCKET: 'ads', S3_ACCESS_KEY_ID: 'id' })).toEqual(['S3_ACCESS_KEY_ID']);
  });

  it('counts the budget in micro-dollars and refuses what is not an amount', () => {
    expect(parseConfig({ ADMINT_BUDGET_USD: '12.5' }).budget).toBe(12_500_000);
    expect(faultsOf({ ADMINT_BUDGET_USD: '-1' })).toEqual(['ADMINT_BUDGET_USD']);
    expect(faultsOf({ ADMINT_BUDGET_USD: 'much' })).toEqual(['ADMINT_BUDGET_USD']);
  });

  it('bounds the cache of encoded stretches in megabytes', () => {
    expect(parseConfig({}).segmentsBytes).toBe(4_000_000_000);
    expect(parseConfig({ ADMINT_SEGMENT_CACHE_MB: '0.5' }).segmentsBytes).toBe(500_000);
    expect(faultsOf({ ADMINT_SEGMENT_CACHE_MB: '-1' })).toEqual(['ADMINT_SEGMENT_CACHE_MB']);
  });

  it('never repeats the value of a secret in the error', () => {
    expect(() => parseConfig({ JWT_SECRET_KEY: 'hunter2' })).toThrow(/JWT_SECRET_KEY must have at least 32/);
    expect(() => parseConfig({ JWT_SECRET_KEY: 'hunter2' })).not.toThrow(/hunter2/);
  });
});

describe('ensureJwtSecret', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'admint-config-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('prefers the given secret', async () => {
    expect(await ensureJwtSecret({ home, jwtSecret: secret })).toBe(secret);
  });

  it('makes one secret for any number of askers and keeps it private', async () => {
    const nested = join(home, 'not', 'there', 'yet');
    const answers = await Promise.all(Array.from({ length: 8 }, () => ensureJwtSecret({ home: nested })));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toHaveLength(43);
    const file = join(nested, 'jwt-secret');
    expect((await readFile(file, 'utf8')).trim()).toBe(answers[0]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
