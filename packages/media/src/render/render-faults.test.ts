import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MediaSource } from '@admint/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCodedClip, sourceOf } from '../fixtures/coded-clip.ts';
import { killMediaProcesses, leftovers, mediaProcesses } from '../fixtures/media-processes.ts';
import { cardOf, clipOf, CROSSFADE, timelineOf } from '../fixtures/timelines.ts';
import { probe } from '../probe/probe.ts';
import type { Layer, RenderInput } from './inputs.ts';
import { renderTimeline } from './render-timeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const at = (name: string) => join(folder, name);
let source: MediaSource;

beforeAll(async () => {
  await makeCodedClip(at('clip.mp4'), 1);
  source = await sourceOf(at('clip.mp4'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function input(outPath: string, rest: Partial<RenderInput> = {}): RenderInput {
  const video = [
    cardOf('intro'),
    clipOf(source, 'one', { length: 40 }),
    clipOf(source, 'two', { in: 10, length: 40, transition: CROSSFADE }),
  ];
  const timeline = timelineOf(video, { width: 1280, height: 720 });
  return {
    timeline,
    sources: new Map([[source.sha256, at('clip.mp4')]]),
    layers: [],
    outPath,
    quality: 'final',
    ...rest,
  };
}

describe('a canceled render', () => {
  it('leaves no process, no temporary file and no film, whenever it is canceled', async () => {
    const moments: ((stop: () => void) => Partial<RenderInput> | Promise<void>)[] = [
      (stop) => stop() as undefined as never,
      ...[5, 40, 120, 250].map((wait) => (stop: () => void) => sleep(wait).then(stop)),
      ...[1, 30, 70].map((frame) => (stop: () => void) => ({
        onProgress: (told: { frame: number }) => void (told.frame >= frame && stop()),
      })),
    ];
    for (const moment of moments) {
      const control = new AbortController();
      const when = moment(() => control.abort());
      const rest = when instanceof Promise || !when ? {} : when;
      const running = renderTimeline(
        input(at('canceled.mp4'), { signal: control.signal, cache: at('cache'), ...rest }),
      );
      await expect(running).rejects.toMatchObject({ code: 'canceled' });
      expect(mediaProcesses()).toEqual([]);
      expect(leftovers(folder)).toEqual([]);
      expect(existsSync(at('canceled.mp4'))).toBe(false);
      expect(readdirSync(folder).includes('cache') ? leftovers(at('cache')) : []).toEqual([]);
      rmSync(at('cache'), { recursive: true, force: true });
    }
  });
});

describe('a render whose process is killed', () => {
  it('every time is given up after the second, with nothing left behind', async () => {
    const kill = setInterval(killMediaProcesses, 40);
    try {
      await expect(renderTimeline(input(at('killed.mp4')))).rejects.toMatchObject({
        code: 'media_crashed',
        retryable: true,
      });
    } finally {
      clearInterval(kill);
    }
    expect(leftovers(folder)).toEqual([]);
    expect(existsSync(at('killed.mp4'))).toBe(false);
  });
});

/** Tools of the system, which not every system has. */
const [MOUNT, UNMOUNT]: [string, string] = ['mount', 'umount'];

/** A disk of so many bytes, where this user may have one. */
function smallDisk(name: string, bytes: number): string | null {
  mkdirSync(at(name), { recursive: true });
  try {
    execFileSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', at(name)], { stdio: 'ignore' });
    return at(name);
  } catch {
    return null;
  }
}

describe('on a full disk', () => {
  const disk = smallDisk('disk', 16 * 1024);
  afterAll(() => disk && execFileSync(UNMOUNT, ['-l', disk]));

  /** Pictures no encoder makes small. */
  const noise = (): Layer => ({
    id: 'noise',
    z: 1,
    start: 0,
    length: 10,
    x: 0,
    y: 0,
    width: 640,
    height: 360,
    pictures: Array.from({ length: 10 }, (_, p) =>
      new Uint8Array(640 * 360 * 4).map((_value, i) => (i % 4 === 3 ? 255 : (i * 7919 * (p + 3)) & 255)),
    ),
  });

  it.runIf(disk)('the film says so, loses nothing made earlier and leaves no half of itself', async () => {
    const earlier = join(disk ?? '', 'earlier.mp4');
    writeFileSync(earlier, 'made before');
    const wanted = renderTimeline(input(join(disk ?? '', 'ad.mp4'), { layers: [noise()] }));
    await expect(wanted).rejects.toMatchObject({ code: 'disk_full', retryable: true });
    expect(readdirSync(disk ?? '')).toEqual(['earlier.mp4']);
    expect(readFileSync(earlier, 'utf8')).toBe('made before');
    expect(leftovers(folder)).toEqual([]);
    expect(mediaProcesses()).toEqual([]);
  });

  it.runIf(disk)('temporary files that find no room say so too', async () => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = disk ?? '';
    try {
      const wanted = renderTimeline(input(at('no-room.mp4'), { layers: [noise()] }));
      await expect(wanted).rejects.toMatchObject({ code: 'disk_full' });
      expect(readdirSync(disk ?? '')).toEqual(['earlier.mp4']);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(existsSync(at('no-room.mp4'))).toBe(false);
  });

  it.runIf(disk)('a cache without room costs nothing but the cache', async () => {
    const cache = join(disk ?? '', 'cache');
    const result = await renderTimeline(input(at('uncached.mp4'), { layers: [noise()], cache }));
    expect(result.warnings).toEqual([]);
    expect((await probe(at('uncached.mp4'))).frames).toBe(result.frames);
    expect(leftovers(cache)).toEqual([]);
  });
});
