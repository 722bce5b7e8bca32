import { describe, expect, it } from 'vitest';
import { volumeAt } from './preview-music.ts';

describe('the music under the preview', () => {
  it('fades at both ends, as the export does, and is whole in between', () => {
    expect(volumeAt(0, 10)).toBe(0);
    expect(volumeAt(0.15, 10)).toBe(1);
    expect(volumeAt(5, 10)).toBe(1);
    expect(volumeAt(9.5, 10)).toBeCloseTo(0.5);
    expect(volumeAt(10, 10)).toBe(0);
    expect(volumeAt(11, 10)).toBe(0);
  });
});
