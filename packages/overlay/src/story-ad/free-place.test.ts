import { FRAME_SIZES, type MediaSource } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { SAFE_AREAS } from '../ad/safe-areas.ts';
import { freePlaces, type TextOnPicture } from './free-place.ts';

/** A map of 12 × 12 cells: full inside the box (columns and rows, ends excluded), a plain wall around it. */
function crowd(left: number, top: number, right: number, bottom: number): string {
  return Array.from({ length: 144 }, (_, cell) => {
    const [x, y] = [cell % 12, Math.floor(cell / 12)];
    return x >= left && x < right && y >= top && y < bottom ? 'f' : '0';
  }).join('');
}

const source = (own: Partial<MediaSource>): MediaSource => ({
  sha256: 'a'.repeat(64),
  content_type: 'video/mp4',
  width: 1280,
  height: 720,
  fps: 30,
  duration: 4,
  has_audio: false,
  ...own,
});
const scene = (text: string, own: Partial<MediaSource>): TextOnPicture => ({
  text,
  size: text.length <= 16 ? 0.125 : 0.092,
  clip: { source: source(own), fit: { kind: 'cover' } },
});
const frame = (ratio: '16:9' | '9:16' | '1:1') => ({
  ...FRAME_SIZES[ratio],
  safe_area: SAFE_AREAS[ratio].insets,
});
const names = (scenes: TextOnPicture[], ratio: '16:9' | '9:16' | '1:1' = '16:9') =>
  freePlaces(scenes, frame(ratio)).map(({ name }) => name);

const LINE = 'Meet the vitamin C serum.';
/** A bottle from edge to edge of a wide frame, in its middle. */
const TALL = crowd(4, 0, 8, 12);
const LOW = crowd(2, 5, 10, 12);
const HIGH = crowd(2, 0, 10, 7);

describe('the place of a scene’s text', () => {
  it.each([
    ['above what stands on the ground', LOW, ['top', 'top left', 'top right']],
    ['below what hangs or is seen from above', HIGH, ['bottom', 'bottom left', 'bottom right']],
    ['beside what is as tall as the frame', TALL, ['left', 'right', 'top left', 'top right']],
    [
      'on the free side of what stands at one edge',
      crowd(0, 0, 7, 12),
      ['right', 'top right', 'bottom right'],
    ],
  ])('is %s', (_, map, wanted) => {
    const [place] = names([scene(LINE, { crowd: map })]);
    expect(wanted).toContain(place);
  });

  it('is the same in all scenes where that covers nothing', () => {
    const same = names([LOW, crowd(4, 3, 9, 12), LOW].map((map) => scene(LINE, { crowd: map })));
    expect(new Set(same).size).toBe(1);
    const other = names([LOW, LOW, HIGH].map((map) => scene(LINE, { crowd: map })));
    expect(new Set(other).size).toBe(2);
    expect(other[0]).toBe(other[1]);
  });

  it('is above or below in a narrow frame, which has no room beside', () => {
    expect(names([scene(LINE, { crowd: LOW, width: 720, height: 1280 })], '9:16')).toEqual(['top']);
    expect(names([scene(LINE, { crowd: HIGH, width: 720, height: 1280 })], '9:16')).toEqual(['bottom']);
    expect(names([scene(LINE, { crowd: TALL, width: 720, height: 720 })], '1:1')).toEqual(['top']);
  });

  it('sees a picture of another shape as the frame shows it', () => {
    // The left third is cut away in a square, and what was beside the product with it.
    const cut = scene(LINE, { crowd: crowd(3, 0, 9, 6), focus: { x: 0.5, y: 0.3 } });
    expect(names([{ ...cut, clip: { ...cut.clip, fit: { kind: 'smart' } } }], '1:1')).toEqual(['bottom']);
    // Shown whole in the middle of a tall frame, a wide picture leaves what is above it free.
    const whole = scene(LINE, { crowd: crowd(0, 0, 12, 12) });
    expect(names([{ ...whole, clip: { ...whole.clip, fit: { kind: 'blurred' } } }], '9:16')).toEqual(['top']);
  });

  it('is the free edge where nobody has looked into the pictures', () => {
    expect(names([scene(LINE, { focus: { x: 0.5, y: 0.6 } }), scene(LINE, {})])).toEqual(['top', 'top']);
    expect(names([scene(LINE, { focus: { x: 0.5, y: 0.3 } })])).toEqual(['bottom']);
  });
});
