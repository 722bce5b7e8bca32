import {
  type AspectRatio,
  FRAME_SIZES,
  type MediaSource,
  SceneTransition,
  type Timeline,
} from '@admint/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStoryTimeline, type StoryAd } from './build-story-timeline.ts';
import { storyOf } from './story-of.ts';

const file = (letter: string, seconds: number): MediaSource => ({
  sha256: letter.repeat(64),
  content_type: letter === 'a' ? 'video/mp4' : 'audio/wav',
  width: 1280,
  height: 720,
  fps: 30,
  duration: seconds,
  has_audio: letter !== 'a',
});
const text = fc.constantFrom('', 'Look closer.', 'Hot for hours', 'Una taza para toda la mañana');
const scene = fc.record({
  source: fc.double({ min: 0.5, max: 8, noNaN: true }).map((seconds) => file('a', seconds)),
  length: fc.double({ min: 0.2, max: 7, noNaN: true }),
  text,
  transition: fc.constantFrom(...SceneTransition.options),
  accent: fc.option(
    fc.double({ min: 0, max: 0.9, noNaN: true }).map((cut) => ({ source: file('b', 0.9), cut })),
  ),
});
const ads: fc.Arbitrary<StoryAd> = fc.record({
  scenes: fc.array(scene, { minLength: 1, maxLength: 6 }),
  text: fc.record({
    product_name: text,
    cta: text,
    font: fc.constant('Lora-Bold'),
    color: fc.constant('#FFFFFF'),
  }),
  audio: fc.option(fc.constant({ source: file('c', 12), beats: { bpm: 100, first: 3 } })),
  grade: fc.constantFrom({ preset: 'none', strength: 0 }, { preset: 'warm', strength: 0.4 }),
  aspect_ratio: fc.constantFrom<AspectRatio>('16:9', '9:16', '1:1', '4:5'),
  fps: fc.constantFrom<Timeline['fps']>(24, 25, 30),
});

describe('an automatic ad read back from its timeline', () => {
  it('is built again as the same document', () => {
    fc.assert(
      fc.property(ads, (ad) => {
        const first = buildStoryTimeline(ad);
        expect(buildStoryTimeline(storyOf(first, ad.text, ad.aspect_ratio))).toEqual(first);
      }),
    );
  });

  it('keeps words, cuts and sounds, and what falls when, in another shape', () => {
    fc.assert(
      fc.property(ads, (ad) => {
        const [wide, tall] = (['16:9', '9:16'] as const).map((ratio) =>
          buildStoryTimeline(storyOf(buildStoryTimeline(ad), ad.text, ratio)),
        ) as [Timeline, Timeline];
        expect(tall).toMatchObject(FRAME_SIZES['9:16']);
        const cuts = ({ video }: Timeline) =>
          video.map(({ id, length, transition }) => ({ id, length, transition }));
        expect(cuts(tall)).toEqual(cuts(wide));
        const words = ({ overlays }: Timeline) =>
          overlays.map(({ id, start, length, text }) => ({ id, start, length, text }));
        expect(words(tall)).toEqual(words(wide));
        expect(tall.audio).toEqual(wide.audio);
      }),
    );
  });
});
