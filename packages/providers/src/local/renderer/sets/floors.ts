import { toHex } from '../colour.ts';
import { drawImg, type Img } from '../image.ts';
import { rng, type V3 } from '../vector.ts';

/** Sports court or running track: speckled rubber with painted lines. */
export function courtImg(base: V3, lanes = false): Img {
  return drawImg(1024, 1024, (c) => {
    const random = rng(4);
    c.fillStyle = toHex(base);
    c.fillRect(0, 0, 1024, 1024);
    for (let i = 0; i < 26000; i++) {
      c.fillStyle = random() < 0.5 ? 'rgba(255,255,255,.07)' : 'rgba(0,0,0,.09)';
      c.fillRect(random() * 1024, random() * 1024, 1.6, 1.6);
    }
    for (const y of lanes ? [150, 490, 830] : [700]) {
      const thick = lanes ? 30 : 84;
      c.fillStyle = 'rgba(250,250,246,.94)';
      c.fillRect(0, y, 1024, thick);
      c.globalAlpha = 0.5;
      c.fillStyle = toHex(base);
      for (let i = 0; i < 900; i++) c.fillRect(random() * 1024, y + random() * thick, 2, 2);
      c.globalAlpha = 1;
    }
  });
}

/** Short grass seen from above. */
export function grassImg(): Img {
  return drawImg(1024, 1024, (c) => {
    const random = rng(9);
    c.fillStyle = '#3f6a2c';
    c.fillRect(0, 0, 1024, 1024);
    c.lineWidth = 2.2;
    for (let i = 0; i < 26000; i++) {
      const x = random() * 1024;
      const y = random() * 1024;
      const a = random() * 6.28;
      const l = 8 + random() * 16;
      c.strokeStyle = `hsl(${82 + random() * 34} ${34 + random() * 22}% ${20 + random() * 28}%)`;
      c.beginPath();
      c.moveTo(x, y);
      c.lineTo(x + Math.cos(a) * l, y + Math.sin(a) * l);
      c.stroke();
    }
  });
}

/** Rippled sand. */
export function sandImg(): Img {
  return drawImg(1024, 1024, (c) => {
    const random = rng(12);
    c.fillStyle = '#e0c9a0';
    c.fillRect(0, 0, 1024, 1024);
    for (let k = 0; k < 26; k++) {
      c.strokeStyle = k % 2 ? 'rgba(120,88,48,.16)' : 'rgba(255,246,222,.26)';
      c.lineWidth = 14;
      c.beginPath();
      for (let x = -20; x <= 1044; x += 8) {
        c.lineTo(x, (k + 0.5) * 39.4 + Math.sin((x / 1024) * Math.PI * 4 + k * 0.2) * 16);
      }
      c.stroke();
    }
    for (let i = 0; i < 60000; i++) {
      c.fillStyle = random() < 0.5 ? 'rgba(255,255,255,.12)' : 'rgba(90,60,20,.12)';
      c.fillRect(random() * 1024, random() * 1024, 1.5, 1.5);
    }
  });
}

/** Trodden earth with pebbles, twigs and needles. */
export function earthImg(base = '#4d3b28'): Img {
  return drawImg(1024, 1024, (c) => {
    const random = rng(23);
    c.fillStyle = base;
    c.fillRect(0, 0, 1024, 1024);
    for (let i = 0; i < 9000; i++) {
      c.fillStyle = random() < 0.5 ? 'rgba(255,240,215,.06)' : 'rgba(20,10,0,.09)';
      const r = 2 + random() * 12;
      c.beginPath();
      c.ellipse(random() * 1024, random() * 1024, r, r * (0.5 + 0.4 * random()), random() * 3, 0, 6.3);
      c.fill();
    }
    c.lineWidth = 2;
    for (let i = 0; i < 2600; i++) {
      const [x, y, a, l] = [random() * 1024, random() * 1024, random() * 6.28, 5 + random() * 16];
      c.strokeStyle = random() < 0.5 ? 'rgba(196,158,104,.35)' : 'rgba(30,18,8,.35)';
      c.beginPath();
      c.moveTo(x, y);
      c.lineTo(x + Math.cos(a) * l, y + Math.sin(a) * l);
      c.stroke();
    }
  });
}

/** City pavement: large slabs with joints. */
export function pavementImg(): Img {
  return drawImg(1024, 1024, (c) => {
    const random = rng(15);
    c.fillStyle = '#8b8a88';
    c.fillRect(0, 0, 1024, 1024);
    for (let j = 0; j < 2; j++) {
      for (let i = 0; i < 2; i++) {
        const g = 128 + random() * 22;
        c.fillStyle = `rgb(${g},${g * 0.99},${g * 0.97})`;
        c.fillRect(i * 512 + 4, j * 512 + 4, 504, 504);
      }
    }
    for (let i = 0; i < 50000; i++) {
      c.fillStyle = random() < 0.5 ? 'rgba(255,255,255,.08)' : 'rgba(0,0,0,.10)';
      c.fillRect(random() * 1024, random() * 1024, 2, 2);
    }
  });
}

/** Square ceramic tiles of one colour. */
export function tileImg(base: V3): Img {
  return drawImg(1024, 1024, (c) => {
    c.fillStyle = '#d8d6d2';
    c.fillRect(0, 0, 1024, 1024);
    c.fillStyle = toHex(base);
    for (let j = 0; j < 4; j++) for (let i = 0; i < 4; i++) c.fillRect(i * 256 + 3, j * 256 + 3, 250, 250);
  });
}
