import { fallPerSample, INAUDIBLE } from './envelope.ts';
import { StateVariableFilter } from './filter.ts';
import { sine } from './oscillator.ts';
import { type Instrument, panGains, SAMPLE_RATE, type Sound, type Stereo } from './sound.ts';

interface Skin {
  /** Hz the tone settles at, and octaves above it where it starts. */
  hertz: number;
  octaves: number;
  /** Seconds in which the pitch settles, and in which the tone dies (to 1/e). */
  bend: number;
  fall: number;
  drive: number;
  level: number;
}

/** A drum skin: a sine that drops in pitch, pushed into soft saturation. */
function beat(out: Stereo, sound: Sound, skin: Skin, pan = 0): void {
  const gains = panGains(pan);
  const bend = fallPerSample(skin.bend);
  const fall = fallPerSample(skin.fall);
  const attack = 1 / (0.0008 * SAMPLE_RATE);
  let up = skin.octaves;
  let level = skin.level * sound.velocity;
  let phase = 0;
  for (let i = sound.at, rise = 0; i < out.left.length && level > INAUDIBLE; i++, rise += attack) {
    phase += (skin.hertz * 2 ** up) / SAMPLE_RATE;
    const value = (Math.tanh(sine(phase) * skin.drive) / Math.tanh(skin.drive)) * level * Math.min(1, rise);
    out.left[i] = (out.left[i] ?? 0) + value * gains.left;
    out.right[i] = (out.right[i] ?? 0) + value * gains.right;
    up *= bend;
    level *= fall;
  }
}

interface Hiss {
  output: 'low' | 'band' | 'high';
  hertz: number;
  quality: number;
  fall: number;
  level: number;
  /** Seconds to swell in; a struck noise starts at once. */
  attack?: number;
  /** 0 mono … 1 different noise on each side. */
  width?: number;
  delay?: number;
}

/** Filtered noise with its own decay. */
function hiss(out: Stereo, sound: Sound, noise: Hiss, pan = 0): void {
  const sides = [new StateVariableFilter(), new StateVariableFilter()] as const;
  for (const side of sides) side.tune(noise.hertz, noise.quality);
  const gains = panGains(pan);
  const fall = fallPerSample(noise.fall);
  const attack = 1 / Math.max(24, (noise.attack ?? 0) * SAMPLE_RATE);
  const width = noise.width ?? 0.3;
  let level = noise.level * sound.velocity;
  const start = sound.at + Math.round((noise.delay ?? 0) * SAMPLE_RATE);
  for (let i = start, rise = 0; i < out.left.length && level > INAUDIBLE; i++) {
    const middle = sound.random.next() * 2 - 1;
    const side = (sound.random.next() * 2 - 1) * width;
    sides[0].feed(middle + side);
    sides[1].feed(middle - side);
    rise = Math.min(1, rise + attack);
    if (rise >= 1) level *= fall;
    const gain = level * rise;
    out.left[i] = (out.left[i] ?? 0) + sides[0][noise.output] * gain * gains.left;
    out.right[i] = (out.right[i] ?? 0) + sides[1][noise.output] * gain * gains.right;
  }
}

export const popKick: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 52, octaves: 2.1, bend: 0.022, fall: 0.14, drive: 1.6, level: 0.9 });
  hiss(out, sound, { output: 'band', hertz: 3200, quality: 0.8, fall: 0.004, level: 0.35, width: 0 });
};
export const softKick: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 50, octaves: 1.4, bend: 0.03, fall: 0.13, drive: 1.1, level: 0.8 });
  hiss(out, sound, { output: 'low', hertz: 900, quality: 0.7, fall: 0.006, level: 0.25, width: 0 });
};
export const clubKick: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 49, octaves: 2.6, bend: 0.026, fall: 0.17, drive: 2.6, level: 0.95 });
  hiss(out, sound, { output: 'band', hertz: 4500, quality: 0.7, fall: 0.003, level: 0.45, width: 0 });
};
export const snare: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 188, octaves: 0.6, bend: 0.012, fall: 0.06, drive: 1.2, level: 0.45 });
  beat(out, sound, { hertz: 331, octaves: 0.3, bend: 0.008, fall: 0.035, drive: 1, level: 0.22 });
  hiss(out, sound, { output: 'band', hertz: 3900, quality: 0.6, fall: 0.075, level: 0.75, width: 0.5 });
  hiss(out, sound, { output: 'high', hertz: 6500, quality: 0.7, fall: 0.04, level: 0.25, width: 0.5 });
};
export const clap: Instrument = (out, sound) => {
  for (const [delay, fall, level] of [
    [0, 0.006, 0.7],
    [0.011, 0.006, 0.75],
    [0.021, 0.007, 0.8],
    [0.03, 0.085, 0.9],
  ] as const)
    hiss(out, sound, { output: 'band', hertz: 1500, quality: 1.1, fall, level, width: 0.8, delay });
};
export const snap: Instrument = (out, sound) => {
  hiss(out, sound, { output: 'band', hertz: 2400, quality: 3.2, fall: 0.012, level: 1.2, width: 0.2 });
  hiss(out, sound, {
    output: 'band',
    hertz: 1700,
    quality: 2,
    fall: 0.03,
    level: 0.5,
    width: 0.6,
    delay: 0.008,
  });
};
export const rim: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 820, octaves: 0.2, bend: 0.004, fall: 0.014, drive: 1.4, level: 0.4 }, 0.1);
  hiss(out, sound, { output: 'band', hertz: 2300, quality: 1.5, fall: 0.012, level: 0.6 }, 0.1);
};
export const closedHat: Instrument = (out, sound) => {
  hiss(out, sound, { output: 'high', hertz: 7600, quality: 0.9, fall: 0.022, level: 0.5, width: 0.35 }, 0.2);
  metal(out, sound, 0.022, 0.16, 0.2);
};
export const openHat: Instrument = (out, sound) => {
  hiss(out, sound, { output: 'high', hertz: 7000, quality: 0.9, fall: 0.13, level: 0.45, width: 0.5 }, 0.2);
  metal(out, sound, 0.12, 0.14, 0.2);
};
export const shaker: Instrument = (out, sound) =>
  hiss(
    out,
    sound,
    { output: 'band', hertz: 6800, quality: 1.2, fall: 0.022, level: 0.8, attack: 0.018 },
    -0.3,
  );
export const tambourine: Instrument = (out, sound) => {
  hiss(out, sound, { output: 'high', hertz: 8200, quality: 1.6, fall: 0.07, level: 0.45, width: 0.4 }, -0.25);
  metal(out, sound, 0.05, 0.2, -0.25);
};
export const brush: Instrument = (out, sound) =>
  hiss(
    out,
    sound,
    { output: 'band', hertz: 4200, quality: 0.6, fall: 0.07, level: 0.6, attack: 0.02, width: 0.7 },
    0.15,
  );
export const woodblock: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 1050, octaves: 0.1, bend: 0.004, fall: 0.022, drive: 1.2, level: 0.5 }, 0.35);
  beat(out, sound, { hertz: 1580, octaves: 0.1, bend: 0.004, fall: 0.014, drive: 1, level: 0.25 }, 0.35);
};
export const tom: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 98, octaves: 0.7, bend: 0.05, fall: 0.2, drive: 1.3, level: 0.8 }, -0.15);
  hiss(out, sound, { output: 'low', hertz: 1800, quality: 0.7, fall: 0.02, level: 0.3 }, -0.15);
};
/** Big low ensemble drum. */
export const taiko: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 66, octaves: 0.8, bend: 0.04, fall: 0.3, drive: 1.5, level: 0.9 }, -0.1);
  beat(out, sound, { hertz: 104, octaves: 0.5, bend: 0.05, fall: 0.16, drive: 1.2, level: 0.4 }, 0.2);
  hiss(out, sound, { output: 'band', hertz: 700, quality: 0.6, fall: 0.035, level: 0.7, width: 0.7 });
};
export const crash: Instrument = (out, sound) => {
  hiss(out, sound, { output: 'high', hertz: 4300, quality: 0.7, fall: 0.5, level: 0.4, width: 0.9 });
  hiss(out, sound, { output: 'band', hertz: 2500, quality: 0.5, fall: 0.25, level: 0.2, width: 0.9 });
  metal(out, sound, 0.5, 0.16, 0);
};
/** Deep boom with a cloud of dust. */
export const impact: Instrument = (out, sound) => {
  beat(out, sound, { hertz: 38, octaves: 1.6, bend: 0.09, fall: 0.6, drive: 1.8, level: 0.9 });
  hiss(out, sound, { output: 'low', hertz: 420, quality: 0.6, fall: 0.22, level: 0.9, width: 0.8 });
  hiss(out, sound, { output: 'band', hertz: 1800, quality: 0.5, fall: 0.07, level: 0.4, width: 0.8 });
};

/** Plate modes of a cymbal: inharmonic sines, spread over the sides. */
function metal(out: Stereo, sound: Sound, fallSeconds: number, amount: number, pan: number): void {
  const fall = fallPerSample(fallSeconds);
  const modes = [3203, 4167, 5390, 6213, 7411, 8987, 10271].map((hertz, i) => ({
    step: (hertz * (1 + 0.01 * (sound.random.next() - 0.5))) / SAMPLE_RATE,
    phase: sound.random.next(),
    gains: panGains(Math.max(-1, Math.min(1, pan + (i % 2 ? 0.35 : -0.35)))),
  }));
  let level = (amount * sound.velocity) / modes.length;
  for (let i = sound.at, n = 0; i < out.left.length && level > INAUDIBLE / 4; i++, n++) {
    const rise = Math.min(1, n / 24);
    for (const mode of modes) {
      const value = sine(mode.phase + n * mode.step) * level * rise;
      out.left[i] = (out.left[i] ?? 0) + value * mode.gains.left;
      out.right[i] = (out.right[i] ?? 0) + value * mode.gains.right;
    }
    level *= fall;
  }
}

/** Noise and a tone that climb for the length of the sound and stop on its end. */
export const riser: Instrument = (out, sound) => {
  const sides = [new StateVariableFilter(), new StateVariableFilter()] as const;
  const samples = Math.round(sound.seconds * SAMPLE_RATE);
  for (let n = 0; n < samples && sound.at + n < out.left.length; n++) {
    const share = n / samples;
    if (n % 32 === 0) for (const side of sides) side.tune(500 * 2 ** (share * 4), 1.6);
    sides[0].feed(sound.random.next() * 2 - 1);
    sides[1].feed(sound.random.next() * 2 - 1);
    const gain = sound.velocity * 0.5 * share * share * Math.min(1, (samples - n) / 480);
    const i = sound.at + n;
    out.left[i] = (out.left[i] ?? 0) + sides[0].band * gain;
    out.right[i] = (out.right[i] ?? 0) + sides[1].band * gain;
  }
};
