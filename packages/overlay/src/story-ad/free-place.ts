import type { Clip, MediaSource } from '@admint/contract';
import { type Frame, textBox } from './text-box.ts';
import { BOTTOM, NARROW_PLACES, TOP, type TextPlace, WIDE_PLACES } from './text-places.data.ts';

/** A scene's text with the picture it stands on; `size` as in an overlay. */
export interface TextOnPicture {
  text: string;
  size: number;
  clip: Pick<Clip, 'source' | 'fit'>;
}

/** Cells a side of the map of what a picture shows (`MediaSource.crowd`). */
const SIDE = 12;
/** Products stand: how far from its centre one reaches, shares of width and height; lights and leaves are further away. */
const WIDTH = 0.2;
const HEIGHT = 0.45;
/** What is as full as this is likely the product. */
const TOUCHES = 0.3;
/** A scene leaves the place of the others only where that spares the picture as much as this. */
const WORTH_MOVING = 0.07;

/**
 * Takes the scenes of an ad, gives the place of each one's text: the one that covers least of what their pictures show, in
 * all scenes alike where that will do, because words that jump about are hard to read. Pictures nobody has looked into
 * get the edge their product leaves free.
 */
export function freePlaces(scenes: readonly TextOnPicture[], frame: Frame): TextPlace[] {
  if (scenes.some(({ clip }) => clip.source.crowd === undefined))
    return scenes.map(() => freeEdge(scenes, frame));
  const places = placesIn(frame);
  const prices = scenes.map((scene) => places.map((place) => covered(scene, place, frame) + place.price));
  const together = places.map((_, at) => prices.reduce((sum, own) => sum + (own[at] ?? 0), 0));
  const home = together.indexOf(Math.min(...together));
  return prices.map((own) => {
    const best = own.indexOf(Math.min(...own));
    const moves = (own[home] ?? 0) - (own[best] ?? 0) > WORTH_MOVING;
    return places[moves ? best : home] ?? TOP;
  });
}

function placesIn({ width, height }: Frame): readonly TextPlace[] {
  if (width === height) return [TOP, BOTTOM];
  return width > height ? WIDE_PLACES : NARROW_PLACES;
}

/** What stands on the ground fills the middle and what is below it; the room is above. */
const MIDDLE = 0.46;

function freeEdge(scenes: readonly TextOnPicture[], frame: Frame): TextPlace {
  const heights = scenes.map(({ clip }) => clip.source.focus?.y ?? 0.5);
  const mean = heights.reduce((sum, y) => sum + y, 0) / Math.max(1, heights.length);
  const [top, bottom] = placesIn(frame);
  return mean < MIDDLE ? (bottom ?? BOTTOM) : (top ?? TOP);
}

/** How much of what the picture shows the text would cover there: 0 a plain wall, 1 the product from edge to edge. */
function covered(scene: TextOnPicture, place: TextPlace, frame: Frame): number {
  const { shrunk, ...box } = textBox(scene, place, frame);
  let [sum, touched] = [0, 0];
  const steps = 10;
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < steps; j++) {
      const x = box.left + ((i + 0.5) / steps) * (box.right - box.left);
      const y = box.top + ((j + 0.5) / steps) * (box.bottom - box.top);
      const full = fullness(scene.clip, frame, x, y);
      sum += full;
      if (full > TOUCHES) touched += 1;
    }
  // To touch the product is worse than to stand on a lively wall; small words cover little and say little.
  return (sum + touched / 2) / steps ** 2 + (1 - shrunk) * 0.25;
}

/** How full the picture is at a point of the frame (0–1), seen through the way it fills the frame; what is near its centre counts most. */
function fullness({ source, fit }: TextOnPicture['clip'], frame: Frame, x: number, y: number): number {
  const at = inPicture(source, fit, frame, x, y);
  if (at.x < 0 || at.x >= 1 || at.y < 0 || at.y >= 1) return 0;
  const cell = Math.floor(at.y * SIDE) * SIDE + Math.floor(at.x * SIDE);
  const full = Number.parseInt(source.crowd?.[cell] ?? '0', 16) / 15;
  const centre = source.focus ?? { x: 0.5, y: 0.5 };
  const [across, down] = [(at.x - centre.x) / WIDTH, (at.y - centre.y) / HEIGHT];
  return full * (0.25 + 0.75 * Math.exp(-(across ** 2 + down ** 2) / 2));
}

/** A point of the frame as a point of the picture in it (0–1 inside); the same rules as the export's. */
function inPicture(source: MediaSource, fit: Clip['fit'], frame: Frame, x: number, y: number) {
  if (source.width === 0 || source.height === 0) return { x, y };
  const shape = (frame.width * source.height) / (frame.height * source.width);
  if (fit.kind === 'contain' || fit.kind === 'blurred') {
    const [wide, high] = [Math.min(1, 1 / shape), Math.min(1, shape)];
    return { x: (x - (1 - wide) / 2) / wide, y: (y - (1 - high) / 2) / high };
  }
  const [wide, high] = [Math.min(1, shape), Math.min(1, 1 / shape)];
  const focus = (fit.kind === 'smart' ? (fit.focus ?? source.focus) : undefined) ?? { x: 0.5, y: 0.5 };
  const start = (centre: number, part: number) => Math.max(0, Math.min(1 - part, centre - part / 2));
  return { x: start(focus.x, wide) + x * wide, y: start(focus.y, high) + y * high };
}
