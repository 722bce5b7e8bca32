import { createRandom } from './random.ts';
import { SAMPLE_RATE, type Stereo } from './synth/sound.ts';

const HEADER_BYTES = 44;

/**
 * Writes stereo PCM at 48 kHz as RIFF/WAVE (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0").
 * Triangular dither of ±1 step keeps the decay from turning grainy (Lipshitz et al., JAES 40(5), 1992);
 * its noise is seeded, so the same samples give the same bytes.
 */
export function writeWav(piece: { samples: Stereo }, bits: 16 | 24 = 16): Buffer {
  const { left, right } = piece.samples;
  const bytes = bits / 8;
  const data = left.length * 2 * bytes;
  const file = Buffer.alloc(HEADER_BYTES + data);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_BYTES - 8 + data, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * 2 * bytes, 28);
  file.writeUInt16LE(2 * bytes, 32);
  file.writeUInt16LE(bits, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(data, 40);
  const noise = createRandom('dither');
  const full = 2 ** (bits - 1) - 1;
  let at = HEADER_BYTES;
  for (let i = 0; i < left.length; i++) {
    for (const channel of [left, right]) {
      const value = Math.round((channel[i] ?? 0) * full + noise.next() - noise.next());
      at = file.writeIntLE(Math.max(-full, Math.min(full, value)), at, bytes);
    }
  }
  return file;
}
