import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import './polyfill.ts';
import { sourceOf } from '../fixtures/coded-clip.ts';
import { cardOf, clipOf, musicOf, timelineOf } from '../fixtures/timelines.ts';
import { extractFrame } from '../frames/extract-frame.ts';
import { readPictures } from '../frames/read-pictures.ts';
import { probe } from '../probe/probe.ts';
import { renderTimeline } from '../render/render-timeline.ts';
import { writeOddFile, type OddStream } from './fixtures/odd-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'odd-sources-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const SIZE = { width: 320, height: 180 };
/** A white bar that crosses the picture in a second; every line of a picture is half a frame apart from the next. */
const BAR = `color=c=black:s=320x180:r=60:d=1.5[b];color=c=white:s=24x180:r=60:d=1.5[w];[b][w]overlay=x=320*t:y=0,format=yuv420p`;
const INTERLACED = `${BAR},tinterlace=mode=interleave_top,setfield=tff[v]`;
const h264: OddStream = {
  graph: INTERLACED,
  codec: 'libx264',
  options: { preset: 'ultrafast', crf: 12, flags: '+ildct+ilme' },
};
const mpeg2: OddStream = {
  graph: INTERLACED,
  codec: 'mpeg2video',
  options: { b: 6_000_000, flags: '+ildct+ilme' },
};
const mp2: OddStream = {
  graph: 'sine=d=2:r=48000,aformat=sample_fmts=s16:channel_layouts=stereo,asetnsamples=n=1152[a]',
  codec: 'mp2',
};

/** How much the lines of a picture jump to and fro, as a share of what they would if every second line were shifted. */
function combing(gray: Uint8Array): number {
  let jumps = 0;
  for (let y = 1; y + 1 < SIZE.height; y++)
    for (let x = 0; x < SIZE.width; x++) {
      const [above = 0, here = 0, below = 0] = [-1, 0, 1].map((step) => gray[(y + step) * SIZE.width + x]);
      jumps += Math.abs(here - (above + below) / 2);
    }
  return jumps / (SIZE.width * SIZE.height);
}

async function adOf(name: string): Promise<Uint8Array[]> {
  const source = await sourceOf(at(name));
  const timeline = timelineOf([clipOf(source, 'one', { length: 20, in: 6, fit: { kind: 'contain' } })]);
  const outPath = at(`ad-of-${name}.mp4`);
  await renderTimeline({
    timeline,
    sources: new Map([[source.sha256, at(name)]]),
    layers: [],
    outPath,
    quality: 'final',
  });
  return readPictures(outPath, { ...SIZE, format: 'gray' });
}

describe('an interlaced source', () => {
  it.each([
    ['fields.mp4', { container: 'mp4', video: h264 }],
    ['fields.ts', { container: 'mpegts', video: mpeg2 }],
  ] as const)('%s is known and shown without combs, picture for picture', async (name, file) => {
    await writeOddFile(at(name), file);
    expect(await probe(at(name))).toMatchObject({ interlaced: true, frames: 45 });
    const shown = await adOf(name);
    expect(shown).toHaveLength(20);
    expect(Math.max(...shown.map(combing))).toBeLessThan(0.6);
    expect((await extractFrame(at(name), { frame: 44 })).length).toBeGreaterThan(0);
  });

  it('would show combs if it were taken as it is, and a progressive one is not touched', async () => {
    const { codec, graph } = h264;
    await writeOddFile(at('said-whole.mp4'), { container: 'mp4', video: { codec, graph } });
    expect(await probe(at('said-whole.mp4'))).toMatchObject({ interlaced: false });
    expect(Math.max(...(await adOf('said-whole.mp4')).map(combing))).toBeGreaterThan(3);
  });
});

describe('MPEG layer 2 sound', () => {
  it.each([
    ['beside.ts', { container: 'mpegts', video: mpeg2, audio: mp2 }],
    ['alone.ts', { container: 'mpegts', audio: mp2 }],
    ['alone.mpg', { container: 'mpeg', audio: mp2 }],
  ] as const)('of %s is music like any other', async (name, file) => {
    await writeOddFile(at(name), file);
    const source = await sourceOf(at(name));
    const timeline = timelineOf([cardOf('card', { length: 30 })], { audio: [musicOf(source)] });
    const result = await renderTimeline({
      timeline,
      sources: new Map([[source.sha256, at(name)]]),
      layers: [],
      outPath: at('music.mp4'),
      quality: 'draft',
    });
    expect(result.warnings).toEqual([]);
    expect(result.lufs).toBeCloseTo(-14, 0);
  });
});
