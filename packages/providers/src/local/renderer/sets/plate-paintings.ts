import type { SKRSContext2D } from '@napi-rs/canvas';
import type { V3 } from '../vector.ts';

export type PlateKind =
  | 'lights'
  | 'cafe'
  | 'park'
  | 'forest'
  | 'office'
  | 'home'
  | 'city'
  | 'night'
  | 'beach'
  | 'gym'
  | 'classroom'
  | 'library'
  | 'hall'
  | 'mountain';

/** Size of the painting in pixels. */
export const W = 720;
export const H = 480;

/** A disc of out-of-focus light: centre and radius in pixels, colour, strength. */
export interface Bokeh {
  x: number;
  y: number;
  r: number;
  colour: V3;
  strength: number;
}
export interface Painter {
  c: SKRSContext2D;
  random: () => number;
  /** Vertical gradient over the whole picture. */
  sky: (...stops: string[]) => void;
  rect: (fill: string, x: number, y: number, w: number, h: number) => void;
  blob: (fill: string, x: number, y: number, rx: number, ry: number) => void;
  /** Scatters n discs over a region (shares of the picture). */
  bokeh: (
    n: number,
    region: [number, number, number, number],
    r: [number, number],
    a: V3,
    b: V3,
    s: [number, number],
  ) => void;
}

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length];

/** What is behind a set, before it is blurred by so many pixels. */
export const PAINT: Record<PlateKind, { blur: number; paint: (p: Painter) => void }> = {
  lights: {
    blur: 16,
    paint: ({ sky, rect, bokeh, random }) => {
      sky('#0b0a0c', '#17110d', '#2a1a10', '#120c09');
      for (let i = 0; i < 6; i++) {
        rect(
          `rgba(120,70,30,${0.25 + random() * 0.2})`,
          random(),
          random() * 0.7,
          0.08 + random() * 0.17,
          0.17 + random() * 0.4,
        );
      }
      bokeh(60, [0, 0.12, 1, 0.74], [8, 30], [1, 0.68, 0.32], [1, 0.86, 0.62], [0.1, 0.65]);
    },
  },
  city: {
    blur: 11,
    paint: ({ sky, rect, bokeh, random }) => {
      sky('#2b3a5c', '#5b5f82', '#c58f7a', '#3a3540', '#201f26');
      for (let i = 0; i < 12; i++) {
        const h = 0.2 + random() * 0.42;
        rect(pick(['#20222e', '#2c2e3c', '#3a3848', '#262431'], i), i * 0.085 - 0.02, 0.66 - h, 0.075, h);
      }
      bokeh(70, [0, 0.2, 1, 0.72], [6, 18], [1, 0.75, 0.4], [0.6, 0.8, 1], [0.1, 0.5]);
    },
  },
  night: {
    blur: 9,
    paint: ({ sky, rect, bokeh, random }) => {
      sky('#060914', '#0d1430', '#1a2450', '#12152c', '#0a0b12', '#08080c');
      for (let i = 0; i < 13; i++) {
        const h = 0.24 + random() * 0.42;
        const x = i * 0.08 - 0.02;
        rect(pick(['#0b0f20', '#101530', '#0d1226', '#141a38'], i), x, 0.66 - h, 0.072, h);
        for (let k = 0; k < 9; k++) {
          const lit = pick(['#ffd79a', '#cfe2ff', '#ffc27a', '#8fb7ff'], k + i);
          rect(lit, x + 0.006 + random() * 0.05, 0.68 - h + random() * h * 0.9, 0.009, 0.014);
        }
      }
      bokeh(26, [0, 0.3, 1, 0.7], [6, 20], [0.35, 0.6, 1], [0.55, 0.8, 1], [0.08, 0.4]);
      bokeh(20, [0, 0.34, 1, 0.72], [6, 17], [1, 0.72, 0.4], [1, 0.85, 0.65], [0.1, 0.45]);
      bokeh(8, [0, 0.4, 1, 0.72], [7, 16], [1, 0.25, 0.4], [0.9, 0.3, 0.75], [0.1, 0.35]);
    },
  },
  cafe: {
    blur: 11,
    paint: ({ sky, rect, blob, bokeh }) => {
      sky('#6d4d34', '#a87d55', '#c39a6e', '#7d5738');
      rect('#f6e3c2', 0.06, 0.02, 0.26, 0.6);
      rect('#8a623f', 0.18, 0, 0.014, 0.62);
      rect('#8a623f', 0.06, 0.28, 0.26, 0.017);
      blob('#3f5a3a', 0.88, 0.45, 80, 120);
      blob('#5a7a48', 0.95, 0.32, 70, 90);
      rect('#5a3d28', 0.4, 0.16, 0.36, 0.025);
      rect('#5a3d28', 0.42, 0.38, 0.32, 0.025);
      for (let i = 0; i < 10; i++) {
        rect(
          pick(['#d9c4a0', '#8f4b34', '#c98d58', '#e7dac4'], i),
          0.42 + 0.03 * i,
          i % 2 ? 0.26 : 0.05,
          0.02,
          0.115,
        );
      }
      bokeh(26, [0.3, 0.05, 1, 0.45], [10, 26], [1, 0.82, 0.55], [1, 0.82, 0.55], [0.15, 0.6]);
    },
  },
  park: {
    blur: 10,
    paint: ({ sky, blob, bokeh, random }) => {
      sky('#9fd0ee', '#cfe6f1', '#eef3e6', '#a9c08a', '#7e9a63');
      for (let i = 0; i < 46; i++) {
        const fill = pick(['#4f7d3c', '#6a9a4a', '#86b35c', '#3f6a37', '#a7c873'], i);
        blob(fill, random(), 0.42 + 0.2 * random(), 30 + random() * 60, 24 + random() * 46);
      }
      bokeh(40, [0, 0.25, 1, 0.58], [7, 22], [0.85, 1, 0.6], [1, 0.98, 0.8], [0.1, 0.45]);
    },
  },
  forest: {
    blur: 10,
    paint: ({ sky, rect, blob, bokeh, random }) => {
      sky('#b9c99a', '#8fa86e', '#5c7a48', '#46592f', '#4e4a2c');
      for (let i = 0; i < 11; i++)
        rect(pick(['#3b2f22', '#4a3b2a', '#2f281f'], i), random(), 0, 0.02 + random() * 0.03, 0.7);
      for (let i = 0; i < 34; i++) {
        blob(
          pick(['#3f6a2f', '#5c8a3c', '#2f5228', '#7fa54c'], i),
          random(),
          random() * 0.5,
          26 + random() * 50,
          20 + random() * 40,
        );
      }
      bokeh(48, [0, 0.02, 1, 0.5], [6, 20], [0.9, 1, 0.55], [1, 0.98, 0.7], [0.15, 0.6]);
    },
  },
  mountain: {
    blur: 8,
    paint: ({ c, sky, blob, random }) => {
      sky('#7db4e0', '#bcd8ee', '#f2e9dc', '#9aa79a', '#7d8471');
      for (const [fill, base, step] of [
        ['#9fb3c6', 0.52, 90],
        ['#7790a6', 0.56, 70],
        ['#54705f', 0.62, 50],
      ] as const) {
        c.fillStyle = fill;
        c.beginPath();
        c.moveTo(0, H);
        for (let x = 0; x <= W; x += step) c.lineTo(x, H * base - random() * step * 1.5);
        c.lineTo(W, H);
        c.fill();
      }
      for (let i = 0; i < 20; i++)
        blob('#4d6a4a', random(), 0.62 + random() * 0.06, 16 + random() * 24, 14 + random() * 14);
    },
  },
  office: {
    blur: 11,
    paint: ({ sky, rect, blob, bokeh }) => {
      sky('#dfe6ec', '#eef1f3', '#d7dde2', '#aeb8c0');
      rect('#ffffff', 0.1, 0, 0.3, 0.62);
      rect('#ffffff', 0.52, 0, 0.3, 0.62);
      blob('#8fa08a', 0.9, 0.5, 50, 90);
      rect('#6c7a86', 0, 0.58, 1, 0.055);
      bokeh(7, [0.05, 0.04, 0.95, 0.3], [14, 26], [1, 0.96, 0.88], [1, 0.96, 0.88], [0.04, 0.1]);
    },
  },
  home: {
    blur: 12,
    paint: ({ sky, rect, blob, bokeh }) => {
      sky('#e9dfd0', '#efe7da', '#dccdb8', '#b89f83');
      rect('#fffaf0', 0.08, 0.04, 0.24, 0.5);
      rect('#c9b79c', 0.19, 0.04, 0.012, 0.5);
      rect('#8c7a68', 0.52, 0.44, 0.44, 0.2);
      rect('#a3917d', 0.54, 0.36, 0.4, 0.1);
      rect('#6f8592', 0.6, 0.08, 0.12, 0.18);
      blob('#6f8a62', 0.42, 0.42, 40, 70);
      rect('#b98d5e', 0.39, 0.52, 0.06, 0.1);
      bokeh(10, [0.3, 0.1, 1, 0.4], [8, 18], [1, 0.86, 0.62], [1, 0.92, 0.75], [0.1, 0.35]);
    },
  },
  beach: {
    blur: 9,
    paint: ({ sky, rect, blob, bokeh, random }) => {
      sky('#6fb7e6', '#a9d8f0', '#dff0f2', '#dff0f2', '#e8d3a4');
      rect('#3fa3b8', 0, 0.5, 1, 0.1);
      rect('#8fd0cc', 0, 0.59, 1, 0.04);
      rect('#f2e2bd', 0, 0.63, 1, 0.4);
      for (let i = 0; i < 9; i++)
        blob('#ffffff', random(), 0.1 + random() * 0.2, 40 + random() * 50, 8 + random() * 10);
      bokeh(24, [0, 0.5, 1, 0.62], [5, 12], [1, 1, 0.95], [0.9, 1, 1], [0.15, 0.5]);
    },
  },
  classroom: {
    blur: 9,
    paint: ({ sky, rect, blob }) => {
      sky('#e9e2d2', '#efe9dc', '#ddd3c0', '#b79f80');
      rect('#8a5f3a', 0.2, 0.08, 0.6, 0.44);
      rect('#2f5245', 0.215, 0.105, 0.57, 0.385);
      for (const [x, y, w] of [
        [0.27, 0.17, 0.2],
        [0.27, 0.24, 0.28],
        [0.27, 0.31, 0.16],
        [0.6, 0.2, 0.12],
        [0.6, 0.36, 0.1],
      ] as const)
        rect('rgba(240,244,238,.55)', x, y, w, 0.012);
      rect('#fdfaf0', 0, 0.02, 0.13, 0.5);
      rect('#c9b79c', 0.06, 0.02, 0.01, 0.5);
      rect('#c9a23a', 0.86, 0.16, 0.1, 0.2);
      for (let i = 0; i < 4; i++) rect(i % 2 ? '#a87c50' : '#946a42', 0.02 + i * 0.26, 0.56, 0.2, 0.06);
      blob('#6f8a62', 0.93, 0.5, 26, 50);
    },
  },
  library: {
    blur: 8,
    paint: ({ sky, rect, bokeh, random }) => {
      sky('#3f2c1e', '#5a402a', '#4a3322', '#33231a');
      const backs = ['#7d2f2a', '#2f4a5c', '#8a6a3a', '#3f5a42', '#d8c7a4', '#5c3a52', '#a8763f'];
      for (let row = 0; row < 4; row++) {
        rect('#2b1d13', 0, 0.03 + row * 0.15, 1, 0.02);
        for (let x = 0.01; x < 1; ) {
          const w = 0.012 + random() * 0.016;
          const h = 0.085 + random() * 0.04;
          rect(pick(backs, Math.floor(random() * 70)), x, 0.18 + row * 0.15 - h, w * 0.92, h);
          x += w + (random() < 0.06 ? 0.04 : 0);
        }
      }
      rect('#2b1d13', 0.32, 0, 0.016, 0.66);
      rect('#2b1d13', 0.68, 0, 0.016, 0.66);
      bokeh(8, [0.05, 0.05, 0.95, 0.3], [12, 24], [1, 0.8, 0.5], [1, 0.88, 0.65], [0.15, 0.45]);
    },
  },
  hall: {
    blur: 9,
    paint: ({ c, sky, rect, bokeh }) => {
      sky('#b9a88c', '#d8cab0', '#e6dbc6', '#bfb09a');
      for (let i = 0; i < 5; i++) {
        const x = 0.1 + i * 0.2;
        c.fillStyle = i === 2 ? '#fff6e2' : '#f3e7cc';
        c.beginPath();
        c.roundRect((x - 0.055) * W, 0.1 * H, 0.11 * W, 0.62 * H, [0.055 * W, 0.055 * W, 0, 0]);
        c.fill();
        rect('#a8957a', x - 0.058, 0.32, 0.116, 0.012);
      }
      for (let i = 0; i < 6; i++) {
        rect('#cdbfa6', i * 0.2 - 0.025, 0, 0.05, 0.7);
        rect('#efe5d3', i * 0.2 - 0.018, 0, 0.014, 0.7);
      }
      rect('#8f7c62', 0, 0.585, 1, 0.02);
      bokeh(20, [0.38, 0.02, 0.62, 0.16], [8, 16], [1, 0.85, 0.55], [1, 0.92, 0.72], [0.2, 0.6]);
    },
  },
  gym: {
    blur: 11,
    paint: ({ sky, rect, bokeh, random }) => {
      sky('#30343c', '#464c57', '#5a626e', '#2b2e35');
      for (let i = 0; i < 4; i++) rect('#e8f1ff', 0.06 + i * 0.25, 0.05, 0.17, 0.03);
      for (let i = 0; i < 9; i++)
        rect(pick(['#1d2026', '#24282f'], i), random(), 0.3 + random() * 0.2, 0.05, 0.3);
      rect('#d9482b', 0, 0.56, 1, 0.02);
      bokeh(18, [0, 0.04, 1, 0.3], [8, 20], [0.8, 0.9, 1], [1, 0.95, 0.85], [0.1, 0.4]);
    },
  },
};
