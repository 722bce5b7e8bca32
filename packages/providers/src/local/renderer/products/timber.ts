import { finish, type Mat } from '../materials.ts';
import { hex, rng, toHex } from '../math.ts';
import { drawImg, type Img } from '../textures.ts';
import type { Phrase } from '../words/product-spec.ts';

/** Words for wood among materials. */
export const TIMBER: ReadonlySet<string> = new Set(['wood', 'walnut', 'bamboo']);

/** Grained wood of the named kind, or wood painted in the named colour. */
export function timber(body: Phrase, wooden: boolean): Mat {
  const tone = body.materials.includes('walnut') ? 'walnut' : 'oak';
  const colour = body.colors[0];
  const grain = finish('satin', colour ?? hex(tone === 'oak' ? '#b98552' : '#5b3a26'));
  Object.assign(grain, { rough: 0.5, coat: 0.18, coatRough: 0.3 });
  if (colour && !wooden) return grain;
  if (!colour) Object.assign(grain, { map: grainImg(toHex(grain.base)), mapWrap: true, mapS: [1, 1] });
  return grain;
}

/** Long fibres without joints, as on a turned leg. */
function grainImg(base: string): Img {
  return drawImg(256, 512, (c) => {
    const random = rng(31);
    c.fillStyle = base;
    c.fillRect(0, 0, 256, 512);
    for (let i = 0; i < 420; i++) {
      c.strokeStyle = random() < 0.6 ? 'rgba(70,36,10,.10)' : 'rgba(255,225,180,.10)';
      c.lineWidth = 0.6 + random() * 2.4;
      const x = random() * 256;
      c.beginPath();
      c.moveTo(x, -10);
      c.bezierCurveTo(x + 6 * random(), 170, x - 6 * random(), 340, x, 522);
      c.stroke();
    }
  });
}
