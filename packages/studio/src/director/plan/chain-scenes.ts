import type { AdScene, AdSpecification } from '@admint/contract';
import { CHOSEN, REORDERED } from '../specification/edit-storyboard.ts';
import { fitToDuration } from '../specification/write-specification.ts';

const CHAINED = 'It goes on from the last frame of the scene before.';

/**
 * Cuts to every scene that stays in its place: its clip begins with the last frame before the cut, so that none is
 * seen (004 §7.1). A transition its owner chose stays, and so does the turn of a story. With `duration` (seconds of
 * the whole ad) the scenes are made to fit it again, because a cut overlaps nothing.
 */
export function chainScenes(specification: AdSpecification, duration: number | null = null): AdSpecification {
  const scenes = specification.scenes.map((scene, i) => joined(scene, specification.scenes[i - 1]));
  return { ...specification, scenes: fitToDuration(scenes, duration) };
}

/** Parts a scene from the one before it again, because that is another one now. */
export function unchain(specification: AdSpecification, number: number): AdSpecification {
  const scenes = specification.scenes.map(
    (scene): AdScene =>
      scene.number === number && scene.transition_reason === CHAINED
        ? { ...scene, transition: 'crossfade', transition_reason: 'The scene before it is another one.' }
        : scene,
  );
  return { ...specification, scenes };
}

function joined(scene: AdScene, before: AdScene | undefined): AdScene {
  const { transition, transition_reason } = scene;
  if (!before || transition_reason === CHOSEN) return scene;
  const goesOn = before.place === scene.place && transition !== 'wipe';
  if (goesOn) return { ...scene, transition: 'cut', transition_reason: CHAINED, sound: null };
  return transition_reason === CHAINED
    ? { ...scene, transition: 'crossfade', transition_reason: REORDERED }
    : scene;
}
