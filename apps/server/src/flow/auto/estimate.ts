import type { AutoSettings } from '@admint/contract';
import type { ModelSet } from '@admint/providers';
import { coherenceOf } from '../../workflows/auto/coherence.ts';
import {
  equalClips,
  estimateClips,
  estimateComposition,
  estimateImages,
  estimatePlan,
  type StageEstimate,
} from '../estimates.ts';

/** Words cost a few requests: enhancement, specification, narrative and their critiques. */
const TEXT_CALLS = 6;
const USUAL_SECONDS = 4;
const MOST_UNASKED = 5;

/** What a whole ad will cost and take, as far as it can be known; without a number of scenes, for five. */
export function estimateAuto(
  models: ModelSet,
  settings: Pick<AutoSettings, 'num_clips' | 'duration' | 'music' | 'coherence'>,
  planned: { scenes: number; seconds: number } | null,
): StageEstimate {
  const scenes = planned?.scenes ?? settings.num_clips ?? MOST_UNASKED;
  const seconds = planned?.seconds ?? settings.duration ?? scenes * USUAL_SECONDS;
  const word = estimatePlan(models);
  const oneByOne = !coherenceOf(settings).parallelClips;
  const clips = estimateClips(models, equalClips(scenes, seconds / scenes), true, oneByOne);
  const parts = [
    ...Array.from({ length: planned ? 0 : TEXT_CALLS }, () => word),
    estimateImages(models, scenes, true),
    clips,
    estimateComposition(models, seconds, settings.music.enabled),
  ];
  const total = (part: 'cost' | 'seconds') => parts.reduce((sum, one) => sum + one[part], 0);
  return { ...clips, cost: total('cost'), seconds: total('seconds') };
}
