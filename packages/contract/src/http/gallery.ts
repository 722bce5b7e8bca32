import { z } from 'zod';
import { AspectRatio } from '../plan.ts';
import { ProgressWords } from '../progress-words.ts';
import { CompositionSettings, FinalVideo, Stage } from '../session.ts';
import { CancelResponse } from './guided-flow.ts';

export const GenerationStatus = z.enum(['processing', 'completed', 'failed', 'canceled']);
export type GenerationStatus = z.infer<typeof GenerationStatus>;

export const GenerationSort = z.enum(['newest', 'oldest', 'longest', 'cost']);
export type GenerationSort = z.infer<typeof GenerationSort>;

/** One video of the gallery: finished, in the making, or given up. */
export const GenerationView = z.object({
  id: z.string(),
  session_id: z.string(),
  /** The comparison it was made for, if any. */
  group_id: z.string().nullable().optional(),
  mode: z.enum(['guided', 'auto', 'chat']),
  status: GenerationStatus,
  /** The name its owner gave it, if any. */
  title: z.string().nullable(),
  product_name: z.string().nullable(),
  prompt: z.string().nullable(),
  /** Which composition of its session this is, from 1. */
  number: z.int(),
  /** 0–100 */
  progress: z.number(),
  /** Nothing is being made: its storyboard waits for its owner's word. */
  waits_for_you: z.boolean().optional(),
  video_url: z.string().nullable(),
  /** A copy 640 pixels wide where there is one: what lists play. */
  preview_url: z.string().nullable(),
  thumbnail_url: z.string().nullable(),
  aspect_ratio: AspectRatio.nullable(),
  /** seconds; null until it is finished */
  duration: z.number().nullable(),
  /** USD spent on the session when the video was finished, or so far */
  cost: z.number(),
  shared: z.boolean(),
  error: z.string().nullable(),
  created_at: z.iso.datetime({ offset: true }),
  completed_at: z.iso.datetime({ offset: true }).nullable(),
});
export type GenerationView = z.infer<typeof GenerationView>;

/** A public link. Whoever has it may watch this one video until it is revoked or runs out. */
export const ShareView = z.object({
  token: z.string(),
  /** The whole address, to be copied. */
  url: z.string(),
  indexable: z.boolean(),
  expires_at: z.iso.datetime({ offset: true }).nullable(),
  /** True while this server answers only on its own machine: the link opens nowhere else. */
  local_only: z.boolean(),
  created_at: z.iso.datetime({ offset: true }),
});
export type ShareView = z.infer<typeof ShareView>;

export const GenerationDetails = GenerationView.extend({
  video: FinalVideo.nullable(),
  settings: CompositionSettings.nullable(),
  share: ShareView.nullable(),
});
export type GenerationDetails = z.infer<typeof GenerationDetails>;

export const GenerationList = z.object({
  generations: z.array(GenerationView),
  next_cursor: z.string().nullable(),
  /** How many match, on all pages. */
  total: z.int(),
});

export const GenerationProgress = z.object({
  id: z.string(),
  session_id: z.string(),
  status: GenerationStatus,
  stage: Stage,
  /** 0–100 */
  progress: z.number(),
  /** What is being done now, in words. */
  current_step: z.string(),
  /** The same without its language, where it is one of the sentences of progress. */
  current_words: ProgressWords.optional(),
  cost: z.number(),
  error: z.string().nullable(),
});

const Title = z.string().trim().min(1).max(100);

const ShareRequest = z.object({
  /** Days until the link stops working; null or left out: until it is revoked. */
  expires_in_days: z.int().min(1).max(365).nullable().default(null),
  /** May search engines list the page? */
  indexable: z.boolean().default(false),
});

const ById = z.object({ id: z.uuid() });
const about = { tag: 'gallery', auth: true, params: ById } as const;

export const galleryRoutes = {
  listGenerations: {
    method: 'get',
    path: '/api/generations',
    summary: 'My videos, page by page: searched, filtered, sorted',
    tag: 'gallery',
    auth: true,
    query: z.object({
      /** Part of a title, product name or prompt; case does not count. */
      q: z.string().trim().max(200).optional(),
      status: GenerationStatus.optional(),
      sort: GenerationSort.default('newest'),
      session_id: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(24),
      cursor: z.string().max(400).optional(),
    }),
    response: GenerationList,
  },
  getGeneration: {
    ...about,
    method: 'get',
    path: '/api/generations/{id}',
    summary: 'One video with all that is known of it',
    response: GenerationDetails,
  },
  getGenerationStatus: {
    ...about,
    method: 'get',
    path: '/api/generations/{id}/status',
    summary: 'How far one video is',
    response: GenerationProgress,
  },
  renameGeneration: {
    ...about,
    method: 'patch',
    path: '/api/generations/{id}',
    summary: 'Give a video a name; null takes it away',
    body: z.object({ title: Title.nullable() }),
    response: GenerationView,
  },
  deleteGeneration: {
    ...about,
    method: 'delete',
    path: '/api/generations/{id}',
    summary: 'Delete a video, the files made from it and its public link, for good',
    response: z.object({ success: z.literal(true), files_removed: z.int() }),
  },
  cancelGeneration: {
    ...about,
    method: 'post',
    path: '/api/generations/{id}/cancel',
    summary: 'Stop a video that is being made; what is finished is kept',
    response: CancelResponse,
  },
  shareGeneration: {
    ...about,
    method: 'post',
    path: '/api/generations/{id}/share',
    summary: 'Make a public link, or change the one there is',
    body: ShareRequest,
    response: ShareView,
  },
  revokeShare: {
    ...about,
    method: 'delete',
    path: '/api/generations/{id}/share',
    summary: 'End the public link; its address never works again',
    response: z.object({ success: z.literal(true) }),
  },
} as const;
