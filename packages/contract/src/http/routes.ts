import { z } from 'zod';
import { CostBreakdown } from '../costs.ts';
import { SessionResponse } from '../session.ts';
import { autoRoutes } from './auto.ts';
import { coherenceRoutes } from '../coherence.ts';
import { comparisonRoutes } from './comparison.ts';
import { authRoutes } from './auth.ts';
import {
  CancelResponse,
  ComposeFinalVideoRequest,
  CreateSessionRequest,
  CreateSessionResponse,
  Estimate,
  EstimateQuery,
  GenerateClipsRequest,
  GenerateImagesRequest,
  SaveApprovedClipsRequest,
  SaveApprovedImagesRequest,
  SavedClips,
  SavedImages,
  SessionList,
  Started,
} from './guided-flow.ts';
import { modelRoutes } from './models.ts';
import { exportRoutes } from './exports.ts';
import { galleryRoutes } from './gallery.ts';
import { serviceRoutes } from './service.ts';
import { cutoutRoutes } from './photo-cutout.ts';
import { planRoutes } from './scene-plan.ts';
import { takeRoutes } from './takes.ts';
import { receiptRoutes } from './receipts.ts';
import { settingsRoutes } from './settings.ts';
import { rewriteRoutes } from './rewrite-part.ts';
import { settleCallRoutes } from './settle-call.ts';
import { photoRoutes } from './uploads.ts';

export interface Route {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** OpenAPI path template, e.g. `/api/sessions/{id}` */
  path: string;
  summary: string;
  tag: string;
  /** False only for health, login, register, share and docs. */
  auth: boolean;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: z.ZodType;
  /** Status of success; 200 unless said. */
  status?: 200 | 201 | 202;
}

const ById = z.object({ id: z.uuid() });

/** Every JSON route of the API: the server implements this table and OpenAPI is printed from it. */
export const routes = {
  ...serviceRoutes,
  ...authRoutes,
  createSession: {
    method: 'post',
    path: '/api/sessions/create',
    summary: 'Start an ad',
    tag: 'guided flow',
    auth: true,
    body: CreateSessionRequest,
    response: CreateSessionResponse,
    status: 201,
  },
  listSessions: {
    method: 'get',
    path: '/api/sessions',
    summary: 'My ads in the making, newest first',
    tag: 'guided flow',
    auth: true,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.string().max(200).optional(),
    }),
    response: SessionList,
  },
  getSession: {
    method: 'get',
    path: '/api/sessions/{id}',
    summary: 'The whole state of one ad',
    tag: 'guided flow',
    auth: true,
    params: ById,
    response: SessionResponse,
  },
  getCosts: {
    method: 'get',
    path: '/api/sessions/{id}/costs',
    summary: 'What it cost, per agent, with a receipt for every call',
    tag: 'guided flow',
    auth: true,
    params: ById,
    response: CostBreakdown,
  },
  estimate: {
    method: 'get',
    path: '/api/sessions/{id}/estimate',
    summary: 'What an action would cost, before it is asked for',
    tag: 'guided flow',
    auth: true,
    params: ById,
    query: EstimateQuery,
    response: Estimate,
  },
  generateImages: {
    method: 'post',
    path: '/api/generate-images',
    summary: 'Make product images from a sentence',
    tag: 'guided flow',
    auth: true,
    body: GenerateImagesRequest,
    response: Started,
    status: 202,
  },
  saveApprovedImages: {
    method: 'post',
    path: '/api/save-approved-images',
    summary: 'Choose the images of the mood board',
    tag: 'guided flow',
    auth: true,
    body: SaveApprovedImagesRequest,
    response: SavedImages,
  },
  generateClips: {
    method: 'post',
    path: '/api/generate-clips',
    summary: 'Make a clip from each chosen image',
    tag: 'guided flow',
    auth: true,
    body: GenerateClipsRequest,
    response: Started,
    status: 202,
  },
  saveApprovedClips: {
    method: 'post',
    path: '/api/save-approved-clips',
    summary: 'Choose and order the clips',
    tag: 'guided flow',
    auth: true,
    body: SaveApprovedClipsRequest,
    response: SavedClips,
  },
  composeFinalVideo: {
    method: 'post',
    path: '/api/compose-final-video',
    summary: 'Compose the ad',
    tag: 'guided flow',
    auth: true,
    body: ComposeFinalVideoRequest,
    response: Started,
    status: 202,
  },
  cancelSession: {
    method: 'post',
    path: '/api/sessions/{id}/cancel',
    summary: 'Stop what is running and keep what is finished',
    tag: 'guided flow',
    auth: true,
    params: ById,
    response: CancelResponse,
  },
  retrySession: {
    method: 'post',
    path: '/api/sessions/{id}/retry',
    summary: 'Run the failed stage again; finished parts are kept and not bought twice',
    tag: 'guided flow',
    auth: true,
    params: ById,
    query: z.object({
      /** Only this part of what failed, by its name; left out, all of them. */
      part: z.string().min(1).max(80).optional(),
    }),
    response: Started,
    status: 202,
  },
  ...exportRoutes,
  ...photoRoutes,
  ...galleryRoutes,
  ...modelRoutes,
  ...coherenceRoutes,
  ...settingsRoutes,
  ...receiptRoutes,
  ...cutoutRoutes,
  ...takeRoutes,
  ...planRoutes,
  ...autoRoutes,
  ...settleCallRoutes,
  ...comparisonRoutes,
  ...rewriteRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
