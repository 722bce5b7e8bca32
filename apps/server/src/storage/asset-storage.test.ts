import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AssetStorage, openStorage } from './index.ts';
import { LocalCache } from './local-cache.ts';
import { type BucketServer, CREDENTIALS, startBucketServer } from './testing/bucket-server.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ABSENT = sha256(Buffer.from('never kept'));

let folder: string;
let bucket: BucketServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-storage-'));
  bucket = await startBucketServer('ads');
});
afterAll(async () => {
  await bucket.close();
  await rm(folder, { recursive: true, force: true });
});

let homes = 0;
const newHome = () => join(folder, `home-${++homes}`);
const s3 = () => ({
  bucket: 'ads',
  region: 'eu-central-1',
  endpoint: bucket.endpoint,
  credentials: CREDENTIALS,
  forcePathStyle: true,
  prefix: 'team/a/',
});
const makers: [string, () => Promise<AssetStorage>][] = [
  ['files in the data folder', () => openStorage({ home: newHome() })],
  ['a bucket', () => openStorage({ home: newHome(), s3: s3() })],
];

/** Every name below the folder that has `.part` in it. */
async function unfinished(): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'));
}

describe.each(makers)('%s', (_name, make) => {
  let storage: AssetStorage;
  beforeAll(async () => {
    storage = await make();
  });

  it('keeps a path, bytes and a stream alike, under the hash of what is in them', async () => {
    const bytes = randomBytes(100_000);
    const path = join(folder, 'source.bin');
    await writeFile(path, bytes);
    const expected = { sha256: sha256(bytes), bytes: bytes.length };
    expect(await storage.put(path, 'image/png')).toEqual(expected);
    expect(await storage.put(bytes, 'image/png')).toEqual(expected);
    expect(await storage.put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), 'image/png')).toEqual(
      expected,
    );
    const file = await storage.open(expected.sha256);
    expect(file).toMatchObject({ size: 100_000, length: 100_000, contentType: 'image/png' });
    expect(await buffer(file.stream)).toEqual(bytes);
    expect(await readFile(path)).toEqual(bytes);
  });

  it.each([
    ['its beginning', { start: 0, end: 0 }, 0, 1],
    ['a middle', { start: 10, end: 19 }, 10, 20],
    ['its tail', { start: 990 }, 990, 1000],
    ['more than there is', { start: 995, end: 5000 }, 995, 1000],
  ])('opens %s', async (_part, range, from, to) => {
    const bytes = Buffer.from(Uint8Array.from({ length: 1000 }, (_, index) => index % 251));
    const kept = await storage.put(bytes, 'video/mp4');
    const file = await storage.open(kept.sha256, range);
    expect(file).toMatchObject({ size: 1000, length: to - from, contentType: 'video/mp4' });
    expect(await buffer(file.stream)).toEqual(bytes.subarray(from, to));
  });

  it.each([
    [{ start: 1000 }],
    [{ start: 5000, end: 6000 }],
    [{ start: -1 }],
    [{ start: 9, end: 3 }],
    [{ start: 0.5 }],
  ])('refuses the range %o', async (range) => {
    const kept = await storage.put(Buffer.alloc(1000), 'video/mp4');
    await expect(storage.open(kept.sha256, range)).rejects.toMatchObject({ code: 'bad_range' });
  });

  it('keeps an empty file', async () => {
    const kept = await storage.put(new Uint8Array(), 'text/plain');
    expect(kept.bytes).toBe(0);
    const file = await storage.open(kept.sha256);
    expect([file.size, file.length, (await buffer(file.stream)).length]).toEqual([0, 0, 0]);
    await expect(storage.open(kept.sha256, { start: 0 })).rejects.toMatchObject({ code: 'bad_range' });
  });

  it('keeps a file of many parts', async () => {
    const block = randomBytes(1_000_003);
    const kept = await storage.put(Readable.from(Array.from({ length: 21 }, () => block)), 'video/mp4');
    expect(kept.bytes).toBe(21 * 1_000_003);
    const file = await storage.open(kept.sha256);
    expect(sha256(await buffer(file.stream))).toBe(kept.sha256);
  });

  it('gives a path to programs that want a file', async () => {
    const bytes = randomBytes(5000);
    const kept = await storage.put(bytes, 'audio/wav');
    const path = await storage.localPath(kept.sha256);
    expect(path.startsWith(folder)).toBe(true);
    expect(await readFile(path)).toEqual(bytes);
  });

  it('says that a file is missing, whatever the name looks like', async () => {
    for (const name of [ABSENT, '', 'short', '../../../etc/passwd', ABSENT.toUpperCase(), `${ABSENT}/..`]) {
      await expect(storage.open(name)).rejects.toMatchObject({ code: 'asset_missing' });
      await expect(storage.localPath(name)).rejects.toMatchObject({ code: 'asset_missing' });
    }
    expect(await storage.has(ABSENT)).toBe(false);
  });

  it('removes a file for good, and once is as good as twice', async () => {
    const kept = await storage.put(randomBytes(100), 'image/png');
    expect(await storage.has(kept.sha256)).toBe(true);
    await storage.remove(kept.sha256);
    await storage.remove(kept.sha256);
    expect(await storage.has(kept.sha256)).toBe(false);
    await expect(storage.open(kept.sha256)).rejects.toMatchObject({ code: 'asset_missing' });
    await expect(storage.localPath(kept.sha256)).rejects.toMatchObject({ code: 'asset_missing' });
  });

  it('lets many keep the same file at once', async () => {
    const bytes = randomBytes(300_000);
    const kept = await Promise.all(Array.from({ length: 8 }, () => storage.put(bytes, 'image/png')));
    expect(new Set(kept.map((one) => one.sha256)).size).toBe(1);
    expect(await buffer((await storage.open(sha256(bytes))).stream)).toEqual(bytes);
  });

  it('shows nothing of a file before all of it is there, and nothing remains of one that broke off', async () => {
    const head = randomBytes(200_000);
    const source = new Readable({ read: () => undefined });
    source.push(head);
    const put = storage.put(source, 'video/mp4').catch((error: Error) => error.message);
    expect(await storage.has(sha256(head))).toBe(false);
    source.destroy(new Error('the provider hung up'));
    expect(await put).toBe('the provider hung up');
    expect(await storage.has(sha256(head))).toBe(false);
    expect(await unfinished()).toEqual([]);
  });

  it('refuses a path that is not there', async () => {
    await expect(storage.put(join(folder, 'no-such-file'), 'video/mp4')).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await unfinished()).toEqual([]);
  });

  it('says that the disk is full', async () => {
    const source = Readable.from(
      (async function* () {
        yield await Promise.resolve(Buffer.alloc(10));
        throw Object.assign(new Error('write'), { code: 'ENOSPC' });
      })(),
    );
    await expect(storage.put(source, 'video/mp4')).rejects.toMatchObject({
      code: 'storage_full',
      retryable: true,
    });
    expect(await unfinished()).toEqual([]);
  });
});

describe('a bucket', () => {
  const open = () => openStorage({ home: newHome(), s3: s3() });
  afterEach(() => {
    bucket.fault = () => undefined;
    bucket.requests.length = 0;
  });

  it('puts files under its prefix, big ones in parts, and the same one only once', async () => {
    const storage = await open();
    const bytes = randomBytes(20_000_000);
    const { sha256: name } = await storage.put(bytes, 'video/mp4');
    const key = `team/a/objects/${name.slice(0, 2)}/${name}`;
    expect(bucket.objects.get(key)).toMatchObject({ type: 'video/mp4' });
    const parts = bucket.requests.filter(
      (line) => line.startsWith(`PUT ${key}?`) && line.includes('partNumber='),
    );
    expect(parts).toHaveLength(3);
    bucket.requests.length = 0;
    await (await open()).put(bytes, 'video/mp4');
    expect(bucket.requests).toEqual([`HEAD ${key}`]);
  });

  it('is asked once for a file that programs want many times, and what it made here not at all', async () => {
    const [maker, reader] = [await open(), await open()];
    const { sha256: name } = await maker.put(randomBytes(1000), 'image/png');
    bucket.requests.length = 0;
    await maker.localPath(name);
    expect(bucket.requests).toEqual([]);
    const paths = [await reader.localPath(name), await reader.localPath(name)];
    expect(paths[0]).toBe(paths[1]);
    expect(bucket.requests.filter((line) => line.startsWith('GET'))).toHaveLength(1);
  });

  it('is asked again when a download breaks off, and half a file is never given out', async () => {
    const [maker, reader] = [await open(), await open()];
    const bytes = randomBytes(400_000);
    const { sha256: name } = await maker.put(bytes, 'video/mp4');
    let cuts = 2;
    bucket.fault = (line) => (line.startsWith('GET') && cuts-- > 0 ? 'cut' : undefined);
    expect(await readFile(await reader.localPath(name))).toEqual(bytes);
    bucket.fault = (line) => (line.startsWith('GET') ? 'cut' : undefined);
    await expect((await open()).localPath(name)).rejects.toMatchObject({
      code: 'storage_unavailable',
      retryable: true,
    });
    expect(await unfinished()).toEqual([]);
  });

  it('that gives back other bytes than were kept is not believed', async () => {
    const [maker, reader] = [await open(), await open()];
    const { sha256: name } = await maker.put(randomBytes(1000), 'image/png');
    const key = `team/a/objects/${name.slice(0, 2)}/${name}`;
    bucket.objects.set(key, { body: randomBytes(1000), type: 'image/png' });
    await expect(reader.localPath(name)).rejects.toMatchObject({ code: 'storage_unavailable' });
  });

  it('that stumbles is asked again, and one that stays down is reported', async () => {
    const storage = await open();
    let stumbles = 1;
    bucket.fault = () => (stumbles-- > 0 ? 503 : undefined);
    const { sha256: name } = await storage.put(randomBytes(10), 'image/png');
    bucket.fault = () => 500;
    await expect(storage.open(name)).rejects.toMatchObject({ code: 'storage_unavailable', retryable: true });
    bucket.fault = () => 403;
    await expect(storage.has(name)).rejects.toThrow(/refused our keys/);
    bucket.fault = () => undefined;
    const closed = await openStorage({ home: newHome(), s3: { ...s3(), endpoint: 'http://127.0.0.1:1' } });
    await expect(closed.has(name)).rejects.toMatchObject({ code: 'storage_unavailable' });
    const nowhere = await openStorage({ home: newHome(), s3: { ...s3(), bucket: 'nowhere' } });
    await expect(nowhere.open(name)).rejects.toThrow(/bucket of the storage does not exist/);
  });

  it('serves a file itself to whoever has a signed address, for as long as it lasts', async () => {
    const storage = await open();
    const bytes = randomBytes(1000);
    const { sha256: name } = await storage.put(bytes, 'video/mp4');
    const address = await storage.signedUrl?.(name, { seconds: 60, downloadName: 'ad "1".mp4' });
    const response = await fetch(address ?? '');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="ad_1_.mp4"');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    const unsigned = new URL(address ?? '');
    unsigned.search = '';
    expect((await fetch(unsigned)).status).toBe(403);
  });
});

describe('the local cache', () => {
  it('lets the least recently used copies go, but none that was used within the hour', async () => {
    const home = newHome();
    const storage = await openStorage({ home, s3: s3() });
    const names: string[] = [];
    for (let index = 0; index < 4; index += 1)
      names.push((await storage.put(randomBytes(1000), 'image/png')).sha256);
    const cache = new LocalCache(join(home, 'asset-cache'), 2500);
    expect(await cache.trim()).toBe(0);
    expect(await cache.trim(Date.now() + 2 * 3_600_000)).toBe(2);
    const left = await Promise.all(names.map(async (name) => Boolean(await cache.find(name))));
    expect(left.filter(Boolean)).toHaveLength(2);
  });
});
