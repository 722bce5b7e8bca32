import fc from 'fast-check';
import { settle } from './edits/settle.ts';
import { GRADE_PRESETS, type Grade } from './grade.ts';
import type { AudioItem, Card, Clip, MediaSource, TextOverlayItem, Timeline, Transition } from './schema.ts';

/** A source of so many seconds. */
export function source(seconds: number, name = 'a'): MediaSource {
  return {
    sha256: name.repeat(64).slice(0, 64),
    content_type: 'video/mp4',
    width: 1280,
    height: 720,
    fps: 30,
    duration: seconds,
    has_audio: true,
  };
}

export const CUT: Transition = { kind: 'cut', frames: 0 };

export function clip(id: string, length: number, more: Partial<Clip> = {}): Clip {
  return {
    kind: 'clip',
    id,
    source: source(3),
    in: 0,
    length,
    speed: 1,
    fit: { kind: 'cover' },
    sound: { muted: false, gain_db: 0 },
    transition: CUT,
    ...more,
  };
}

export function card(id: string, length: number, more: Partial<Card> = {}): Card {
  const background = { kind: 'color', color: '#223344' } as const;
  return { kind: 'card', id, length, background, transition: CUT, ...more };
}

export function text(id: string, more: Partial<TextOverlayItem> = {}): TextOverlayItem {
  return {
    kind: 'text',
    id,
    text: 'AirRun Pro',
    anchor: { to: 'timeline' },
    start: 0,
    length: null,
    position: { x: 0.5, y: 0 },
    align: 'center',
    valign: 'top',
    max_width: 1,
    font: 'Montserrat-Bold',
    size: 0.1,
    color: '#FFFFFF',
    background: null,
    shadow: false,
    animate_in: { kind: 'none', frames: 0 },
    animate_out: { kind: 'none', frames: 0 },
    ...more,
  };
}

export function timeline(tracks: Partial<Pick<Timeline, 'video' | 'overlays' | 'audio'>> = {}): Timeline {
  return {
    version: 1,
    fps: 30,
    width: 1920,
    height: 1080,
    background: '#000000',
    safe_area: { top: 0.05, right: 0.05, bottom: 0.05, left: 0.05 },
    video: [clip('clip-1', 90), clip('clip-2', 90)],
    overlays: [],
    audio: [],
    loudness: { target_lufs: -14, true_peak_db: -1 },
    ...tracks,
  };
}

export const anyTransition: fc.Arbitrary<Transition> = fc.record({
  kind: fc.constantFrom('cut', 'crossfade', 'slide', 'zoom'),
  frames: fc.nat(40),
});

const frames = (most: number) => fc.integer({ min: 1, max: most });

export const anyClip = (id: string): fc.Arbitrary<Clip> =>
  fc
    .record({
      seconds: fc.integer({ min: 1, max: 5 }),
      in: fc.nat(20),
      length: frames(150),
      speed: fc.constantFrom(0.25, 0.5, 1, 1.3, 2, 4),
      transition: anyTransition,
      name: fc.constantFrom('a', 'b'),
    })
    .map(({ seconds, name, length, ...rest }) => {
      const room = Math.floor((seconds * 30 - rest.in) / rest.speed);
      return clip(id, Math.min(length, room), { ...rest, source: source(seconds, name) });
    });

export const anyItem = (id: string) =>
  fc.oneof(
    { weight: 4, arbitrary: anyClip(id) },
    {
      weight: 1,
      arbitrary: fc.tuple(frames(60), anyTransition).map(([n, t]) => card(id, n, { transition: t })),
    },
  );

export const anyOverlay = (id: string, items: number): fc.Arbitrary<TextOverlayItem> =>
  fc
    .record({
      item: fc.integer({ min: -1, max: items - 1 }),
      start: fc.nat(120),
      length: fc.option(frames(200)),
      words: fc.string({ maxLength: 30 }),
    })
    .map(({ item, start, length, words }) =>
      text(id, {
        text: words,
        start,
        length,
        anchor: item < 0 ? { to: 'timeline' } : { to: 'item', item_id: `item-${item}` },
      }),
    );

export function sound(id: string, more: Partial<AudioItem> = {}): AudioItem {
  return {
    id,
    role: 'music',
    source: source(20, 'c'),
    in: 0,
    start: 0,
    length: null,
    gain_db: 0,
    fade_in: 0,
    fade_out: 0,
    duck_db: 0,
    beats: null,
    ...more,
  };
}

/** Music, a voice or a sound effect: a file of half a second to twenty, somewhere in the ad. */
export const anyAudio = (id: string): fc.Arbitrary<AudioItem> =>
  fc
    .record({
      role: fc.constantFrom('music' as const, 'voice' as const, 'effect' as const),
      seconds: fc.constantFrom(0.5, 2, 20),
      in: fc.nat(10),
      start: fc.nat(100),
      length: fc.option(frames(200)),
      gain_db: fc.integer({ min: -60, max: 12 }),
      fade_in: fc.nat(30),
      fade_out: fc.nat(60),
      duck_db: fc.nat(40),
    })
    .map(({ seconds, ...rest }) => sound(id, { ...rest, source: source(seconds, 'c') }));

export const anyGrade: fc.Arbitrary<Grade> = fc.record({
  preset: fc.constantFrom(...GRADE_PRESETS),
  strength: fc.constantFrom(0, 0.25, 1),
});

/** Any document that keeps the rules. */
export const anyTimeline: fc.Arbitrary<Timeline> = fc
  .integer({ min: 1, max: 5 })
  .chain((items) =>
    fc.record({
      video: fc.tuple(...Array.from({ length: items }, (_, index) => anyItem(`item-${index}`))),
      overlays: fc
        .nat(3)
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, i) => anyOverlay(`text-${i}`, items))),
        ),
      audio: fc
        .nat(3)
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyAudio(`sound-${i}`)))),
      grade: fc.option(anyGrade, { nil: undefined }),
    }),
  )
  .map(({ grade, ...tracks }) => ({ ...timeline(settle(tracks, 30)), ...(grade && { grade }) }));
