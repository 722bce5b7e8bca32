import { fallPerSample, INAUDIBLE } from './envelope.ts';
import { hertz, type Instrument, panGains, SAMPLE_RATE, type Sound, type Stereo } from './sound.ts';

/** One mode of a struck body: frequency as a multiple of the pitch, level, seconds to fall by 60 dB, pan. */
interface Mode {
  ratio: number;
  level: number;
  seconds: number;
  pan: number;
}

/** Samples a hammer or mallet takes to set the body moving. */
const CONTACT = 0.0012 * SAMPLE_RATE;

/** Adds an exponentially dying sine: a two-pole resonator rung once, two multiplications a sample. */
function ring(out: Stereo, sound: Sound, mode: Mode, damper: number): void {
  const frequency = hertz(sound.pitch) * mode.ratio;
  if (frequency > SAMPLE_RATE * 0.4 || mode.level < INAUDIBLE) return;
  const turn = (2 * Math.PI * frequency) / SAMPLE_RATE;
  let fall = Math.exp(Math.log(0.001) / (mode.seconds * SAMPLE_RATE));
  const gains = panGains(mode.pan);
  let a1 = 2 * fall * Math.cos(turn);
  let a2 = -fall * fall;
  let before = 0;
  let now = Math.sin(turn) * mode.level;
  let level = mode.level;
  const gate = sound.at + Math.round(sound.seconds * SAMPLE_RATE);
  let rise = 0;
  for (let i = sound.at; i < out.left.length && level > INAUDIBLE; i++) {
    if (i === gate && damper > 0) {
      fall *= fallPerSample(damper);
      a1 = 2 * fall * Math.cos(turn);
      a2 = -fall * fall;
    }
    // A mallet stays on the body for about a millisecond.
    rise = Math.min(1, rise + 1 / CONTACT);
    out.left[i] = (out.left[i] ?? 0) + now * gains.left * rise;
    out.right[i] = (out.right[i] ?? 0) + now * gains.right * rise;
    const next = a1 * now + a2 * before;
    before = now;
    now = next;
    level *= fall;
  }
}

/** Short band of noise: the hammer or mallet itself. */
function knock(out: Stereo, sound: Sound, level: number, seconds: number): void {
  const fall = fallPerSample(seconds);
  let envelope = level * sound.velocity * sound.velocity;
  let smooth = 0;
  for (let i = sound.at; i < out.left.length && envelope > INAUDIBLE; i++) {
    smooth += 0.2 * (sound.random.next() * 2 - 1 - smooth);
    out.left[i] = (out.left[i] ?? 0) + smooth * envelope;
    out.right[i] = (out.right[i] ?? 0) + smooth * envelope;
    envelope *= fall;
  }
}

/**
 * Piano: stretched partials f·n·√(1 + B·n²) (Fletcher, JASA 36, 1964), struck at an eighth of the string,
 * higher partials weaker when played softly, two slightly mistuned strings for the slow beat of the tone.
 */
export const piano: Instrument = (out, sound) => {
  const stretch = 0.0003 * 2 ** ((sound.pitch - 60) / 12);
  const bright = 1.75 - 0.8 * sound.velocity;
  const long = 13 * 2 ** (-(sound.pitch - 48) / 22);
  const pan = (sound.pitch - 64) / 60;
  knock(out, sound, 0.05, 0.012);
  for (let n = 1; n <= 16; n++) {
    const struck = Math.abs(Math.sin((n * Math.PI) / 8)) + 0.08;
    const level = (0.32 * sound.velocity * struck) / n ** bright;
    const ratio = n * Math.sqrt(1 + stretch * n * n);
    const seconds = long / (1 + 0.35 * (n - 1));
    ring(out, sound, { ratio, level, seconds, pan: pan - 0.15 }, 0.09);
    if (n <= 7)
      ring(
        out,
        sound,
        { ratio: ratio * 1.0006, level: level * 0.8, seconds: seconds * 0.7, pan: pan + 0.15 },
        0.09,
      );
  }
};

interface Bar {
  /** Ratios, levels and relative decays of the modes. */
  modes: readonly (readonly [number, number, number])[];
  /** Seconds the lowest mode takes to fall by 60 dB at middle C. */
  seconds: number;
  knock: number;
  damper: number;
}

/** Mallet instruments and bells as sums of dying modes; high notes die sooner. */
function struckBar(bar: Bar): Instrument {
  return (out, sound) => {
    const length = bar.seconds * 2 ** (-(sound.pitch - 60) / 24);
    const pan = (sound.pitch - 72) / 70;
    knock(out, sound, bar.knock, 0.006);
    bar.modes.forEach(([ratio, level, decay], index) => {
      const soft = level * sound.velocity ** (1 + index * 0.35) * 0.4;
      ring(
        out,
        sound,
        { ratio, level: soft, seconds: length * decay, pan: pan + (index % 2 ? 0.2 : -0.1) },
        bar.damper,
      );
    });
  };
}

/** Bar tuned 1 : 4 : 10, as marimbas are (Rossing, "Science of Percussion Instruments", ch. 6). */
export const marimba = struckBar({
  modes: [
    [1, 1, 1],
    [3.93, 0.3, 0.22],
    [9.8, 0.12, 0.08],
  ],
  seconds: 1.1,
  knock: 0.16,
  damper: 0,
});

/** Bar tuned 1 : 3 as xylophones are, with the shimmer of its free upper modes. */
export const glockenspiel = struckBar({
  modes: [
    [1, 1, 1],
    [2.71, 0.25, 0.5],
    [5.15, 0.16, 0.3],
    [8.43, 0.06, 0.2],
  ],
  seconds: 3.2,
  knock: 0.05,
  damper: 0.5,
});

export const vibraphone = struckBar({
  modes: [
    [1, 1, 1],
    [1.003, 0.35, 0.9],
    [3.98, 0.62, 0.6],
    [9.9, 0.2, 0.25],
  ],
  seconds: 4.5,
  knock: 0.04,
  damper: 0.15,
});

/** Thumb piano: a clamped tongue, its second mode near 6.3 (Fletcher and Rossing, ch. 2). */
export const kalimba = struckBar({
  modes: [
    [1, 1, 1],
    [2, 0.12, 0.6],
    [6.27, 0.14, 0.12],
    [11.3, 0.04, 0.06],
  ],
  seconds: 1.9,
  knock: 0.1,
  damper: 0.3,
});
