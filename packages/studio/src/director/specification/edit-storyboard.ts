import type { AdScene, AdSpecification, EditedScene, EditStoryboardRequest } from '@admint/contract';

/** Why a transition is what it is, once its owner has had a hand in it. */
export const CHOSEN = 'You chose it.';
export const REORDERED = 'The order of the scenes changed.';

/** Takes a specification and its owner's changes, gives the new one: what was not touched stays, numbers follow the order. */
export function editSpecification(
  specification: AdSpecification,
  edit: EditStoryboardRequest,
): AdSpecification {
  const { product, music } = specification;
  return {
    ...specification,
    product: { ...product, name: edit.product_name ?? product.name },
    cta: edit.cta ?? specification.cta,
    music: edit.genre && edit.genre !== music.genre ? { genre: edit.genre, reason: 'You chose it.' } : music,
    scenes: edit.scenes.map((scene, i) => edited(specification.scenes, scene, i)),
  };
}

function edited(scenes: AdScene[], change: EditedScene, index: number): AdScene {
  const { number, ...given } = change;
  // A new scene is shot like the one before it.
  const own =
    scenes.find((scene) => scene.number === number) ??
    scenes[Math.min(index, scenes.length) - 1] ??
    scenes[0];
  if (!own) throw new RangeError('a storyboard without scenes cannot be edited');
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const scene: AdScene = { ...own, ...(asked as Partial<AdScene>), number: index + 1 };
  if (index === 0) return { ...scene, transition: 'cut', transition_reason: 'The ad begins.', sound: null };
  if (scene.transition !== own.transition) return { ...scene, transition_reason: CHOSEN };
  // What opened the ad was not cut to.
  const opened = own.number === 1 && scene.transition === 'cut';
  return opened ? { ...scene, transition: 'crossfade', transition_reason: REORDERED } : scene;
}
