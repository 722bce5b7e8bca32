import {
  type AspectRatio,
  duration,
  type MediaSource,
  overlaySpan,
  place,
  Timeline,
  validate,
} from '@admint/contract';
import { contrastRatio } from '../contrast.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTimeline, type GuidedAd } from './build-timeline.ts';
import { gradientFor } from '../ad/card-look.ts';

const source = (seconds: number, more: Partial<MediaSource> = {}): MediaSource => ({
  sha256: 'a'.repeat(64),
  content_type: 'video/mp4',
  width: 1280,
  height: 720,
  fps: 24,
  duration: seconds,
  has_audio: false,
  ...more,
});
const look = { product_name: 'AirRun Pro', cta: 'Shop Now', font: 'Montserrat-Bold', color: '#FFFFFF' };
const ad = (more: Partial<GuidedAd> = {}): GuidedAd => ({
  clips: [3, 3, 3].map((seconds) => ({ source: source(seconds) })),
  text: look,
  audio: { source: source(9.5, { content_type: 'audio/wav' }), beats: { bpm: 120, first: 0 } },
  intro_duration: 1,
  outro_duration: 1,
  card_style: 'colour',
  aspect_ratio: '16:9',
  ...more,
});
const ids = (timeline: Timeline) => timeline.overlays.map(({ id }) => id);

describe('the timeline of a guided ad', () => {
  it('is 8 to 12 s for three clips of 3 s with cards of 1 s, exact in frames', () => {
    const timeline = buildTimeline(ad());
    expect(place(timeline).map(({ item, start, end }) => [item.id, start, end])).toEqual([
      ['intro', 0, 30],
      ['clip-1', 18, 108],
      ['clip-2', 94, 184],
      ['clip-3', 170, 260],
      ['outro', 248, 278],
    ]);
    expect(duration(timeline) / timeline.fps).toBeGreaterThan(8);
    expect(duration(timeline) / timeline.fps).toBeLessThan(12);
  });

  it('shows the name on the intro, over the body at the top, and on the outro with the call to action', () => {
    const timeline = buildTimeline(ad());
    const spans = timeline.overlays.map((overlay) => [overlay.id, overlaySpan(timeline, overlay)]);
    expect(spans).toEqual([
      ['intro-name', { start: 0, end: 30 }],
      ['name', { start: 30, end: 248 }],
      ['cta', { start: 176, end: 248 }],
      ['outro-name', { start: 248, end: 278 }],
      ['outro-cta', { start: 254, end: 278 }],
    ]);
  });

  it.each([
    [
      'no name',
      { ...look, product_name: ' \u200b' },
      ['cta', 'outro-cta'],
      ['clip-1', 'clip-2', 'clip-3', 'outro'],
    ],
    [
      'no call to action',
      { ...look, cta: '' },
      ['intro-name', 'name', 'outro-name'],
      ['intro', 'clip-1', 'clip-2', 'clip-3', 'outro'],
    ],
    ['no text at all', { ...look, product_name: '', cta: '' }, [], ['clip-1', 'clip-2', 'clip-3']],
  ])('%s leaves no empty card behind', (_, text, overlays, items) => {
    const timeline = buildTimeline(ad({ text }));
    expect(ids(timeline)).toEqual(overlays);
    expect(timeline.video.map(({ id }) => id)).toEqual(items);
    expect(validate(timeline)).toEqual([]);
  });

  it('a card of 0 s is left out', () => {
    const timeline = buildTimeline(ad({ intro_duration: 0, outro_duration: 0 }));
    expect(timeline.video.map(({ id }) => id)).toEqual(['clip-1', 'clip-2', 'clip-3']);
    expect(ids(timeline)).toEqual(['name', 'cta']);
  });

  it('cuts music to the picture, or fades it where it ends', () => {
    expect(buildTimeline(ad()).audio[0]).toMatchObject({ start: 0, length: null, fade_out: 30 });
    const short = buildTimeline(ad({ audio: { source: source(5), beats: null } })).audio[0];
    expect(short).toMatchObject({ length: 150, fade_out: 30 });
    expect(buildTimeline(ad({ audio: null })).audio).toEqual([]);
    expect(buildTimeline(ad()).loudness).toEqual({ target_lufs: -14, true_peak_db: -1 });
  });

  it('plays a clip’s own sound only where there is no music', () => {
    const clips = [{ source: source(3, { has_audio: true }) }];
    const muted = (timeline: Timeline) =>
      timeline.video.flatMap((item) => (item.kind === 'clip' ? [item.sound.muted] : []));
    expect(muted(buildTimeline(ad({ clips })))).toEqual([true]);
    expect(muted(buildTimeline(ad({ clips, audio: null })))).toEqual([false]);
  });

  it('shows a picture of a very different shape whole', () => {
    const fit = (aspect_ratio: AspectRatio) =>
      buildTimeline(ad({ aspect_ratio })).video.find((item) => item.kind === 'clip')?.fit.kind;
    expect([fit('16:9'), fit('9:16'), fit('1:1')]).toEqual(['cover', 'blurred', 'blurred']);
  });

  it('takes cards from the neighbouring frames when asked', () => {
    const timeline = buildTimeline(ad({ card_style: 'picture' }));
    const backgrounds = timeline.video.flatMap((item) => (item.kind === 'card' ? [item.background] : []));
    expect(backgrounds).toMatchObject([
      { kind: 'blurred_frame', at: 0 },
      { kind: 'blurred_frame', at: 89 },
    ]);
  });

  it('refuses an ad with nothing to show', () => {
    expect(() => buildTimeline(ad({ clips: [] }))).toThrow('at least one clip');
    expect(() => buildTimeline(ad({ clips: [{ source: source(3), in: 3 }] }))).toThrow('Clip 1');
  });

  it('any choice gives a document that keeps every rule', () => {
    const seconds = fc.double({ min: 0.1, max: 7, noNaN: true });
    const anyAd: fc.Arbitrary<GuidedAd> = fc.record({
      clips: fc.array(
        seconds.chain((length) =>
          fc.record({
            source: fc.constant(source(length)),
            in: fc.double({ min: 0, max: length / 3, noNaN: true }),
          }),
        ),
        { minLength: 1, maxLength: 8 },
      ),
      text: fc.record({
        product_name: fc.string({ unit: 'binary', maxLength: 50 }),
        cta: fc.string({ unit: 'binary', maxLength: 30 }),
        font: fc.constantFrom('Montserrat-Bold', 'BebasNeue-Regular'),
        color: fc.constantFrom('#FFFFFF', '#000000', '#FF3366'),
      }),
      audio: fc.option(seconds.map((length) => ({ source: source(length), beats: null }))),
      intro_duration: fc.double({ min: 0, max: 5, noNaN: true }),
      outro_duration: fc.double({ min: 0, max: 5, noNaN: true }),
      aspect_ratio: fc.constantFrom<AspectRatio>('16:9', '9:16', '1:1', '4:5'),
      fps: fc.constantFrom(24, 25, 30, 50, 60),
      card_style: fc.constantFrom('picture', 'colour'),
    });
    fc.assert(
      fc.property(anyAd, (any) => {
        const timeline = buildTimeline(any);
        Timeline.parse(timeline);
        expect(validate(timeline)).toEqual([]);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('the gradient of a card', () => {
  it('lets text of any colour be read at both ends', () => {
    const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (channels) => {
        const color = `#${channels.join('')}`;
        const { from, to } = gradientFor(color);
        expect(Math.min(contrastRatio(from, color), contrastRatio(to, color))).toBeGreaterThan(3.2);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });
});
