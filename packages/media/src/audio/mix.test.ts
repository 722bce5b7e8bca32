import { describe, expect, it } from 'vitest';
import { tone } from '../fixtures/tone.ts';
import { cardOf, clipOf, CROSSFADE, musicOf, paperSource, timelineOf } from '../fixtures/timelines.ts';
import { SAMPLE_RATE } from '../render/settings.ts';
import { mix, speechEnvelope } from './mix.ts';
import { soundPlan } from './sound-plan.ts';

const source = paperSource('a');
const power = (samples: Float32Array, from: number, to: number) => {
  let sum = 0;
  for (let i = 2 * from; i < 2 * to; i++) sum += (samples[i] ?? 0) ** 2;
  return sum / (2 * (to - from));
};

describe('soundPlan', () => {
  it.each([24, 25, 30, 50, 60] as const)('counts whole samples at %d frames a second', (fps) => {
    const plan = soundPlan(timelineOf([cardOf('a', { length: 7 })], { fps }));
    expect(plan.length).toBe((7 * SAMPLE_RATE) / fps);
    expect(Number.isInteger(plan.length)).toBe(true);
  });

  it('leaves muted clips, clips without sound and music past the end out', () => {
    const silent = paperSource('b', { has_audio: false });
    const film = timelineOf(
      [clipOf(source, 'muted'), clipOf(silent, 'mute', { sound: { muted: false, gain_db: 0 } })],
      {
        audio: [musicOf(source, { start: 1000 })],
      },
    );
    expect(soundPlan(film).tracks).toEqual([]);
  });

  it('fades a sound out where it ends: at its length, the end of its file or the end of the ad', () => {
    const short = paperSource('b', { duration: 1 });
    const audio = [
      musicOf(short, { fade_out: 15 }),
      musicOf(source, { id: 'whole', fade_out: 15 }),
      musicOf(short, { id: 'hit', role: 'effect', start: 50, length: 20 }),
    ];
    const plan = soundPlan(timelineOf([cardOf('a', { length: 60 })], { audio }));
    expect(plan.tracks.map(({ length }) => length)).toEqual([30 * 1600, 60 * 1600, 10 * 1600]);
  });
});

describe('mix', () => {
  it('is as long as the picture to the sample, silence included', async () => {
    const plan = soundPlan(timelineOf([cardOf('a', { length: 31 })]));
    expect(await mix(plan, async () => new Float32Array(0))).toHaveLength(31 * 1600 * 2);
  });

  it('keeps joint power through a crossfade of unlike sounds', async () => {
    const sound = { muted: false, gain_db: 0 };
    const film = timelineOf([
      clipOf(source, 'one', { sound }),
      clipOf(source, 'two', { sound, transition: CROSSFADE }),
    ]);
    let hz = 300;
    const mixed = await mix(soundPlan(film), async (track) => {
      hz += 317;
      return tone(track.length / SAMPLE_RATE, hz, 0.4);
    });
    const [start, end] = [22 * 1600, 30 * 1600];
    const middle = power(mixed, start + 4000, end - 4000);
    expect(middle / power(mixed, 8000, 20000)).toBeGreaterThan(0.9);
    expect(middle / power(mixed, 8000, 20000)).toBeLessThan(1.1);
  });

  it('steps music back under a voice by what it was told, and brings it back', async () => {
    const film = timelineOf([cardOf('a', { length: 120 })], {
      audio: [
        musicOf(source, { duck_db: 12, fade_out: 0 }),
        musicOf(paperSource('b'), { id: 'voice', role: 'voice', start: 45, length: 15, fade_out: 0 }),
      ],
    });
    const mixed = await mix(soundPlan(film), async (track) =>
      tone(
        track.length / SAMPLE_RATE,
        track.role === 'voice' ? 0 : 500,
        0.3,
        track.role === 'voice' ? 0.5 : 0,
      ),
    );
    // The voice here is a constant, which a difference of neighbours takes away again.
    const ripple = (from: number) => {
      let sum = 0;
      for (let i = from; i < from + 4000; i++) sum += ((mixed[2 * i + 2] ?? 0) - (mixed[2 * i] ?? 0)) ** 2;
      return sum;
    };
    const under = 10 * Math.log10(ripple(52 * 1600) / ripple(20 * 1600));
    expect(under).toBeCloseTo(-12, 0);
    expect(10 * Math.log10(ripple(100 * 1600) / ripple(20 * 1600))).toBeCloseTo(0, 0);
  });
});

describe('a sound effect', () => {
  it('sounds from its own frame on, for as long as it is, over music that does not step back for it', async () => {
    const whoosh = paperSource('b', { duration: 0.2 });
    const film = timelineOf([cardOf('a', { length: 60 })], {
      audio: [
        musicOf(source, { duck_db: 12, fade_out: 0 }),
        musicOf(whoosh, { id: 'whoosh', role: 'effect', start: 13, fade_out: 0 }),
        musicOf(whoosh, { id: 'hit', role: 'effect', start: 40, gain_db: -6, in: 3, fade_out: 0 }),
      ],
    });
    const only = (role: string) =>
      mix(soundPlan(film), async (track) =>
        tone(track.length / SAMPLE_RATE, track.role === 'music' ? 300 : 1000, track.role === role ? 0.3 : 0),
      );
    const effects = await only('effect');
    const heard = Array.from(
      { length: 60 },
      (_, frame) => power(effects, frame * 1600, (frame + 1) * 1600) > 1e-6,
    );
    expect(heard.flatMap((on, frame) => (on ? [frame] : []))).toEqual([13, 14, 15, 16, 17, 18, 40, 41, 42]);
    const level = (frame: number) => 10 * Math.log10(power(effects, frame * 1600, (frame + 1) * 1600));
    expect(level(41) - level(15)).toBeCloseTo(-6, 1);
    const music = await only('music');
    expect(power(music, 14 * 1600, 18 * 1600) / power(music, 20 * 1600, 24 * 1600)).toBeCloseTo(1, 2);
  });
});

describe('speechEnvelope', () => {
  it('is down before the first word and does not rise between words', () => {
    const voice = new Float32Array(SAMPLE_RATE * 2 * 3);
    voice.set(tone(0.4, 200, 0.2), SAMPLE_RATE * 2);
    voice.set(tone(0.4, 200, 0.2), Math.round(SAMPLE_RATE * 1.6) * 2);
    const envelope = speechEnvelope(voice);
    expect(envelope[98]).toBeGreaterThan(0.8);
    expect(envelope[150]).toBe(1);
    expect(envelope[50]).toBe(0);
    expect(envelope[295]).toBe(0);
  });
});
