import type { AdSpecification, DirectorPlan, FinalScenePrompt, UnifiedNarrative } from '@admint/contract';
import { judgeNarrative, overallOf } from './narrative/critique.ts';
import { writeNarrative } from './narrative/write-narrative.ts';
import { chainScenes } from './plan/chain-scenes.ts';
import { writePlan } from './plan/write-plan.ts';
import { scenePrompts } from './shoot/scene-prompts.ts';

interface Planned {
  specification: AdSpecification;
  plan: DirectorPlan | null;
  narrative: UnifiedNarrative | null;
  scene_prompts: FinalScenePrompt[];
}

/**
 * After the owner changed scenes: shots, groups and prompts follow; the story is told anew where it no longer fits.
 * `chaining`: scenes that stay in a place begin with the last frame before them. Free.
 */
export function replan(
  changed: AdSpecification,
  before: Pick<Planned, 'plan' | 'narrative'>,
  { seed, references, chaining = false }: { seed: number; references: string[]; chaining?: boolean },
): Planned {
  const specification = chaining ? chainScenes(changed) : changed;
  const plan = before.plan ? writePlan(specification, seed, { chaining }) : null;
  const narrative =
    before.narrative && retold(specification, before.narrative, plan ?? writePlan(specification, seed));
  return {
    specification,
    plan,
    narrative,
    scene_prompts: scenePrompts({ specification, plan, narrative, references, seed }),
  };
}

function retold(
  specification: AdSpecification,
  narrative: UnifiedNarrative,
  plan: DirectorPlan,
): UnifiedNarrative {
  const byModel = narrative.written_by !== 'rules';
  if (byModel && narrative.emotional_arc.length === specification.scenes.length) return narrative;
  const story = writeNarrative(specification, plan);
  const { scores, advice } = judgeNarrative(story, specification);
  const score = overallOf(scores);
  const critique = advice.join(' ') || 'The story holds together.';
  const round = { round: 1, written_by: 'rules', scored_by: 'rules', score, scores, critique };
  return { ...story, written_by: 'rules', score, scores, rounds: [round] };
}
