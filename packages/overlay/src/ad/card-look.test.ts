import { describe, expect, it } from 'vitest';
import { contrastRatio } from '../contrast.ts';
import { plateFor } from './card-look.ts';
import { COLOUR_NAMES } from './colour-names.data.ts';

describe('the plate behind the words of a scene', () => {
  it.each(Object.keys(COLOUR_NAMES))('is a shade of %s that white and black words can be read on', (name) => {
    for (const text of ['#FFFFFF', '#000000']) {
      const plate = plateFor([name], text);
      expect(plate).toMatch(/^#[0-9a-f]{8}$/i);
      expect(contrastRatio(plate.slice(0, 7), text)).toBeGreaterThan(4.5);
    }
  });

  it('has the hue of the first colour that has one, and none where the brand has none', () => {
    const channels = (plate: string) => [1, 3, 5].map((at) => Number.parseInt(plate.slice(at, at + 2), 16));
    const [red = 0, green = 0, blue = 0] = channels(plateFor(['black', 'blue', 'red'], '#FFFFFF'));
    expect(blue).toBeGreaterThan(2 * Math.max(red, green));
    for (const names of [[], ['black', 'white'], ['steel']]) {
      expect(plateFor(names, '#FFFFFF')).toBe('#00000066');
      expect(plateFor(names, '#111111')).toBe('#FFFFFF99');
    }
  });
});
