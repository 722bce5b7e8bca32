import type { AdSpecification, DirectorPlan, FinalScenePrompt, UnifiedNarrative } from '@admint/contract';
import { narrativeMarkdown } from './narrative/markdown.ts';

/** A file of the plan that its owner may take along. */
export interface PlanFile {
  name: string;
  content_type: string;
  text: string;
}

const json = (name: string, value: unknown): PlanFile => ({
  name,
  content_type: 'application/json',
  text: `${JSON.stringify(value, null, 2)}\n`,
});

/** The planning files of an ad with the names of 004 §7.3 and §8.4, as far as it has been planned. */
export function planFiles(plan: {
  specification: AdSpecification | null;
  plan: DirectorPlan | null;
  narrative: UnifiedNarrative | null;
  scene_prompts: FinalScenePrompt[];
}): PlanFile[] {
  const { specification, narrative } = plan;
  return [
    ...(specification ? [json('ad_specification.json', specification)] : []),
    ...(plan.plan ? [json('06_videodirectorgpt_plan.json', plan.plan)] : []),
    ...(plan.scene_prompts.length > 0 ? [json('07_final_scene_prompts.json', plan.scene_prompts)] : []),
    ...(narrative && specification
      ? [
          {
            name: 'unified_narrative.md',
            content_type: 'text/markdown; charset=utf-8',
            text: narrativeMarkdown(narrative, specification.product.name),
          },
          json('unified_narrative.json', narrative),
        ]
      : []),
  ];
}
