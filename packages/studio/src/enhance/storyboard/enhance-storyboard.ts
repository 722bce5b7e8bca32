import { type EnhanceOptions, enhancePrompt } from '../enhance-prompt.ts';
import { type MotionPlan, motionPlan } from '../motion.ts';
import { type ScenePrompt, type ShotPlan, shotPlan } from '../shot-plan.ts';
import type { Enhancement, PromptScore } from '../trace.ts';
import type { Narrative } from './narrative.ts';
import { contextOf, type Storyboard } from './storyboard.ts';

/** One clip's motion prompt, ready for an image-to-video model. */
export interface EnhancedClip extends MotionPlan {
  clip_number: number;
  original_motion_description: string;
  enhanced_motion_prompt: string;
  start_frame_path: string | null;
  end_frame_path: string | null;
  status: Enhancement['status'];
  iterations: number;
  initial_score: number;
  score: PromptScore;
  warnings: string[];
}

/** Saved as `storyboard_enhanced_motion_prompts.json`. */
export interface EnhancedStoryboard {
  status: 'running' | 'complete' | 'interrupted';
  /** The clips that are finished, in order. */
  clips: EnhancedClip[];
  clip_count: number;
  /** Whether a unified narrative was there to follow. */
  narrative_used: boolean;
  /** Shots, entities and dependencies over the finished clips. */
  plan: ShotPlan;
}

export interface StoryboardOptions extends Omit<EnhanceOptions, 'onStep' | 'clip'> {
  /** Gets the history of the clip in hand after every step of it. */
  onStep?: (clipNumber: number, enhancement: Enhancement) => Promise<void> | void;
  /** Gets all that is finished after every clip. */
  onClip?: (soFar: EnhancedStoryboard) => Promise<void> | void;
}

/** Both agents on every clip's motion description in order (004 §9.1). Stopped by `signal` it gives what is finished. */
export async function enhanceStoryboard(
  storyboard: Storyboard,
  narrative: Narrative | null,
  { onStep, onClip, ...options }: StoryboardOptions = {},
): Promise<EnhancedStoryboard> {
  const result: EnhancedStoryboard = {
    status: 'running',
    clips: [],
    clip_count: storyboard.clips.length,
    narrative_used: narrative !== null,
    plan: shotPlan([]),
  };
  const scenes: ScenePrompt[] = [];
  for (const [index, clip] of storyboard.clips.entries()) {
    const clip_number = clip.clip_number ?? index + 1;
    if (options.signal?.aborted) break;
    const context = contextOf(storyboard, index, narrative);
    const enhancement = await enhancePrompt('video', clip.motion_description, {
      ...options,
      clip: context,
      onStep: (step) => onStep?.(clip_number, step),
    });
    if (enhancement.status === 'interrupted') break;
    result.clips.push({
      clip_number,
      original_motion_description: clip.motion_description,
      enhanced_motion_prompt: enhancement.final_prompt,
      start_frame_path: clip.start_frame_path ?? null,
      end_frame_path: clip.end_frame_path ?? null,
      ...motionPlan(enhancement.final_prompt, context.camera_movement),
      status: enhancement.status,
      iterations: enhancement.iterations.length,
      initial_score: enhancement.initial_score.overall,
      score: enhancement.final_score,
      warnings: enhancement.warnings,
    });
    scenes.push({ original: clip.motion_description, prompt: enhancement.final_prompt, clip: context });
    result.plan = shotPlan(scenes);
    await onClip?.(result);
  }
  result.status = result.clips.length === storyboard.clips.length ? 'complete' : 'interrupted';
  await onClip?.(result);
  return result;
}
