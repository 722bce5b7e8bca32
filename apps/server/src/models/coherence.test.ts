import { describe, expect, it } from 'vitest';
import { offered } from './coherence.ts';

const model = (label: string, capabilities: string[], concurrency = 4) => ({
  label,
  capabilities,
  concurrency,
  missing: [{ capability: 'references', reason: `${label} cannot look at photos of the product.` }],
});

describe('a coherence switch', () => {
  it('says which model leaves it without effect, and why', () => {
    const blind = { image: model('Sketcher', ['seed']), video: model('Filmer', [], 1) };
    expect(offered('reference_images', blind)).toMatchObject({
      available: false,
      reason: 'Sketcher cannot look at photos of the product.',
    });
    expect(offered('parallel_clips', blind).reason).toBe('Filmer makes one clip at a time.');
    expect(offered('seed_control', blind)).toMatchObject({ available: true, reason: null });
    const seedless = { image: model('Sketcher', []), video: model('Filmer', []) };
    expect(offered('seed_control', seedless).available).toBe(false);
  });

  it('of the last frame is open where the model starts from one', () => {
    const film = (capabilities: string[]) =>
      offered('frame_chaining', { video: model('Filmer', capabilities) });
    expect(film(['first-frame'])).toMatchObject({ available: true, reason: null, time: 'more' });
    expect(film([])).toMatchObject({ available: false, reason: 'Filmer cannot do this.' });
  });

  it('is open where the model can do it, and closed where the studio cannot', () => {
    const able = {
      image: model('Painter', ['references', 'lora', 'control-image']),
      video: model('Filmer', []),
    };
    expect(offered('reference_images', able).available).toBe(true);
    expect(offered('lora', able)).toMatchObject({
      available: false,
      reason: expect.stringContaining('trains no'),
    });
  });
});
