import { mix3, rng, toHex, type V3 } from '../math.ts';
import { drawImg, type Img } from '../textures.ts';

const SIDE = 1024;

/** One repeat of denim, `[1024, 1024]`: pale weft through dyed warp in diagonal twill lines, with uneven upright threads. */
export function denimImg(color: V3): Img {
  const weft = toHex(mix3(color, [0.86, 0.87, 0.88], 0.5));
  const deep = toHex(mix3(color, [0, 0, 0], 0.45));
  return drawImg(SIDE, SIDE, (c) => {
    const random = rng(41);
    c.fillStyle = toHex(color);
    c.fillRect(0, 0, SIDE, SIDE);
    c.lineWidth = 2.2;
    c.globalAlpha = 0.3;
    c.strokeStyle = weft;
    c.beginPath();
    for (let x = -SIDE; x < SIDE; x += 8) {
      c.moveTo(x, 0);
      c.lineTo(x + SIDE, SIDE);
    }
    c.stroke();
    // slubs: a thread that is thicker or took less dye for a while; drawn twice, so that the repeat has no seam
    for (let i = 0; i < 2600; i++) {
      c.globalAlpha = 0.06 + 0.2 * random();
      c.fillStyle = random() < 0.55 ? weft : deep;
      const [x, y] = [random() * SIDE, random() * SIDE];
      const [w, h] = [1 + random() * 2.4, 20 + 130 * random()];
      c.fillRect(x, y, w, h);
      c.fillRect(x, y - SIDE, w, h);
    }
  });
}
