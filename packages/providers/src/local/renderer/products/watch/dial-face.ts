import type { SKRSContext2D } from '@napi-rs/canvas';
import { lum, toHex, type V3 } from '../../math.ts';
import { drawImg, type Img } from '../../textures.ts';
import { drawLine } from '../label-text.ts';

/** What the face of a watch shows. */
export interface DialSpec {
  color: V3;
  metal: V3;
  brand: string;
  kind: 'dress' | 'sport' | 'chrono';
  roman: boolean;
}

const R = 512;
const TURN = Math.PI * 2;
const ROMAN = ['XII', 'I', 'II', 'III', 'IIII', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'];

/** The printed face of a watch, centred in a square image. */
export function drawDial(spec: DialSpec): Img {
  const ink = lum(spec.color) < 0.18 ? '#f2efe8' : '#2b2723';
  return drawImg(1024, 1024, (c) => {
    c.fillStyle = toHex(spec.color);
    c.fillRect(0, 0, 1024, 1024);
    c.translate(R, R);
    const g = c.createRadialGradient(0, 0, 60, 0, 0, R);
    g.addColorStop(0, 'rgba(255,255,255,0.10)');
    g.addColorStop(0.6, 'rgba(255,255,255,0)');
    g.addColorStop(1, 'rgba(0,0,0,0.28)');
    c.fillStyle = g;
    c.beginPath();
    c.arc(0, 0, R, 0, 7);
    c.fill();
    drawMinuteTrack(c, ink);
    drawLettering(c, spec, ink);
    if (spec.roman) drawRoman(c);
    if (spec.kind === 'chrono')
      for (const [x, y] of [
        [-205, 10],
        [205, 10],
        [0, 215],
      ])
        drawSubdial(c, x, y, ink, toHex(spec.metal));
    else drawDate(c, toHex(spec.metal));
  });
}

function drawMinuteTrack(c: SKRSContext2D, ink: string): void {
  c.fillStyle = ink;
  for (let i = 0; i < 240; i++) {
    c.save();
    c.rotate((i * TURN) / 240);
    const [w, h] = i % 20 === 0 ? [7, 26] : i % 4 === 0 ? [3.2, 18] : [1.6, 9];
    c.globalAlpha = i % 4 === 0 ? 1 : 0.6;
    c.fillRect(-w / 2, -R * 0.985, w, h);
    c.restore();
  }
}

function drawLettering(c: SKRSContext2D, spec: DialSpec, ink: string): void {
  c.fillStyle = ink;
  if (spec.brand)
    drawLine(c, spec.brand.toUpperCase(), {
      x: 0,
      y: -190,
      size: 46,
      serif: true,
      weight: 600,
      spacing: 8,
      maxWidth: 380,
    });
  if (spec.kind === 'sport') {
    drawLine(c, 'AUTOMATIC', { x: 0, y: 165, size: 24, spacing: 4, weight: 600 });
    drawLine(c, '200 m', { x: 0, y: 200, size: 24, spacing: 2 });
    return;
  }
  drawLine(c, 'AUTOMATIC', { x: 0, y: spec.kind === 'chrono' ? -150 : 190, size: 24, spacing: 4 });
  if (spec.kind === 'dress')
    drawLine(c, 'sapphire crystal', { x: 0, y: 222, size: 22, serif: true, italic: true });
}

function drawRoman(c: SKRSContext2D): void {
  ROMAN.forEach((numeral, i) => {
    c.save();
    c.rotate((i * Math.PI) / 6);
    c.translate(0, -R * 0.74);
    if (i > 3 && i < 9) c.rotate(Math.PI);
    drawLine(c, numeral, { x: 0, y: 0, size: 74, serif: true, weight: 600 });
    c.restore();
  });
}

function drawDate(c: SKRSContext2D, metal: string): void {
  c.fillStyle = '#f5f3ee';
  c.strokeStyle = metal;
  c.lineWidth = 7;
  c.beginPath();
  c.rect(R * 0.56, -34, 84, 68);
  c.fill();
  c.stroke();
  c.fillStyle = '#1d1b19';
  drawLine(c, '18', { x: R * 0.56 + 42, y: 2, size: 50, weight: 600 });
}

function drawSubdial(c: SKRSContext2D, x: number, y: number, ink: string, metal: string): void {
  const g = c.createRadialGradient(x - 20, y - 20, 10, x, y, 112);
  g.addColorStop(0, 'rgba(0,0,0,.10)');
  g.addColorStop(1, 'rgba(0,0,0,.30)');
  c.fillStyle = g;
  c.beginPath();
  c.arc(x, y, 108, 0, 7);
  c.fill();
  c.strokeStyle = metal;
  c.lineWidth = 5;
  c.stroke();
  c.fillStyle = ink;
  for (let k = 0; k < 12; k++) {
    const a = (k * Math.PI) / 6;
    if (k % 3 === 0)
      drawLine(c, String(k === 0 ? 60 : k * 5), {
        x: x + Math.sin(a) * 74,
        y: y - Math.cos(a) * 74,
        size: 26,
      });
    c.save();
    c.translate(x, y);
    c.rotate(a);
    c.fillRect(-1.2, -104, 2.4, 11);
    c.restore();
  }
  c.strokeStyle = ink;
  c.lineWidth = 5;
  c.beginPath();
  c.moveTo(x, y);
  c.lineTo(x + 52, y - 40);
  c.stroke();
}

/** Minute scale printed on a diver's bezel; square image around the centre. */
export function drawBezelScale(base: V3): Img {
  const ink = lum(base) < 0.3 ? '#e9e7e1' : '#1c1b1a';
  return drawImg(1024, 1024, (c) => {
    c.fillStyle = toHex(base);
    c.fillRect(0, 0, 1024, 1024);
    c.translate(R, R);
    c.fillStyle = ink;
    for (let i = 0; i < 60; i++) {
      c.save();
      c.rotate((i * TURN) / 60);
      if (i === 0) {
        c.beginPath();
        c.moveTo(-30, -R * 0.965);
        c.lineTo(30, -R * 0.965);
        c.lineTo(0, -R * 0.86);
        c.fill();
      } else if (i % 10 === 0) drawLine(c, String(i), { x: 0, y: -R * 0.905, size: 56, weight: 600 });
      else if (i % 5 === 0) c.fillRect(-6, -R * 0.95, 12, R * 0.085);
      else if (i < 15) c.fillRect(-2.5, -R * 0.93, 5, R * 0.05);
      c.restore();
    }
  });
}
