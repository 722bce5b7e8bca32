import {
  duration,
  END_CARD_EXTRA_SECONDS,
  type MediaSource,
  overlaySpan,
  place,
  TRANSITION_SECONDS,
  validate,
} from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { buildStoryTimeline, type StoryAd } from './build-story-timeline.ts';

const source = (letter: string, seconds: number, type = 'video/mp4'): MediaSource => ({
  sha256: letter.repeat(64),
  content_type: type,
  width: 1280,
  height: 720,
  fps: 30,
  duration: seconds,
  has_audio: type !== 'video/mp4',
});

const ad = (own: Partial<StoryAd> = {}): StoryAd => ({
  scenes: [
    { source: source('a', 5), length: 3.4, text: 'Look closer.', transition: 'cut' },
    { source: source('b', 5), length: 4, text: 'Pink shoes.', transition: 'crossfade' },
    {
      source: source('c', 5),
      length: 3,
      text: '',
      transition: 'slide',
      accent: { source: source('e', 0.9, 'audio/wav'), cut: 0.5 },
    },
    { source: source('d', 5), length: 3.6, text: 'Your turn.', transition: 'wipe' },
  ],
  text: { product_name: 'Pink shoes', cta: 'Find your pair', font: 'Montserrat-Bold', color: '#FFFFFF' },
  audio: { source: source('f', 30, 'audio/wav'), beats: null },
  grade: { preset: 'warm', strength: 0.5 },
  aspect_ratio: '16:9',
  fps: 30,
  ...own,
});

describe('the timeline of an automatic ad', () => {
  it.each([24, 25, 30] as const)(
    'is valid, and as long as its scenes less its transitions, at %i fps',
    (fps) => {
      const timeline = buildStoryTimeline(ad({ fps }));
      expect(validate(timeline)).toEqual([]);
      const { crossfade, slide, wipe } = TRANSITION_SECONDS;
      const wanted = 3.4 + 4 + 3 + 3.6 - crossfade - slide - wipe + END_CARD_EXTRA_SECONDS;
      expect(Math.abs(duration(timeline) / fps - wanted)).toBeLessThan(0.15);
      expect(timeline.grade).toEqual({ preset: 'warm', strength: 0.5 });
    },
  );

  it('gives each scene its own text, inside the scene and clear of the transitions, each with another entrance', () => {
    const timeline = buildStoryTimeline(ad());
    const texts = timeline.overlays.filter(({ id }) => id.startsWith('text-'));
    expect(texts.map(({ text }) => text)).toEqual(['Look closer.', 'Pink shoes.', 'Your turn.']);
    const items = place(timeline);
    for (const text of texts) {
      const span = overlaySpan(timeline, text);
      const own = items.find(({ item }) => text.anchor.to === 'item' && item.id === text.anchor.item_id);
      const next = items[(own?.index ?? 0) + 1];
      expect(span?.start).toBeGreaterThanOrEqual((own?.start ?? 0) + (own?.item.transition.frames ?? 0));
      expect(span?.end).toBeLessThanOrEqual(next?.start ?? 0);
      expect(text).toMatchObject({ font: 'Montserrat-Bold', color: '#FFFFFF', shadow: true });
    }
    expect(new Set(texts.map(({ animate_in }) => animate_in.kind)).size).toBe(3);
  });

  it.each([
    [[0.55, 0.5, 0.62, 0.58], 'top'],
    [[0.4, 0.3, 0.5, 0.35], 'bottom'],
  ] as const)('keeps all words at one edge, away from products at %j: %s', (heights, edge) => {
    const { scenes } = ad();
    const seen = scenes.map((scene, i) => ({
      ...scene,
      source: { ...scene.source, focus: { x: 0.5, y: heights[i] ?? 0.5 } },
    }));
    const texts = buildStoryTimeline(ad({ scenes: seen })).overlays.filter(({ id }) =>
      id.startsWith('text-'),
    );
    expect(texts).toHaveLength(3);
    for (const { valign, position } of texts) {
      expect(valign).toBe(edge);
      expect(position.y > 0.5).toBe(edge === 'bottom');
    }
  });

  it('sets all words on a plate of the brand’s colour, or on a breath of shade', () => {
    const plates = (own: Partial<StoryAd>) =>
      buildStoryTimeline(ad(own)).overlays.flatMap(({ id, background }) =>
        id.startsWith('text-') ? [background?.color] : [],
      );
    expect(new Set(plates({ plate: '#14264dd0' }))).toEqual(new Set(['#14264dd0']));
    expect(new Set(plates({}))).toEqual(new Set(['#0000004D']));
  });

  it('goes from scene to scene as it was planned', () => {
    const kinds = buildStoryTimeline(ad()).video.map(({ transition }) => transition.kind);
    expect(kinds).toEqual(['cut', 'crossfade', 'slide', 'wipe', 'crossfade']);
  });

  it('puts the moment of each accent on the middle of its transition, under the music', () => {
    const timeline = buildStoryTimeline(ad());
    const [music, accent] = timeline.audio;
    const third = place(timeline)[2];
    expect(music).toMatchObject({ role: 'music', length: null });
    expect(accent).toMatchObject({ role: 'effect' });
    const middle = (third?.start ?? 0) + Math.round((third?.item.transition.frames ?? 0) / 2);
    expect((accent?.start ?? 0) + 15).toBe(middle);
    expect(accent?.gain_db).toBeLessThan(0);
  });

  it('ends with a card of name and call to action, and has none without words', () => {
    const { video } = buildStoryTimeline(ad());
    const [last, card] = video.slice(-2);
    expect(card).toMatchObject({ kind: 'card', id: 'outro' });
    // The picture it fades from is the one behind it, out of focus.
    const source = last?.kind === 'clip' ? last.source : null;
    expect(card?.kind === 'card' && card.background).toEqual({
      kind: 'blurred_frame',
      source,
      at: (last?.length ?? 0) - 1,
    });
    const { text } = ad();
    const bare = buildStoryTimeline(ad({ text: { ...text, product_name: '', cta: '' } }));
    expect(bare.video.every(({ kind }) => kind === 'clip')).toBe(true);
  });

  it('shows a clip no longer than it is', () => {
    const scenes = [{ source: source('a', 2), length: 7, text: 'Hello.', transition: 'cut' as const }];
    const timeline = buildStoryTimeline(ad({ scenes }));
    expect(timeline.video[0]?.length).toBe(60);
    expect(validate(timeline)).toEqual([]);
  });
});
