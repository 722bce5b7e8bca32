import { Envelope, fallPerSample } from './envelope.ts';
import { sine } from './oscillator.ts';
import { hertz, type Instrument, SAMPLE_RATE } from './sound.ts';

interface Pair {
  /** Frequencies of carrier and modulator as multiples of the pitch. */
  carrier: number;
  modulator: number;
  /** Turns of phase deviation at full velocity, and its fall in seconds. */
  index: number;
  indexFall: number;
  level: number;
  /** Seconds in which the tone falls to 1/e. */
  fall: number;
}

/** Frequency modulation in pairs (Chowning, JAES 21(7), 1973). */
function frequencyModulated(pairs: readonly Pair[], release: number, tremolo: number): Instrument {
  return (out, sound) => {
    const step = hertz(sound.pitch) / SAMPLE_RATE;
    const amp = new Envelope({ attack: 0.002, decay: 30, sustain: 1, release }, sound.seconds);
    const state = pairs.map((pair) => ({
      ...pair,
      depth: pair.index * sound.velocity ** 1.6,
      depthFall: fallPerSample(pair.indexFall),
      loud: pair.level * sound.velocity * 0.3,
      loudFall: fallPerSample(pair.fall * 2 ** (-(sound.pitch - 60) / 30)),
    }));
    for (let i = sound.at, n = 0; i < out.left.length && !amp.finished; i++, n++) {
      const phase = n * step;
      let value = 0;
      for (const pair of state) {
        value += pair.loud * sine(phase * pair.carrier + pair.depth * sine(phase * pair.modulator));
        pair.depth *= pair.depthFall;
        pair.loud *= pair.loudFall;
      }
      value *= amp.next();
      // The sway counts from the start of the piece, as one tremolo circuit serves all keys.
      const sway = tremolo * sine((i / SAMPLE_RATE) * 4.6);
      out.left[i] = (out.left[i] ?? 0) + value * (1 + sway);
      out.right[i] = (out.right[i] ?? 0) + value * (1 - sway);
    }
  };
}

/** Tine piano: a bark that dies fast (1 : 1), an edge (1 : 3), a soft bell (1 : 14). */
export const electricPiano = frequencyModulated(
  [
    { carrier: 1, modulator: 1, index: 0.42, indexFall: 1.1, level: 0.8, fall: 1.5 },
    { carrier: 1, modulator: 3, index: 0.26, indexFall: 0.4, level: 0.44, fall: 0.9 },
    { carrier: 1.001, modulator: 14, index: 0.16, indexFall: 0.2, level: 0.55, fall: 1.2 },
  ],
  0.12,
  0.22,
);

/** Glassy bell for doubled tunes. */
export const glassBell = frequencyModulated(
  [
    { carrier: 1, modulator: 3.5, index: 0.22, indexFall: 0.25, level: 0.7, fall: 0.8 },
    { carrier: 2, modulator: 7, index: 0.08, indexFall: 0.1, level: 0.2, fall: 0.4 },
  ],
  0.4,
  0.1,
);
