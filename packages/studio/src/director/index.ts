export { narrator } from './narrative/narrator.ts';
export { chainScenes, unchain } from './plan/chain-scenes.ts';
export { writePlan } from './plan/write-plan.ts';
export { type PlanFile, planFiles } from './plan-files.ts';
export { replan } from './replan.ts';
export { scenePrompts } from './shoot/scene-prompts.ts';
export { adDirector } from './specification/ad-director.ts';
export { editSpecification } from './specification/edit-storyboard.ts';
