import type { SKRSContext2D } from '@napi-rs/canvas';
import { SANS, SERIF, useLabelFonts } from './label-fonts.ts';

/** One centred line of lettering; all lengths in canvas pixels. */
export interface TextLine {
  x: number;
  y: number;
  size: number;
  serif?: boolean;
  weight?: 400 | 600 | 800;
  italic?: boolean;
  /** letter spacing */
  spacing?: number;
  /** horizontal stretch that undoes the aspect of the surface */
  stretch?: number;
  /** The line shrinks to fit this width, measured before stretching. */
  maxWidth?: number;
}

/** Draws a line centred on (x, y) in the current fill colour. */
export function drawLine(c: SKRSContext2D, text: string, line: TextLine): void {
  useLabelFonts();
  c.save();
  c.translate(line.x, line.y);
  c.scale(line.stretch ?? 1, 1);
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.font = `${line.italic ? 'italic ' : ''}${line.weight ?? 400} ${line.size}px ${line.serif ? SERIF : SANS}`;
  c.letterSpacing = `${line.spacing ?? 0}px`;
  const width = c.measureText(text).width;
  const fit = line.maxWidth && width > line.maxWidth ? line.maxWidth / width : 1;
  c.scale(fit, fit);
  // the canvas adds the spacing after the last letter too, which would push the line off centre
  c.fillText(text, (line.spacing ?? 0) / 2, 0);
  c.restore();
}

/** Splits words over at most `lines` lines of similar length. */
export function wrapWords(text: string, lines: number): string[] {
  const words = text.split(' ').filter(Boolean);
  const target = text.length / lines;
  const out: string[] = [];
  for (const word of words) {
    const last = out.at(-1);
    const full = last === undefined || (last.length + word.length / 2 > target && out.length < lines);
    if (full) out.push(word);
    else out[out.length - 1] = `${last} ${word}`;
  }
  return out;
}

/** The mark printed where the user named no brand: a plain ring with a leaf-like ellipse in it. */
export function drawGlyph(c: SKRSContext2D, x: number, y: number, radius: number, stretch: number): void {
  c.lineWidth = radius * 0.15;
  c.beginPath();
  c.ellipse(x, y, radius * stretch, radius, 0, 0, 7);
  c.stroke();
  c.beginPath();
  c.ellipse(x, y, radius * 0.37 * stretch, radius, 0, 0, 7);
  c.stroke();
}
