import { highpass } from './synth/filter.ts';
import { INSTRUMENTS } from './synth/instruments.ts';
import { plate } from './mix/plate.ts';
import { limit } from './master/limiter.ts';
import { truePeak } from './master/true-peak.ts';
import { createRandom, type Random } from './random.ts';
import { StateVariableFilter } from './synth/filter.ts';
import { fromDecibels, SAMPLE_RATE, silence, type Sound, type Stereo } from './synth/sound.ts';

/** A short sound that marks a cut: air that passes, a blow, a climb into the next shot. */
export const ACCENT_KINDS = ['whoosh', 'hit', 'riser'] as const;
export type AccentKind = (typeof ACCENT_KINDS)[number];
/** Seconds an accent may last. */
export const ACCENT_SECONDS = { least: 0.3, most: 1.2 } as const;

export interface Accent {
  samples: Stereo;
  sampleRate: typeof SAMPLE_RATE;
  /** Seconds from the start to the moment that belongs on the cut. */
  cut: number;
}

/** dBTP the accents are brought to: under the music's ceiling, so that both together need little limiting. */
const PEAK = -3;

/**
 * A whoosh, a hit or a riser of exactly `seconds`, seeded: the same three arguments give the same samples. Mastered to
 * −3 dBTP, no DC, silent at both ends; `writeWav` writes it like a piece. Throws RangeError outside 0.3–1.2 s.
 */
export function soundAccent(kind: AccentKind, seed: number, seconds: number): Accent {
  if (!(seconds >= ACCENT_SECONDS.least && seconds <= ACCENT_SECONDS.most)) {
    throw new RangeError(
      `an accent lasts ${ACCENT_SECONDS.least} to ${ACCENT_SECONDS.most} seconds, not ${seconds}`,
    );
  }
  const random = createRandom(`accent/${kind}/${seed}`);
  const length = Math.round(seconds * SAMPLE_RATE);
  const dry = silence(length);
  const cut = PLAYERS[kind](dry, random, seconds);
  const wet: Stereo = { left: dry.left.slice(), right: dry.right.slice() };
  plate(wet, 0.4 + seconds * 0.5, 5200);
  const samples = silence(length);
  for (const side of ['left', 'right'] as const) {
    for (let i = 0; i < length; i++) samples[side][i] = (dry[side][i] ?? 0) + 0.22 * (wet[side][i] ?? 0);
    highpass(samples[side], 30);
  }
  finish(samples, cut);
  return { samples, sampleRate: SAMPLE_RATE, cut };
}

/** Plays into the buffers and gives the second that belongs on the cut. */
type Player = (out: Stereo, random: Random, seconds: number) => number;

const PLAYERS: Readonly<Record<AccentKind, Player>> = { whoosh, hit, riser };

/** Air: noise whose band rises to the cut and falls behind it, passing from one side to the other. */
function whoosh(out: Stereo, random: Random, seconds: number): number {
  const cut = seconds * random.between(0.5, 0.6);
  const top = random.between(2600, 4600);
  const way = random.chance(0.5) ? 1 : -1;
  const filters = [new StateVariableFilter(), new StateVariableFilter()] as const;
  for (let i = 0; i < out.left.length; i++) {
    const t = i / SAMPLE_RATE;
    const near = t < cut ? t / cut : 1 - (t - cut) / (seconds - cut);
    if (i % 16 === 0) for (const filter of filters) filter.tune(240 + (top - 240) * near ** 1.6, 0.9);
    filters[0].feed(random.next() * 2 - 1);
    filters[1].feed(random.next() * 2 - 1);
    const gain = near ** 2.2;
    const side = way * (t / seconds - 0.5) * 1.3;
    out.left[i] = filters[0].band * gain * (1 - side);
    out.right[i] = filters[1].band * gain * (1 + side);
  }
  return cut;
}

/** A deep blow with dust, tuned by the seed. */
function hit(out: Stereo, random: Random, seconds: number): number {
  const stroke = (velocity: number): Sound => ({
    at: 96,
    seconds,
    pitch: 60,
    velocity,
    random: random.fork(`${velocity}`),
  });
  INSTRUMENTS.impact(out, stroke(1));
  INSTRUMENTS.taiko(out, stroke(random.between(0.45, 0.8)));
  if (random.chance(0.5)) INSTRUMENTS.clap(out, stroke(random.between(0.2, 0.4)));
  return 96 / SAMPLE_RATE;
}

/** Noise and a tone that climb and stop on the cut, a moment before the end. */
function riser(out: Stereo, random: Random, seconds: number): number {
  const cut = seconds - 0.06;
  INSTRUMENTS.riser(out, { at: 0, seconds: cut, pitch: 60, velocity: 1, random: random.fork('air') });
  const from = random.between(150, 230);
  let phase = 0;
  for (let i = 0; i < cut * SAMPLE_RATE; i++) {
    const share = i / (cut * SAMPLE_RATE);
    phase += (from * 2 ** (share * 2)) / SAMPLE_RATE;
    const value = 0.16 * share ** 2 * Math.min(1, (1 - share) * 24) * Math.sin(2 * Math.PI * phase);
    out.left[i] = (out.left[i] ?? 0) + value;
    out.right[i] = (out.right[i] ?? 0) + value;
  }
  return cut;
}

/** Silent edges, then the loudest point at the ceiling. */
function finish(samples: Stereo, cut: number): void {
  const { length } = samples.left;
  const fall = Math.round(Math.min(0.05, Math.max(0.02, length / SAMPLE_RATE - cut)) * SAMPLE_RATE);
  for (const side of [samples.left, samples.right]) {
    for (let i = 0; i < 48; i++) side[i] = ((side[i] ?? 0) * i) / 48;
    for (let n = 0; n < fall; n++) side[length - 1 - n] = ((side[length - 1 - n] ?? 0) * n) / fall;
  }
  for (let pass = 0; pass < 2; pass++) {
    const over = PEAK - Math.max(truePeak(samples.left), truePeak(samples.right));
    const gain = fromDecibels(pass === 0 ? over + 3 : Math.min(0, over));
    for (const side of [samples.left, samples.right])
      for (let i = 0; i < length; i++) side[i] = (side[i] ?? 0) * gain;
    // Three decibels of limiting give short sounds a body.
    if (pass === 0) limit(samples, fromDecibels(PEAK - 0.2), 0.05);
  }
}
