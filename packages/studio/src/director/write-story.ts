import type { AdSpecification, DirectorPlan, FinalScenePrompt, UnifiedNarrative } from '@admint/contract';
import type { AgentContext } from '../agent.ts';
import { narrator, type NarratorInput } from './narrative/narrator.ts';
import { chainScenes } from './plan/chain-scenes.ts';
import { writePlan } from './plan/write-plan.ts';
import { scenePrompts } from './shoot/scene-prompts.ts';
import { adDirector, type AdDirectorInput } from './specification/ad-director.ts';

/** All that is written of an ad before its first picture. */
export interface AdStory {
  specification: AdSpecification;
  /** null when planning is switched off */
  plan: DirectorPlan | null;
  narrative: UnifiedNarrative | null;
  scene_prompts: FinalScenePrompt[];
  /** What a model could not write and the rules wrote instead. */
  warnings: string[];
  /** micro-dollars, without the enhancement of the prompt */
  cost: number;
}

export interface StoryOrder extends AdDirectorInput, Pick<NarratorInput, 'loop'> {
  /** What every picture of the product is made from: ids of photos, or paths. */
  references: string[];
  /** Scenes that stay in a place begin with the last frame before them. */
  chaining: boolean;
  planning: boolean;
  narrative: boolean;
}

/** What has just been written. */
export type StoryStep = 'specified' | 'planned' | 'told' | 'prompted';

/**
 * The agents of the director in order: the ad is specified, its shots are planned, its story is told, and only then
 * the prompts of its scenes are written, with all of that as context (004 §7.3, §8.4). `onStep` gets what stands
 * after every step; the next one waits for it. Throws only when its calls are cancelled.
 */
export async function writeStory(
  order: StoryOrder,
  context: AgentContext,
  onStep: (step: StoryStep, soFar: AdStory) => Promise<void> | void = () => {},
): Promise<AdStory> {
  const { seed, references, chaining, language_model } = order;
  const specified = await adDirector.process(order, context);
  // The rules always write one, so there is no other end to this agent.
  const written = specified.data as AdSpecification;
  const specification = chaining ? chainScenes(written, order.wish.duration ?? null) : written;
  const story: AdStory = {
    specification,
    plan: null,
    narrative: null,
    scene_prompts: [],
    warnings: [...specified.warnings],
    cost: specified.cost,
  };
  await onStep('specified', story);
  if (order.planning) {
    story.plan = writePlan(specification, seed, { chaining });
    await onStep('planned', story);
  }
  if (order.narrative) {
    const plan = story.plan ?? writePlan(specification, seed);
    const told = await narrator.process(
      { specification, plan, language_model, seed, ...(order.loop && { loop: order.loop }) },
      context,
    );
    story.narrative = told.data;
    story.warnings.push(...told.warnings);
    story.cost += told.cost;
    await onStep('told', story);
  }
  const { plan, narrative } = story;
  story.scene_prompts = scenePrompts({ specification, plan, narrative, references, seed });
  await onStep('prompted', story);
  return story;
}
