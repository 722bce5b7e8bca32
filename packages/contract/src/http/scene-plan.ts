import { z } from 'zod';
import { PlannedScene } from '../plan.ts';
import { PlanView } from '../session.ts';
import { Started } from './guided-flow.ts';

export const PlanRequest = z.object({
  video_prompt: z.string().trim().min(10).max(300),
  clip_duration: z.number().min(2).max(4).default(3),
  /** Plans only images that have no scene yet; what the user wrote for the others stays. */
  only_missing: z.boolean().default(false),
});
export type PlanRequest = z.infer<typeof PlanRequest>;

export const PlanChange = z.object({
  /** The version the change was made on; another one is refused, so that two windows never overwrite each other. */
  version: z.int().min(1),
  clip_duration: z.number().min(2).max(4).optional(),
  scenes: z
    .array(PlannedScene.extend({ scene_prompt: z.string().trim().min(3).max(1000) }))
    .min(1)
    .max(64),
});
export type PlanChange = z.infer<typeof PlanChange>;

const ById = z.object({ id: z.uuid() });

/** The shots of an ad, planned and changed before any clip is paid for. */
export const planRoutes = {
  planScenes: {
    method: 'post',
    path: '/api/sessions/{id}/plan',
    summary: 'Plan one scene per chosen image, to be read and changed before clips are made',
    tag: 'guided flow',
    auth: true,
    params: ById,
    body: PlanRequest,
    response: Started,
    status: 202,
  },
  savePlan: {
    method: 'put',
    path: '/api/sessions/{id}/plan',
    summary: 'Change the scenes of the plan',
    tag: 'guided flow',
    auth: true,
    params: ById,
    body: PlanChange,
    response: PlanView,
  },
} as const;
