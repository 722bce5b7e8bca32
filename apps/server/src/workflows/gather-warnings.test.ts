import { expect, it } from 'vitest';
import { gatherWarnings } from './gather-warnings.ts';

it('says once what holds for several parts, names them all, and keeps what differs', () => {
  const by = (part: string, why: string) => `“${part}” was made by FLUX Pro for $0.06, because ${why}`;
  expect(
    gatherWarnings([
      by('front', 'SDXL failed. It fell over.'),
      'FLUX Pro takes no list of things to avoid.',
      by('side', 'SDXL failed. It fell over.'),
      'FLUX Pro takes no list of things to avoid.',
      by('back', 'SDXL failed. It fell over.'),
      by('top', 'SDXL failed. Another reason.'),
      '“detail” was made by Local studio at no cost, because SDXL failed.',
    ]),
  ).toEqual([
    '“front”, “side”, and “back” were made by FLUX Pro for $0.06 each, because SDXL failed. It fell over.',
    'FLUX Pro takes no list of things to avoid.',
    by('top', 'SDXL failed. Another reason.'),
    '“detail” was made by Local studio at no cost, because SDXL failed.',
  ]);
});
