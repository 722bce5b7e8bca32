import { z } from 'zod';
import { Grade } from './grade.ts';

/** Version of the saved document; a change of shape adds a named migration, a new optional field does not. */
export const TIMELINE_VERSION = 1;

/** All times are whole frames at the document's own rate. */
const Frames = z.int().min(0);
const Length = z.int().min(1);
const Colour = z.string().regex(/^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$/);
const Gain = z.number().min(-60).max(12);

/** A point of a picture, 0–1 of its width and height. */
const Focus = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });

/** How much there is to be seen in each of 12 × 12 cells of a picture, row by row: hexadecimal digits, 0 for a plain wall. */
export const Crowd = z.string().regex(/^[0-9a-f]{144}$/);

/** A file by content; `frames` and sizes are what the probe measured, in the source's own rate. */
export const MediaSource = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  asset_id: z.string().optional(),
  content_type: z.string(),
  width: z.int().min(0),
  height: z.int().min(0),
  fps: z.number().min(0),
  /** seconds */
  duration: z.number().min(0),
  has_audio: z.boolean(),
  /** Centre of what stands out in its picture, measured when the file arrived. */
  focus: Focus.optional(),
  crowd: Crowd.optional(),
});
export type MediaSource = z.infer<typeof MediaSource>;

export const Transition = z.object({
  kind: z.enum(['cut', 'crossfade', 'dissolve', 'slide', 'wipe', 'zoom']),
  /** Overlap with the item before; 0 only for a cut. */
  frames: Frames,
  /** The colour a dissolve goes through. */
  color: Colour.optional(),
  direction: z.enum(['left', 'right', 'up', 'down']).optional(),
});
export type Transition = z.infer<typeof Transition>;

/** How a picture of another shape fills the frame; a smart one keeps `focus`, or else the source's own, in view. */
export const Fit = z.object({
  kind: z.enum(['contain', 'cover', 'blurred', 'smart']),
  focus: Focus.optional(),
});
export type Fit = z.infer<typeof Fit>;

export const Clip = z.object({
  kind: z.literal('clip'),
  id: z.string(),
  source: MediaSource,
  /** Where in the source the clip begins, in document frames at speed 1. */
  in: Frames,
  length: Length,
  /** 2 plays twice as fast: `length` document frames show `length × speed` frames of source. */
  speed: z.number().min(0.25).max(4),
  fit: Fit,
  sound: z.object({ muted: z.boolean(), gain_db: Gain }),
  transition: Transition,
});
export type Clip = z.infer<typeof Clip>;

export const Background = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('color'), color: Colour }),
  z.object({ kind: z.literal('gradient'), from: Colour, to: Colour, angle: z.number() }),
  z.object({ kind: z.literal('blurred_frame'), source: MediaSource, at: Frames }),
  z.object({ kind: z.literal('image'), source: MediaSource }),
]);
export type Background = z.infer<typeof Background>;

export const Card = z.object({
  kind: z.literal('card'),
  id: z.string(),
  length: Length,
  background: Background,
  transition: Transition,
});
export type Card = z.infer<typeof Card>;

export const VideoItem = z.discriminatedUnion('kind', [Clip, Card]);
export type VideoItem = z.infer<typeof VideoItem>;

export const Animation = z.object({
  kind: z.enum(['none', 'fade', 'slide_up', 'slide_down', 'slide_left', 'slide_right', 'zoom', 'pop']),
  frames: Frames,
});
export type Animation = z.infer<typeof Animation>;

export const TextOverlayItem = z.object({
  kind: z.literal('text'),
  id: z.string(),
  text: z.string().max(500),
  /** Times count from the start of this item, or of the whole ad. */
  anchor: z.discriminatedUnion('to', [
    z.object({ to: z.literal('item'), item_id: z.string() }),
    z.object({ to: z.literal('timeline') }),
  ]),
  start: Frames,
  /** null runs to the end of the anchor */
  length: Length.nullable(),
  /** 0–1 of the safe area: the point the text block is aligned to. */
  position: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }),
  align: z.enum(['left', 'center', 'right']),
  valign: z.enum(['top', 'middle', 'bottom']),
  /** Widest the block may be, 0–1 of the safe area's width. */
  max_width: z.number().min(0.05).max(1),
  /** A font id of the overlay package, e.g. `Montserrat-Bold`. */
  font: z.string(),
  /** Wished height of a line, 0–1 of the frame's shorter side; shrinks when the text would not fit. */
  size: z.number().min(0.01).max(0.5),
  color: Colour,
  /** A box behind the text: padding in ems of the wished font size, corner radius in ems of the drawn one. */
  background: z.object({ color: Colour, padding: z.number(), radius: z.number() }).nullable(),
  shadow: z.boolean(),
  animate_in: Animation,
  animate_out: Animation,
});
export type TextOverlayItem = z.infer<typeof TextOverlayItem>;

export const AudioItem = z.object({
  id: z.string(),
  role: z.enum(['music', 'voice', 'effect']),
  source: MediaSource,
  in: Frames,
  start: Frames,
  /** null runs to the end of the ad */
  length: Length.nullable(),
  gain_db: Gain,
  fade_in: Frames,
  fade_out: Frames,
  /** How far music steps back while a voice speaks, in dB; 0 is off. */
  duck_db: z.number().min(0).max(40),
  beats: z.object({ bpm: z.number().positive(), first: Frames }).nullable(),
});
export type AudioItem = z.infer<typeof AudioItem>;

/** The ad as a document: what preview draws, export renders and the editor edits. */
export const Timeline = z.object({
  version: z.literal(TIMELINE_VERSION),
  fps: z.union([z.literal(24), z.literal(25), z.literal(30), z.literal(50), z.literal(60)]),
  width: z.int().min(16).max(7680).multipleOf(2),
  height: z.int().min(16).max(7680).multipleOf(2),
  /** Behind everything that does not fill the frame. */
  background: Colour,
  /** Margin kept free of text, 0–0.3 of each side. */
  safe_area: z.object({ top: z.number(), right: z.number(), bottom: z.number(), left: z.number() }),
  /** Played one after the other; each begins `transition.frames` before the one before it ends. */
  video: z.array(VideoItem).min(1),
  overlays: z.array(TextOverlayItem),
  audio: z.array(AudioItem),
  grade: Grade.optional(),
  loudness: z.object({ target_lufs: z.number(), true_peak_db: z.number() }),
});
export type Timeline = z.infer<typeof Timeline>;
