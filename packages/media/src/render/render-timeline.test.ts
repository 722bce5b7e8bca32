import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duration, type MediaSource, type Timeline } from '@admint/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCodedClip, readCodes, sourceOf } from '../fixtures/coded-clip.ts';
import { killMediaProcesses, leftovers as leftIn, mediaProcesses } from '../fixtures/media-processes.ts';
import { firstDifference } from '../fixtures/same-pictures.ts';
import { cardOf, clipOf, CROSSFADE, CUT, musicOf, timelineOf } from '../fixtures/timelines.ts';
import { tone, writeWav } from '../fixtures/tone.ts';
import { waveform } from '../frames/ingest.ts';
import { readPictures } from '../frames/read-pictures.ts';
import { measureFileLoudness } from '../measure/file-loudness.ts';
import { probe } from '../probe/probe.ts';
import type { Layer, RenderInput } from './inputs.ts';
import { renderTimeline } from './render-timeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'render-test-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

let clips: MediaSource[] = [];
let music: MediaSource;
const sources = new Map<string, string>();

beforeAll(async () => {
  await makeCodedClip(at('one.mp4'), 1);
  await makeCodedClip(at("it's [2];x,y:z.mp4"), 2);
  writeWav(at('music.wav'), tone(5, 330, 0.2));
  clips = [await sourceOf(at('one.mp4')), await sourceOf(at("it's [2];x,y:z.mp4"))];
  music = await sourceOf(at('music.wav'));
  for (const [source, name] of [
    [clips[0], 'one.mp4'],
    [clips[1], "it's [2];x,y:z.mp4"],
    [music, 'music.wav'],
  ] as const)
    if (source) sources.set(source.sha256, at(name));
});

const clip = (index: number) => {
  const source = clips[index];
  if (!source) throw new Error(`no clip ${index}`);
  return source;
};

function film(rest: Partial<Timeline> = {}): Timeline {
  const video = [
    cardOf('intro'),
    clipOf(clip(0), 'one', { in: 5, length: 30 }),
    clipOf(clip(1), 'two', { in: 10, length: 28, transition: CROSSFADE }),
    clipOf(clip(0), 'three', { in: 20, length: 12, transition: CUT }),
    cardOf('outro'),
  ];
  return timelineOf(video, { audio: [musicOf(music)], ...rest });
}

function input(timeline: Timeline, name: string, rest: Partial<RenderInput> = {}): RenderInput {
  return { timeline, sources, layers: [], outPath: at(name), quality: 'final', ...rest };
}

const solid = (width: number, height: number, [r, g, b, a]: readonly [number, number, number, number]) => {
  const pixels = new Uint8Array(width * height * 4);
  for (let i = 0; i < pixels.length; i += 4) pixels.set([r, g, b, a], i);
  return pixels;
};

const pictures = (name: string) => readPictures(at(name), { width: 320, height: 180, format: 'gray' });

const leftovers = () => leftIn(folder).length;

describe('renderTimeline', () => {
  it('shows the source frame the document says at every moment, for exactly its length', async () => {
    const timeline = film();
    const progress: number[] = [];
    const result = await renderTimeline(
      input(timeline, 'film.mp4', { onProgress: ({ frame }) => progress.push(frame) }),
    );
    const total = duration(timeline);
    expect(result).toMatchObject({ frames: total, duration: total / 30, width: 320, height: 180, fps: 30 });
    const codes = await readCodes(at('film.mp4'));
    expect(codes).toHaveLength(total);
    const expected = [
      ...Array.from({ length: 22 }, (_, i) => [10 + i, 1, 5 + i]),
      ...Array.from({ length: 20 }, (_, i) => [40 + i, 2, 18 + i]),
      ...Array.from({ length: 12 }, (_, i) => [60 + i, 1, 20 + i]),
    ];
    for (const [place = 0, number, frame] of expected)
      expect([place, codes[place]]).toEqual([place, { clip: number, frame }]);
    expect(progress.at(-1)).toBe(total);
    const info = await probe(at('film.mp4'));
    expect(info).toMatchObject({
      frames: total,
      fps: 30,
      video_codec: 'h264',
      pix_fmt: 'yuv420p',
      color: { range: 'tv', space: 'bt709', primaries: 'bt709', transfer: 'bt709' },
      audio: { codec: 'aac', sample_rate: 48000, channels: 2 },
    });
    expect(Math.abs((info.audio?.duration ?? 0) - info.duration) * 48000).toBeLessThanOrEqual(1024);
    expect(leftovers()).toBe(0);
  });

  it('meets its loudness as FFmpeg measures it', async () => {
    const loud = await measureFileLoudness(at('film.mp4'));
    expect(Math.abs(loud.lufs + 14)).toBeLessThanOrEqual(0.5);
    expect(loud.true_peak).toBeLessThanOrEqual(-1);
  });

  it('plays sound effects at their frames', async () => {
    writeWav(at('hit.wav'), tone(0.2, 800, 0.5));
    const hit = await sourceOf(at('hit.wav'));
    const effect = (id: string, start: number) => musicOf(hit, { id, role: 'effect', start, fade_out: 0 });
    const given = new Map([...sources, [hit.sha256, at('hit.wav')]]);
    const audio = [effect('whoosh', 12), effect('riser', 50)];
    await renderTimeline(input(film({ audio }), 'effects.mp4', { sources: given }));
    const peaks = await waveform(at('effects.mp4'), { perSecond: 30 });
    const heard = [...peaks.entries()].flatMap(([frame, peak]) => (peak > 40 ? [frame] : []));
    expect(heard).toEqual([12, 13, 14, 15, 16, 17, 50, 51, 52, 53, 54, 55]);
  });

  it('brings a silent track when nothing sounds', async () => {
    const result = await renderTimeline(input(film({ audio: [] }), 'silent.mp4'));
    expect(result.lufs).toBe(-70);
    expect((await probe(at('silent.mp4'))).audio).toBeDefined();
  });

  it('lays pictures over the film where and when they belong, in their right colour', async () => {
    const layers: Layer[] = [
      {
        id: 'still',
        z: 1,
        start: 2,
        length: 4,
        x: 32,
        y: 20,
        width: 64,
        height: 40,
        pictures: [solid(64, 40, [255, 0, 0, 255])],
      },
      {
        id: 'moving',
        z: 2,
        start: 4,
        length: 3,
        x: 192,
        y: 100,
        width: 64,
        height: 40,
        pictures: [50, 150, 250].map((level) => solid(64, 40, [level, level, level, 255])),
      },
    ];
    await renderTimeline(input(film(), 'layers.mp4', { layers }));
    const shown = await readPictures(at('layers.mp4'), { width: 320, height: 180 });
    const pixel = (frame: number, x: number, y: number) => [
      ...(shown[frame]?.subarray((y * 320 + x) * 3, (y * 320 + x) * 3 + 3) ?? []),
    ];
    const near = (got: number[], want: number[]) =>
      expect(
        Math.max(...got.map((value, i) => Math.abs(value - (want[i] ?? 0)))),
        `${got.join()} for ${want.join()}`,
      ).toBeLessThanOrEqual(6);
    near(pixel(1, 64, 40), [32, 64, 96]);
    near(pixel(2, 64, 40), [255, 0, 0]);
    near(pixel(5, 64, 40), [255, 0, 0]);
    near(pixel(6, 64, 40), [32, 64, 96]);
    for (const [frame, level] of [
      [4, 50],
      [5, 150],
      [6, 250],
    ] as const)
      near(pixel(frame, 224, 120), [level, level, level]);
    near(pixel(7, 224, 120), [32, 64, 96]);
  });

  it('renders again only what changed, and the result shows what a full render does', async () => {
    const cache = at('cache');
    const cold = await renderTimeline(input(film(), 'cold.mp4', { cache }));
    expect(cold.encoded_frames).toBe(cold.frames);
    const same = await renderTimeline(input(film(), 'same.mp4', { cache }));
    expect(same).toMatchObject({ encoded_frames: 0, lufs: cold.lufs });
    const changed = film();
    const last = changed.video[3];
    if (last?.kind === 'clip') last.in = 25;
    const edited = await renderTimeline(input(changed, 'edited.mp4', { cache }));
    expect(edited.encoded_frames).toBe(12);
    await renderTimeline(input(changed, 'anew.mp4', { cache: at('other-cache') }));
    expect(firstDifference(await pictures('edited.mp4'), await pictures('anew.mp4'))).toBe(-1);
  });

  it('ends at a cancel and leaves nothing behind', async () => {
    const long = film({ width: 1920, height: 1080 });
    const stop = new AbortController();
    const running = renderTimeline(
      input(long, 'canceled.mp4', {
        signal: stop.signal,
        onProgress: ({ frame }) => {
          if (frame >= 5) stop.abort();
        },
      }),
    );
    await expect(running).rejects.toMatchObject({ code: 'canceled' });
    expect(leftovers()).toBe(0);
    expect(mediaProcesses()).toEqual([]);
    expect(readdirSync(folder)).not.toContain('canceled.mp4');
  });

  it('starts again once when its process is killed, and says so', async () => {
    let killed = false;
    const result = await renderTimeline(
      input(film({ width: 1280, height: 720 }), 'killed.mp4', {
        onProgress: () => {
          if (killed) return;
          killed = true;
          killMediaProcesses();
        },
      }),
    );
    expect(result.warnings.join()).toMatch(/started again once/);
    expect((await readCodes(at('killed.mp4'))).length).toBe(duration(film()));
    expect(leftovers()).toBe(0);
  });

  it('says which file is missing before anything is encoded', async () => {
    const wanted = renderTimeline(input(film(), 'missing.mp4', { sources: new Map() }));
    await expect(wanted).rejects.toMatchObject({ code: 'media_missing' });
  });
});
