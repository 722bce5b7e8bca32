import { type AdScene, type DirectorPlan, SCENE_LIMITS, type SceneTransition } from './ad-plan.ts';

/** Seconds each kind of transition takes of both its scenes. */
export const TRANSITION_SECONDS: Record<SceneTransition, number> = {
  cut: 0,
  crossfade: 0.5,
  dissolve: 0.6,
  slide: 0.4,
  wipe: 0.5,
  zoom: 0.4,
};

/**
 * How the film gets into a scene with the clips that were chosen. A scene in one take with the one before it is cut to
 * only if its clip begins where that one ends (`joins`); a later take of either is gone into by a crossfade.
 */
export function transitionInto(
  scene: Pick<AdScene, 'number' | 'transition'>,
  plan: Pick<DirectorPlan, 'scene_dependencies'> | null,
  joins: boolean,
): SceneTransition {
  const oneTake = plan?.scene_dependencies.some((one) => one.scene === scene.number && one.chained);
  return oneTake && !joins && scene.transition === 'cut' ? 'crossfade' : scene.transition;
}

/** Seconds of the end card of an automatic ad, and how many of them it fades in over the last scene. */
export const END_CARD_SECONDS = 2.2;
export const END_CARD_FADE_SECONDS = 0.4;
/** What the end card adds to the length of an ad. */
export const END_CARD_EXTRA_SECONDS = END_CARD_SECONDS - END_CARD_FADE_SECONDS;

const OVERLAPS = Object.values(TRANSITION_SECONDS).filter((seconds) => seconds > 0);

/** Takes how many scenes (null: 3 to 5), gives the whole seconds an ad of them can last. */
export function lengthRange(scenes: number | null): { min: number; max: number } {
  const [fewest, most] = scenes === null ? [3, 5] : [scenes, scenes];
  const { min, max } = SCENE_LIMITS.seconds;
  return {
    min: Math.ceil(fewest * min - (fewest - 1) * Math.min(...OVERLAPS) + END_CARD_EXTRA_SECONDS),
    max: Math.floor(most * max - (most - 1) * Math.max(...OVERLAPS) + END_CARD_EXTRA_SECONDS),
  };
}
