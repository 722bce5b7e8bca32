export { type Ask, type Asked, askModel, askThroughCalls, type ModelCalls } from './ask.ts';
export type { ClipContext } from './director/scene.ts';
export { type EnhanceOptions, enhancePrompt } from './enhance-prompt.ts';
export { type MotionIntensity, type MotionPlan, motionPlan } from './motion.ts';
export { dimensionsOf, scoreByRules } from './score/score-prompt.ts';
export {
  type PlannedEntity,
  type PlannedShot,
  type ScenePrompt,
  type ShotPlan,
  shotPlan,
} from './shot-plan.ts';
export {
  type EnhancedClip,
  type EnhancedStoryboard,
  enhanceStoryboard,
  type StoryboardOptions,
} from './storyboard/enhance-storyboard.ts';
export { type Narrative, narrativeFromJson, narrativeFromMarkdown } from './storyboard/narrative.ts';
export { readStoryboard, type Storyboard, type StoryboardClip } from './storyboard/storyboard.ts';
export * from './trace.ts';
export { SUMMARY_FILE, summaryOf, type TraceFile, traceFiles } from './trace-files.ts';
