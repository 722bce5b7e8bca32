import { AdmintError } from '@admint/contract';
import { z } from 'zod';
import type { ClipContext } from '../director/scene.ts';
import { atClip, type Narrative } from './narrative.ts';

const Camera = z.object({
  camera_movement: z.string().nullish(),
  shot_size: z.string().nullish(),
  perspective: z.string().nullish(),
  lens_type: z.string().nullish(),
});

const Clip = Camera.extend({
  clip_number: z.int().positive().nullish(),
  motion_description: z.string().trim().min(1, 'is empty'),
  start_frame_path: z.string().nullish(),
  end_frame_path: z.string().nullish(),
  /** seconds */
  duration: z.number().positive().max(600).nullish(),
  /** Some storyboards keep the camera in a row of their own. */
  shot_list_metadata: Camera.nullish(),
});
export type StoryboardClip = z.infer<typeof Clip>;

const Storyboard = z.object({
  clips: z.array(Clip).min(1, 'holds no clip').max(500),
  unified_narrative_path: z.string().nullish(),
});
export type Storyboard = z.infer<typeof Storyboard>;

/** Takes the parsed `storyboard_metadata.json` of 004 §8.3. Throws AdmintError `bad_storyboard` with every fault. */
export function readStoryboard(value: unknown): Storyboard {
  const parsed = Storyboard.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  const faults = fields.map(({ field, message }) => `${field || 'the file'}: ${message}`).join('; ');
  throw new AdmintError('bad_storyboard', `This is not a storyboard: ${faults}`, { fields });
}

/** What the Creative Director is told of clip `index`: its camera, and its place in the story. */
export function contextOf({ clips }: Storyboard, index: number, narrative: Narrative | null): ClipContext {
  const clip = clips[index];
  const camera = { ...clip?.shot_list_metadata, ...withoutNull(clip) };
  const story = {
    emotion: narrative && atClip(narrative.emotional_arc, index, clips.length),
    progression: narrative && atClip(narrative.visual_progression, index, clips.length),
    transition: index < clips.length - 1 && narrative ? narrative.scene_connections[index] : null,
  };
  return {
    first_frame: true,
    product: clips.map(({ motion_description }) => motion_description).join('. '),
    ...(withoutNull({
      camera_movement: camera.camera_movement,
      shot_size: camera.shot_size,
      perspective: camera.perspective,
      lens_type: camera.lens_type,
      duration: camera.duration,
      ...story,
    }) as Partial<ClipContext>),
  };
}

function withoutNull<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, part]) => part != null)) as Partial<T>;
}
