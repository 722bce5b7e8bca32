import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { MusicSampleQuery } from '@admint/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredContent } from '../http/services.ts';
import { createMusicSamples } from './music-samples.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-music-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const bytesOf = async (content: StoredContent) => buffer(Readable.from(await content.open()));

describe('music to listen to before paying', () => {
  it('is a real piece of the asked length, made once', async () => {
    const music = createMusicSamples(folder);
    const request = MusicSampleQuery.parse({ genre: 'chill', duration: '4' });
    const [first, second] = await Promise.all([music.sample(request), music.sample(request)]);
    const wav = await bytesOf(first);
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    // 48 kHz, two channels of 16 bits, after a header of 44 bytes.
    expect(wav.length).toBe(44 + 4 * 48_000 * 4);
    const loud = Array.from({ length: 1000 }, (_, i) => Math.abs(wav.readInt16LE(44 + i * 700)));
    expect(Math.max(...loud)).toBeGreaterThan(1000);
    expect((await bytesOf(second)).equals(wav)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.endsWith('.wav'))).toHaveLength(1);
  });

  it('knows its genres and its lengths', () => {
    expect(MusicSampleQuery.safeParse({ genre: 'polka' }).success).toBe(false);
    expect(MusicSampleQuery.safeParse({ genre: 'chill', duration: '600' }).success).toBe(false);
  });
});
