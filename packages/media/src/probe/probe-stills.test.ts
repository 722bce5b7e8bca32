import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probe } from './probe.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-stills-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const picture = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#aa3322' } });

describe('a still picture', () => {
  for (const [type, make] of [
    ['jpeg', () => picture().jpeg().toBuffer()],
    ['png', () => picture().png().toBuffer()],
    ['webp', () => picture().webp().toBuffer()],
  ] as const) {
    for (const name of [
      'picture',
      'picture.jpg',
      'picture.png',
      'picture.webp',
      'picture%03d.jpg',
      'picture.mp4',
    ]) {
      it(`is known as ${type} by its bytes, whatever it is called: ${name}`, async () => {
        const path = join(folder, name);
        await writeFile(path, await make());
        expect(await probe(path)).toMatchObject({
          kind: 'image',
          content_type: `image/${type}`,
          width: 64,
          height: 48,
        });
      });
    }
  }

  it('that is not there is said to be missing', async () => {
    await expect(probe(join(folder, 'nothing.jpg'))).rejects.toMatchObject({ code: 'media_missing' });
  });
});
