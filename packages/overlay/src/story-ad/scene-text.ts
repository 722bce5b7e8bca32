import type { AspectRatio, Clip, TextOverlay, TextOverlayItem, Timeline } from '@admint/contract';
import type { TextPlace } from './text-places.data.ts';

export interface SceneTextParts {
  text: string;
  look: TextOverlay;
  clip: Clip;
  /** Which scene: neighbours come in differently. */
  index: number;
  /** frames from the start of the clip */
  start: number;
  length: number;
  fps: Timeline['fps'];
  /** share of the frame's smaller side */
  size: number;
  place: TextPlace;
  /** `#RRGGBBAA` */
  plate: string;
}

const ENTRANCES: TextOverlayItem['animate_in']['kind'][] = ['slide_up', 'zoom', 'slide_left', 'pop'];
const ENTER_SECONDS = 0.35;
const LEAVE_SECONDS = 0.25;
/** Short lines are set larger than long ones. */
const SHORT = 16;

/** The id of a clip's own text. */
export const sceneTextId = (clip: Pick<Clip, 'id'>): string => `text-${clip.id}`;

/** How large a scene's text is set in a frame of this shape. */
export function sceneTextSize(text: string, ratio: AspectRatio): number {
  const size = text.length <= SHORT ? 0.125 : 0.092;
  return ratio === '9:16' || ratio === '4:5' ? size * 0.9 : size;
}

/** The overlay of one scene: where its picture leaves room, with an entrance of its own. */
export function sceneText({
  text,
  look,
  clip,
  index,
  start,
  length,
  fps,
  size,
  place,
  plate,
}: SceneTextParts): TextOverlayItem {
  const frames = (seconds: number) => Math.min(Math.round(seconds * fps), Math.floor(length / 3));
  const { position, align, valign, max_width } = place;
  return {
    kind: 'text',
    id: sceneTextId(clip),
    text,
    anchor: { to: 'item', item_id: clip.id },
    start,
    length,
    position,
    align,
    valign,
    max_width,
    font: look.font,
    size,
    color: look.color,
    background: { color: plate, padding: 0.32, radius: 0.25 },
    shadow: true,
    animate_in: { kind: ENTRANCES[index % ENTRANCES.length] ?? 'slide_up', frames: frames(ENTER_SECONDS) },
    animate_out: { kind: 'fade', frames: frames(LEAVE_SECONDS) },
  };
}
