import type { SceneTransition, SoundAccent } from '@admint/contract';
import type { SceneRole } from './framework.ts';

/** What a cut has to get across. */
export interface CutSide {
  role: SceneRole;
  place: string;
}

export interface ChosenTransition {
  transition: SceneTransition;
  transition_reason: string;
  sound: SoundAccent | null;
}

const chosen = (
  transition: SceneTransition,
  transition_reason: string,
  sound: SoundAccent | null,
): ChosenTransition => ({ transition, transition_reason, sound });

const TURNS: SceneRole[] = ['solution', 'after'];
const DARK: SceneRole[] = ['problem', 'agitate', 'before'];

/** Chooses how the film gets from one scene into the next: by what changes between them and how quick the ad is. */
export function transitionBetween(before: CutSide | null, into: CutSide, quick: boolean): ChosenTransition {
  if (!before) return chosen('cut', 'The ad begins.', null);
  if (TURNS.includes(into.role) && DARK.includes(before.role))
    return chosen('wipe', 'The story turns here.', 'hit');
  if (before.place !== into.place)
    return quick
      ? chosen('slide', 'The place changes, and the ad is quick.', 'whoosh')
      : chosen('dissolve', 'The place changes, and the ad is calm.', null);
  if (into.role === 'action' && quick) return chosen('zoom', 'The last scene is pulled in.', 'whoosh');
  return chosen('crossfade', 'The same place goes on.', null);
}
