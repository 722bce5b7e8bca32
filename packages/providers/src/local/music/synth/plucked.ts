import { Envelope } from './envelope.ts';
import { hertz, type Instrument, panGains, SAMPLE_RATE } from './sound.ts';

interface PluckedString {
  /** Harmonic above which a full stroke leaves ever less on the string: 4 a thumb, 12 a pick. */
  harmonics: number;
  /** Where it is plucked, as a share of its length. */
  pluckAt: number;
  /** Seconds to fall by 60 dB at middle C. */
  seconds: number;
  /** Share of the high end lost at each pass along the string, 0–0.5. */
  loss: number;
  /** Seconds to fall to 1/e once damped. */
  damper: number;
  width: number;
}

/** One period of filtered noise minus itself delayed by the pluck position: what the finger leaves on the string. */
function excite(line: Float64Array, string: PluckedString, velocity: number, noise: () => number): void {
  const tone = 1 - Math.exp((-2 * Math.PI * string.harmonics * (0.4 + 0.6 * velocity)) / line.length);
  const white = Float64Array.from(line, () => noise() * 2 - 1);
  let first = 0;
  let second = 0;
  // Twice around the loop, so that the filter meets its own end and leaves no step.
  for (let i = 0; i < line.length * 2; i++) {
    first += tone * ((white[i % line.length] ?? 0) - first);
    second += tone * (first - second);
    line[i % line.length] = second;
  }
  const shift = Math.max(1, Math.round(line.length * string.pluckAt));
  const raw = Float64Array.from(line);
  let mean = 0;
  for (let i = 0; i < line.length; i++) {
    line[i] = (raw[i] ?? 0) - (raw[(i + line.length - shift) % line.length] ?? 0);
    mean += (line[i] ?? 0) / line.length;
  }
  let power = 0;
  for (let i = 0; i < line.length; i++) {
    line[i] = (line[i] ?? 0) - mean;
    power += (line[i] ?? 0) ** 2 / line.length;
  }
  const gain = 0.3 / Math.sqrt(power + 1e-12);
  for (let i = 0; i < line.length; i++) line[i] = (line[i] ?? 0) * gain;
}

/**
 * Plucked string as a delay line with loss and an all-pass for the fraction of a sample.
 * Karplus and Strong (CMJ 7(2), 1983), tuning and pluck position after Jaffe and Smith (same issue).
 */
function plucked(string: PluckedString): Instrument {
  return (out, sound) => {
    // The loss filter delays by `loss` samples at low frequencies.
    const period = SAMPLE_RATE / hertz(sound.pitch) - string.loss;
    const whole = Math.floor(period - 0.3);
    const fraction = period - whole;
    const allpass = (1 - fraction) / (1 + fraction);
    const line = new Float64Array(whole);
    excite(line, string, sound.velocity, () => sound.random.next());
    const seconds = string.seconds * 2 ** (-(sound.pitch - 60) / 20);
    const keep = 0.001 ** (period / (seconds * SAMPLE_RATE));
    const amp = new Envelope(
      { attack: 0.0015, decay: 30, sustain: 1, release: string.damper },
      sound.seconds,
    );
    const gains = panGains((sound.random.next() - 0.5) * 2 * string.width);
    const last = sound.at + Math.round(seconds * 1.3 * SAMPLE_RATE);
    // The string has been going round for ever: filters that start from silence would cut a notch into every period.
    let before = line[whole - 1] ?? 0;
    let inBefore = before;
    let outBefore = before;
    for (const value of line) {
      const lost = keep * ((1 - string.loss) * value + string.loss * before);
      before = value;
      outBefore = allpass * (lost - outBefore) + inBefore;
      inBefore = lost;
    }
    for (let i = sound.at, n = 0; i < out.left.length && i < last && !amp.finished; i++) {
      const value = line[n] ?? 0;
      const lost = keep * ((1 - string.loss) * value + string.loss * before);
      before = value;
      const tuned = allpass * (lost - outBefore) + inBefore;
      inBefore = lost;
      outBefore = tuned;
      line[n] = tuned;
      n = n + 1 === whole ? 0 : n + 1;
      const level = value * amp.next() * sound.velocity;
      out.left[i] = (out.left[i] ?? 0) + level * gains.left;
      out.right[i] = (out.right[i] ?? 0) + level * gains.right;
    }
  };
}

export const acousticGuitar = plucked({
  harmonics: 8,
  pluckAt: 0.14,
  seconds: 3.2,
  loss: 0.32,
  damper: 0.07,
  width: 0.25,
});
/** Palm on the bridge: short and woody. */
export const mutedGuitar = plucked({
  harmonics: 5,
  pluckAt: 0.1,
  seconds: 0.5,
  loss: 0.4,
  damper: 0.05,
  width: 0.2,
});
export const ukulele = plucked({
  harmonics: 6,
  pluckAt: 0.22,
  seconds: 1.1,
  loss: 0.36,
  damper: 0.08,
  width: 0.2,
});
export const harp = plucked({
  harmonics: 5,
  pluckAt: 0.4,
  seconds: 4.5,
  loss: 0.26,
  damper: 0.5,
  width: 0.4,
});
/** Short bowed-string pluck. */
export const pizzicato = plucked({
  harmonics: 4,
  pluckAt: 0.25,
  seconds: 0.42,
  loss: 0.42,
  damper: 0.06,
  width: 0.35,
});
export const uprightBass = plucked({
  harmonics: 2.6,
  pluckAt: 0.3,
  seconds: 1.6,
  loss: 0.45,
  damper: 0.08,
  width: 0,
});
