import type { AdScene, AdSpecification } from '@admint/contract';
import { CHOSEN, REORDERED } from '../specification/edit-storyboard.ts';
import { SHOT_LIGHTS } from '../specification/shots.data.ts';
import { fitToDuration } from '../specification/write-specification.ts';

const CHAINED = 'It goes on from the last frame of the scene before.';

/**
 * Cuts to every scene that stays in its place: its clip begins with the last frame before the cut, so that none is
 * seen (004 §7.1). A transition its owner chose stays, and so does the turn of a story. Scenes in one take stand in one
 * light: the one the take ends in, or an ad that opens in the dark would stay there. With `duration` (seconds of the
 * whole ad) the scenes are made to fit it again, because a cut overlaps nothing.
 */
export function chainScenes(specification: AdSpecification, duration: number | null = null): AdSpecification {
  const scenes = inOneLight(
    specification.scenes.map((scene, i) => joined(scene, specification.scenes[i - 1])),
  );
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

/** From the last scene to the first: each takes the light of the one that goes on from it. */
function inOneLight(scenes: AdScene[]): AdScene[] {
  const lit = [...scenes];
  for (let i = lit.length - 2; i >= 0; i--) {
    const [scene, next] = [lit[i] as AdScene, lit[i + 1] as AdScene];
    if (next.transition_reason === CHAINED) lit[i] = relit(scene, next);
  }
  return lit;
}

const SENTENCES = /(?<=\.) (?=[A-Z])/;
const lightOf = ({ visual_prompt }: AdScene) =>
  visual_prompt.split(SENTENCES).find((sentence) => /\b(?:sun)?light\b/i.test(sentence));

/** Only a light of the director's own gives way; what the owner or a model wrote stays. */
function relit(scene: AdScene, next: AdScene): AdScene {
  const [own, light] = [
    SHOT_LIGHTS.find(({ light: said }) => scene.visual_prompt.includes(`${said}.`)),
    lightOf(next),
  ];
  if (!own || !light || next.visual_prompt.includes(own.light)) return scene;
  return {
    ...scene,
    visual_prompt: scene.visual_prompt.replace(`${own.light}.`, light),
    style: scene.style.filter((word) => !own.style.includes(word) || next.style.includes(word)),
  };
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
