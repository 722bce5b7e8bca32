import { describe, expect, it } from 'vitest';
import { writeWav } from './wav.ts';

const wave = Float32Array.from({ length: 4800 }, (_, i) => 0.5 * Math.sin(i / 20));
const samples = { left: wave, right: wave.map((value) => -value) };

describe('the WAV writer', () => {
  it.each([16, 24] as const)('writes %i-bit stereo within a step or two of the samples', (bits) => {
    const file = writeWav({ samples }, bits);
    const bytes = bits / 8;
    expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect([file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([2, 48_000, bits]);
    expect(file.readUInt32LE(40)).toBe(wave.length * 2 * bytes);
    const step = 2 ** -(bits - 1);
    for (let i = 0; i < wave.length; i++) {
      const left = file.readIntLE(44 + i * 2 * bytes, bytes) * step;
      const right = file.readIntLE(44 + (i * 2 + 1) * bytes, bytes) * step;
      expect(Math.abs(left - (samples.left[i] ?? 0))).toBeLessThan(2.6 * step);
      expect(Math.abs(right - (samples.right[i] ?? 0))).toBeLessThan(2.6 * step);
    }
  });

  it('never wraps around at full scale', () => {
    const loud = Float32Array.from({ length: 1000 }, () => 1.2);
    const file = writeWav({ samples: { left: loud, right: loud.map((value) => -value) } });
    for (let at = 44; at < file.length; at += 4) {
      expect(file.readInt16LE(at)).toBe(32_767);
      expect(file.readInt16LE(at + 2)).toBe(-32_767);
    }
  });
});
