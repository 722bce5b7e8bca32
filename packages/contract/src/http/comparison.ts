import { z } from 'zod';
import { ProgressWords } from '../progress-words.ts';
import { AutoSettings, SCENE_LIMITS } from '../ad-plan.ts';
import { GenerateFields, requirePossibleLength } from './auto.ts';
import { CancelResponse, Started } from './guided-flow.ts';
import { GenerationView } from './gallery.ts';

export const VARIATION_LIMITS = { least: 2, most: 5, label: 40, hooks: 4, hypothesis: 300 } as const;

/** What differs between the variations: the settings, the sentence, or only the first scene. */
export const ComparisonKind = z.enum(['settings', 'prompt', 'hook']);
export type ComparisonKind = z.infer<typeof ComparisonKind>;

const Label = z.string().trim().min(1).max(VARIATION_LIMITS.label);
const Name = z.string().trim().min(1).max(100);
const Hypothesis = z.string().trim().max(VARIATION_LIMITS.hypothesis);

/** One ad of a comparison: what `POST /api/generate` takes, with a name for people. */
export const Variation = z.object({ ...GenerateFields.shape, label: Label.optional() });
export type Variation = z.infer<typeof Variation>;

export const CompareRequest = z
  .object({
    comparison_type: z.enum(['settings', 'prompt']),
    name: Name.optional(),
    /** What the comparison shall find out. */
    hypothesis: Hypothesis.optional(),
    /** An ad that was not begun and holds product photos: every variation gets them. */
    photo_session_id: z.uuid().optional(),
    variations: z.array(Variation).min(VARIATION_LIMITS.least).max(VARIATION_LIMITS.most),
  })
  .superRefine(({ comparison_type, variations }, check) => {
    const fault = (i: number, field: string, message: string) =>
      check.addIssue({ code: 'custom', path: ['variations', i, field], message });
    const first = variations[0];
    for (const [i, variation] of variations.entries()) {
      requirePossibleLength(variation, check, ['variations', i]);
      if (!first || i === 0) continue;
      const samePrompt = variation.prompt === first.prompt;
      if (comparison_type === 'settings' && !samePrompt)
        fault(i, 'prompt', 'has to be the same in every variation when settings are compared');
      const twin = variations.findIndex((other) => same(other, variation));
      if (twin < i) fault(i, 'label', `asks for the same ad as variation ${twin + 1}`);
      if (comparison_type === 'prompt' && !same({ ...variation, prompt: '' }, { ...first, prompt: '' }))
        fault(i, 'prompt', 'everything but the prompt has to be the same when prompts are compared');
    }
  });
export type CompareRequest = z.infer<typeof CompareRequest>;

const same = (a: Variation, b: Variation) =>
  JSON.stringify({ ...a, label: undefined }) === JSON.stringify({ ...b, label: undefined });

/** Another beginning for a finished automatic ad. */
export const Hook = z.object({
  label: Label.optional(),
  visual_prompt: z.string().trim().min(SCENE_LIMITS.prompt.min).max(SCENE_LIMITS.prompt.max),
  overlay_text: z.string().trim().max(SCENE_LIMITS.overlay).default(''),
  /** seconds; left out, as long as the first scene was */
  duration: z.number().min(SCENE_LIMITS.seconds.min).max(SCENE_LIMITS.seconds.max).optional(),
});
export type Hook = z.infer<typeof Hook>;

export const HooksRequest = z.object({
  name: Name.optional(),
  hypothesis: Hypothesis.optional(),
  hooks: z.array(Hook).min(1).max(VARIATION_LIMITS.hooks),
});
export type HooksRequest = z.infer<typeof HooksRequest>;

export const ComparisonEstimate = z.object({
  /** USD of all variations together */
  estimated_cost: z.number(),
  /** seconds until the slowest is ready */
  estimated_duration: z.number(),
  /** USD each, in order */
  costs: z.array(z.number()),
  /** USD that is not spent because variations share scenes */
  saved: z.number(),
});
export type ComparisonEstimate = z.infer<typeof ComparisonEstimate>;

export const ComparisonStarted = Started.extend({
  group_id: z.string(),
  generation_ids: z.array(z.string()),
  session_ids: z.array(z.string()),
  costs: z.array(z.number()),
  saved: z.number(),
});
export type ComparisonStarted = z.infer<typeof ComparisonStarted>;

export const ComparedVideo = z.object({
  label: z.string(),
  video: GenerationView,
  /** The sentence as it was asked. */
  prompt: z.string(),
  settings: AutoSettings,
  /** What is being done now, in words; null when nothing is. */
  current_step: z.string().nullable(),
  /** The same without its language, where it is one of the sentences of progress. */
  current_words: ProgressWords.optional(),
  /** seconds from the order to the finished file */
  generation_time: z.number().nullable(),
  framework: z.string().nullable(),
  /** Texts of the scenes, in order. */
  texts: z.array(z.string()),
  /** What was measured, each under its own name; 0–100. */
  scores: z.array(z.object({ name: z.string(), value: z.number(), scored_by: z.string() })),
});
export type ComparedVideo = z.infer<typeof ComparedVideo>;

export const ComparisonSummary = z.object({
  group_id: z.string(),
  comparison_type: ComparisonKind,
  name: z.string().nullable(),
  hypothesis: z.string().nullable(),
  winner_id: z.string().nullable(),
  created_at: z.iso.datetime({ offset: true }),
});
export const Comparison = ComparisonSummary.extend({
  videos: z.array(ComparedVideo),
  /** Settings that are not the same everywhere: the values stand in the order of the videos. */
  differences: z.array(z.object({ field: z.string(), values: z.array(z.string()) })),
  /** USD spent on all of them */
  total_cost: z.number(),
  running: z.boolean(),
});
export type Comparison = z.infer<typeof Comparison>;

export const ComparisonList = z.object({
  comparisons: z.array(
    ComparisonSummary.extend({ videos: z.int(), thumbnail_urls: z.array(z.string()), running: z.boolean() }),
  ),
  next_cursor: z.string().nullable(),
});

/** A named set of settings, to be used again. */
export const SettingProfile = z.object({
  id: z.string(),
  name: z.string(),
  settings: AutoSettings.partial(),
  created_at: z.iso.datetime({ offset: true }),
});
export type SettingProfile = z.infer<typeof SettingProfile>;

const GroupId = z.object({ group_id: z.uuid() });
const about = { tag: 'comparisons', auth: true } as const;

export const comparisonRoutes = {
  generateParallel: {
    ...about,
    method: 'post',
    path: '/api/generate/parallel',
    summary: 'Make 2 to 5 variations of an ad side by side',
    body: CompareRequest,
    response: ComparisonStarted,
    status: 202,
  },
  estimateParallel: {
    ...about,
    method: 'post',
    path: '/api/generate/parallel/estimate',
    summary: 'What these variations would cost; nothing is started',
    body: CompareRequest,
    response: ComparisonEstimate,
  },
  generateHooks: {
    ...about,
    method: 'post',
    path: '/api/generations/{id}/hooks',
    summary: 'Make an automatic ad again with other first scenes; the rest is taken over',
    params: z.object({ id: z.uuid() }),
    body: HooksRequest,
    response: ComparisonStarted,
    status: 202,
  },
  estimateHooks: {
    ...about,
    method: 'post',
    path: '/api/generations/{id}/hooks/estimate',
    summary: 'What other first scenes would cost, and what sharing the rest saves',
    params: z.object({ id: z.uuid() }),
    body: HooksRequest,
    response: ComparisonEstimate,
  },
  listComparisons: {
    ...about,
    method: 'get',
    path: '/api/comparisons',
    summary: 'My comparisons, newest first',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.string().max(200).optional(),
    }),
    response: ComparisonList,
  },
  getComparison: {
    ...about,
    method: 'get',
    path: '/api/comparison/{group_id}',
    summary: 'All videos of a comparison and what differs between them',
    params: GroupId,
    response: Comparison,
  },
  changeComparison: {
    ...about,
    method: 'patch',
    path: '/api/comparison/{group_id}',
    summary: 'Name it, say what it shall find out, choose the winner; null takes away',
    params: GroupId,
    body: z.object({
      name: Name.nullable().optional(),
      hypothesis: Hypothesis.nullable().optional(),
      winner_id: z.uuid().nullable().optional(),
    }),
    response: Comparison,
  },
  cancelComparison: {
    ...about,
    method: 'post',
    path: '/api/comparison/{group_id}/cancel',
    summary: 'Stop all variations that are still being made',
    params: GroupId,
    response: CancelResponse.pick({ success: true, message: true, spent: true }).extend({ stopped: z.int() }),
  },
  deleteComparison: {
    ...about,
    method: 'delete',
    path: '/api/comparison/{group_id}',
    summary: 'Delete a comparison with its videos, or keep them and forget only that they belong together',
    params: GroupId,
    query: z.object({ videos: z.enum(['delete', 'keep']).default('delete') }),
    response: z.object({ success: z.literal(true), videos_removed: z.int() }),
  },
  listProfiles: {
    ...about,
    method: 'get',
    path: '/api/setting-profiles',
    summary: 'My saved settings',
    response: z.object({ profiles: z.array(SettingProfile) }),
  },
  saveProfile: {
    ...about,
    method: 'put',
    path: '/api/setting-profiles',
    summary: 'Save settings under a name; the same name is written over',
    body: z.object({ name: Name, settings: AutoSettings.partial() }),
    response: SettingProfile,
  },
  deleteProfile: {
    ...about,
    method: 'delete',
    path: '/api/setting-profiles/{id}',
    summary: 'Forget saved settings',
    params: z.object({ id: z.uuid() }),
    response: z.object({ success: z.literal(true) }),
  },
} as const;
