import { SAMPLE_RATE, type Stereo } from '../synth/sound.ts';

/**
 * Squares of both channels after the K filter, summed per 100 ms.
 * Coefficients at 48 kHz: ITU-R BS.1770-4, annex 1, tables 1 and 2.
 */
function weightedPower(samples: Float32Array, hop: number, power: Float64Array): void {
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  let z1 = 0;
  let z2 = 0;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] ?? 0;
    const y =
      1.53512485958697 * x -
      2.69169618940638 * x1 +
      1.19839281085285 * x2 +
      1.69065929318241 * y1 -
      0.73248077421585 * y2;
    const z = y - 2 * y1 + y2 + 1.99004745483398 * z1 - 0.99007225036621 * z2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    z2 = z1;
    z1 = z;
    const slot = Math.floor(i / hop);
    power[slot] = (power[slot] ?? 0) + z * z;
  }
}

const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

function toLufs(meanSquare: number): number {
  return -0.691 + 10 * Math.log10(Math.max(meanSquare, 1e-30));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/**
 * Integrated loudness in LUFS, gated: ITU-R BS.1770-4 annex 1 (400 ms blocks, 75 % overlap, gates at −70 LUFS and
 * 10 LU below the mean). Silence gives −Infinity.
 */
export function integratedLoudness(sound: Stereo): number {
  const hop = SAMPLE_RATE / 10;
  const slots = Math.ceil(sound.left.length / hop);
  const power = new Float64Array(slots);
  weightedPower(sound.left, hop, power);
  weightedPower(sound.right, hop, power);
  const blocks: number[] = [];
  for (let slot = 0; slot + 4 <= slots; slot++) {
    let sum = 0;
    for (let n = 0; n < 4; n++) sum += power[slot + n] ?? 0;
    blocks.push(sum / (hop * 4));
  }
  const audible = blocks.filter((block) => toLufs(block) > ABSOLUTE_GATE);
  if (audible.length === 0) return -Infinity;
  const gate = toLufs(mean(audible)) + RELATIVE_GATE;
  return toLufs(mean(audible.filter((block) => toLufs(block) > gate)));
}
