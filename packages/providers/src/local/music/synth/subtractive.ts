import { type Adsr, Envelope, fallPerSample } from './envelope.ts';
import { StateVariableFilter } from './filter.ts';
import { oscillate, type Shape, sine } from './oscillator.ts';
import { hertz, type Instrument, panGains, SAMPLE_RATE, type Sound } from './sound.ts';

export interface Patch {
  oscillators: readonly { shape: Shape; semitones?: number; cents?: number; level: number; pan?: number }[];
  amp: Adsr;
  filter: {
    /** Hz at the bottom of the envelope */
    cutoff: number;
    /** Share of the pitch the cutoff follows, 0–1, from middle C. */
    track: number;
    quality: number;
    /** Octaves the envelope opens the filter at full velocity, and its fall in seconds. */
    octaves: number;
    decay: number;
    /** Share of the opening that stays. */
    sustain: number;
    /** Seconds to open; 0 opens at once. */
    attack?: number;
  };
  vibrato?: { hertz: number; cents: number; delay: number };
  /** 1 is clean, 4 is rough. */
  drive?: number;
}

/** Samples between updates of pitch and cutoff: 3 kHz, far above any sweep. */
const BLOCK = 16;

interface Voice {
  shape: Shape;
  phase: number;
  step: number;
  left: number;
  right: number;
}

function startVoices(patch: Patch, sound: Sound): Voice[] {
  return patch.oscillators.map((oscillator) => {
    const gains = panGains(oscillator.pan ?? 0);
    const pitch = sound.pitch + (oscillator.semitones ?? 0) + (oscillator.cents ?? 0) / 100;
    return {
      shape: oscillator.shape,
      phase: sound.random.next(),
      step: hertz(pitch) / SAMPLE_RATE,
      left: gains.left * oscillator.level,
      right: gains.right * oscillator.level,
    };
  });
}

/** Opening of the filter, 0–1, at a time after the stroke. */
function opening(filter: Patch['filter'], seconds: number): number {
  const attack = filter.attack ?? 0;
  if (seconds < attack) return seconds / attack;
  return filter.sustain + (1 - filter.sustain) * Math.exp(-(seconds - attack) / filter.decay);
}

/** A synthesiser voice: detuned band-limited oscillators, swept low-pass per channel, amplifier envelope. */
export function subtractive(patch: Patch): Instrument {
  return (out, sound) => {
    const voices = startVoices(patch, sound);
    const amp = new Envelope(patch.amp, sound.seconds);
    const filters = [new StateVariableFilter(), new StateVariableFilter()] as const;
    const tracked = patch.filter.cutoff * 2 ** (((sound.pitch - 60) / 12) * patch.filter.track);
    const octaves = patch.filter.octaves * (0.4 + 0.6 * sound.velocity);
    const drive = patch.drive ?? 1;
    const gain = 0.3 * sound.velocity;
    const wobble = sound.random.next();
    for (let i = sound.at; i < out.left.length && !amp.finished; i += BLOCK) {
      const time = (i - sound.at) / SAMPLE_RATE;
      const cutoff = tracked * 2 ** (octaves * opening(patch.filter, time));
      filters[0].tune(cutoff, patch.filter.quality);
      filters[1].tune(cutoff, patch.filter.quality);
      const bend = patch.vibrato ? bendAt(patch.vibrato, time, wobble) : 1;
      const end = Math.min(out.left.length, i + BLOCK);
      for (let n = i; n < end; n++) {
        let left = 0;
        let right = 0;
        for (const voice of voices) {
          const value = oscillate(voice.shape, voice.phase, voice.step * bend);
          left += value * voice.left;
          right += value * voice.right;
          voice.phase += voice.step * bend;
          if (voice.phase >= 1) voice.phase -= 1;
        }
        filters[0].feed(left);
        filters[1].feed(right);
        const level = amp.next() * gain;
        const l = drive === 1 ? filters[0].low : Math.tanh(filters[0].low * drive) / Math.sqrt(drive);
        const r = drive === 1 ? filters[1].low : Math.tanh(filters[1].low * drive) / Math.sqrt(drive);
        out.left[n] = (out.left[n] ?? 0) + l * level;
        out.right[n] = (out.right[n] ?? 0) + r * level;
      }
    }
  };
}

function bendAt(
  vibrato: { hertz: number; cents: number; delay: number },
  seconds: number,
  phase: number,
): number {
  const depth = Math.min(1, Math.max(0, (seconds - vibrato.delay) / 0.4));
  return 2 ** ((vibrato.cents * depth * sine(vibrato.hertz * seconds + phase)) / 1200);
}

/** A soft sine-based lead with breath, like someone whistling. */
export const whistle: Instrument = (out, sound) => {
  const amp = new Envelope({ attack: 0.035, decay: 0.3, sustain: 0.8, release: 0.05 }, sound.seconds);
  const breath = new StateVariableFilter();
  const step = hertz(sound.pitch) / SAMPLE_RATE;
  breath.tune(hertz(sound.pitch), 6);
  const glide = fallPerSample(0.02);
  let slide = -0.03;
  let phase = 0;
  for (let i = sound.at; i < out.left.length && !amp.finished; i++) {
    const time = (i - sound.at) / SAMPLE_RATE;
    slide *= glide;
    phase += step * (1 + slide) * bendAt({ hertz: 5.4, cents: 18, delay: 0.12 }, time, 0);
    breath.feed(sound.random.next() - 0.5);
    const level = amp.next() * sound.velocity * 0.3;
    const value = (sine(phase) + 0.06 * sine(2 * phase) + breath.band * 0.35) * level;
    out.left[i] = (out.left[i] ?? 0) + value;
    out.right[i] = (out.right[i] ?? 0) + value;
  }
};
