import { writeFileSync } from 'node:fs';

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A picture of overlapping discs in falling sizes: the edge and texture statistics of photographs. */
function deadLeaves(width, height, seed) {
  const next = random(seed);
  const pixels = new Float32Array(width * height * 3).fill(110);
  for (let n = 0; n < 1800; n++) {
    const radius = Math.min(height / 3, Math.max(6, (1 / Math.max(0.004, next())) ** 0.65 * 8));
    const [cx, cy] = [next() * width, next() * height];
    const base = 20 + next() * 215;
    const tint = [0, 1, 2].map(() => base + (next() - 0.5) * 90);
    const shade = (next() - 0.5) * 60;
    for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(height, cy + radius); y++) {
      const half = Math.sqrt(Math.max(0, radius ** 2 - (y - cy) ** 2));
      for (let x = Math.max(0, Math.floor(cx - half)); x < Math.min(width, cx + half); x++) {
        const at = (y * width + x) * 3;
        const light = (shade * (x - cx + y - cy)) / radius;
        for (let c = 0; c < 3; c++) pixels[at + c] = tint[c] + light;
      }
    }
  }
  const noise = random(seed + 99);
  return pixels.map((value) => value + (noise() - 0.5) * 18);
}

/** Frames of a slow pan and push over a textured picture, with grain that changes every frame. */
export async function* clipFrames(width, height, count, seed) {
  const [wide, tall] = [Math.round(width * 1.4), Math.round(height * 1.4)];
  const picture = deadLeaves(wide, tall, seed);
  const next = random(seed * 7919);
  const grain = Float32Array.from({ length: 1 << 16 }, () => (next() + next() + next() - 1.5) * 5);
  for (let frame = 0; frame < count; frame++) {
    const done = frame / count;
    const zoom = 1.3 - 0.18 * done;
    const left = (wide - width * zoom) * (seed % 2 ? done : 1 - done);
    const top = (tall - height * zoom) * 0.5;
    const out = new Uint8Array(width * height * 3);
    let offset = Math.floor(next() * 65536);
    for (let y = 0; y < height; y++) {
      const sy = top + y * zoom;
      const y0 = Math.max(0, Math.min(tall - 2, Math.floor(sy)));
      const fy = sy - y0;
      for (let x = 0; x < width; x++) {
        const sx = left + x * zoom;
        const x0 = Math.max(0, Math.min(wide - 2, Math.floor(sx)));
        const fx = sx - x0;
        const at = (y0 * wide + x0) * 3;
        const noise = grain[offset++ & 65535];
        for (let c = 0; c < 3; c++) {
          const a = picture[at + c] + (picture[at + 3 + c] - picture[at + c]) * fx;
          const below = at + wide * 3;
          const b = picture[below + c] + (picture[below + 3 + c] - picture[below + c]) * fx;
          out[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, a + (b - a) * fy + noise));
        }
      }
    }
    yield out;
  }
}

/** Writes chords with a beat as a 16-bit stereo WAV. */
export function musicWav(path, seconds) {
  const rate = 48000;
  const frames = rate * seconds;
  const bytes = Buffer.alloc(44 + frames * 4);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + frames * 4, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(frames * 4, 40);
  const next = random(5);
  for (let i = 0; i < frames; i++) {
    const t = i / rate;
    const beat = Math.exp(-((t % 0.5) * 14));
    const chord = [220, 277.2, 329.6].reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * t), 0) * 0.09;
    const hat = (next() - 0.5) * 0.3 * Math.exp(-((t % 0.25) * 60));
    const kick = Math.sin(2 * Math.PI * 55 * t) * beat * 0.5;
    bytes.writeInt16LE(Math.round(32000 * Math.tanh(chord + kick + hat)), 44 + i * 4);
    bytes.writeInt16LE(Math.round(32000 * Math.tanh(chord * 0.9 + kick - hat)), 46 + i * 4);
  }
  writeFileSync(path, bytes);
}
