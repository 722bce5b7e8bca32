import type { Scene } from '@admint/contract';
import { type Agent, type CallProgress, type CallSpec, checkModel } from '../agent.ts';
import { failed, succeeded } from '../outcome.ts';

export interface VideoGeneratorInput {
  video_prompt: string;
  /** seconds */
  clip_duration: number;
  seed: number;
  fps: number;
  width: number;
  height: number;
  images: ImageToFilm[];
  /** The share of the bar they fill; that of the guided flow when left out. */
  progress?: Pick<CallProgress, 'from' | 'to'>;
}

/** An approved image and what happens in its clip. */
export interface ImageToFilm {
  id: string;
  sha256: string;
  content_type: string;
  /** `duration` in seconds, where it is not as long as the others */
  scene: Scene & { duration?: number | undefined };
  part?: string;
  slot?: string;
  /** The scene of a planned ad it is for. */
  number?: number;
  seed?: number;
  negative_prompt?: string;
  /** The part whose clip it goes on from: it begins with that clip's last frame instead of the image. */
  continues?: string;
  /** The scene in a sentence, where it is not that of the whole ad. */
  video_prompt?: string;
}

const GUIDED = { from: 55, to: 90 };

/** Makes one clip from each approved image, side by side (001 §4.4). */
export const videoGenerator: Agent<VideoGeneratorInput, { asset_ids: string[] }> = {
  name: 'video_generator',
  capabilities: ['image-to-video', 'camera-movement', 'parallel'],
  dependencies: ['scene_planner'],
  kind: 'video',
  check: checkModel('video'),
  async process(input, context) {
    const results = await context.calls(videoGenerator.name, clipCalls(input));
    const made = results.flatMap((result) => (result.ok && result.asset_id ? [result.asset_id] : []));
    if (made.length === 0)
      return failed('clip_generation_failed', 'None of the clips could be made.', results);
    return succeeded({ asset_ids: made }, results);
  },
};

function clipCalls(input: VideoGeneratorInput): CallSpec<'video'>[] {
  return input.images.map((image, i) => ({
    kind: 'video',
    part: image.part ?? `clip ${i + 1}`,
    request: {
      // The path is filled in by the worker that makes the call; the hash is what identifies the picture.
      image: { path: '', sha256: image.sha256, content_type: image.content_type },
      video_prompt: image.video_prompt ?? input.video_prompt,
      prompt: image.scene.scene_prompt,
      camera_movement: image.scene.camera_movement,
      motion_intensity: image.scene.motion_intensity,
      duration: image.scene.duration ?? input.clip_duration,
      fps: input.fps,
      width: input.width,
      height: input.height,
      seed: image.seed ?? input.seed,
      ...(image.negative_prompt !== undefined && { negative_prompt: image.negative_prompt }),
    },
    asset: {
      type: 'video',
      prompt: image.scene.scene_prompt,
      seed: image.seed ?? input.seed,
      parents: [image.id],
      metadata: {
        source_image_id: image.id,
        camera_movement: image.scene.camera_movement,
        motion_intensity: image.scene.motion_intensity,
        view_type: image.scene.image_view,
        ...(image.slot !== undefined && { slot: image.slot }),
        ...(image.number !== undefined && { scene: image.number }),
      },
    },
    progress: { stage: 'video_generation', ...(input.progress ?? GUIDED), noun: 'clip' },
    ...(image.continues !== undefined && { continues: image.continues }),
  }));
}
