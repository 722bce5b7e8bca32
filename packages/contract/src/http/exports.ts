import { z } from 'zod';
import { PLACEMENTS } from '../placements.data.ts';
import { AspectRatio } from '../plan.ts';
import { CompositionSettings } from '../session.ts';

const placementIds = PLACEMENTS.map((placement) => placement.id);

export const ExportRequest = z.object({
  /** Shapes to make; left out, the placement's best one. */
  ratios: z
    .array(AspectRatio)
    .min(1)
    .max(4)
    .refine((ratios) => new Set(ratios).size === ratios.length, 'each ratio once')
    .optional(),
  /** A place with its own safe area and loudness, by id. */
  placement: z.enum(placementIds as [string, ...string[]]).optional(),
  quality: z.enum(['draft', 'final']).default('final'),
  /** Which version to export; left out, the newest. */
  generation_id: z.uuid().optional(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** One file made from a finished version of an ad. */
export const ExportView = z.object({
  id: z.string(),
  batch_id: z.string(),
  generation_id: z.string(),
  ratio: AspectRatio,
  placement: z.string().nullable(),
  quality: z.enum(['draft', 'final']),
  status: z.enum(['processing', 'completed', 'failed', 'canceled']),
  /** 0–100 */
  progress: z.number(),
  url: z.string().nullable(),
  download_url: z.string().nullable(),
  thumbnail_url: z.string().nullable(),
  resolution: z.string().nullable(),
  /** seconds */
  duration: z.number().nullable(),
  file_size_mb: z.number().nullable(),
  /** Integrated loudness, LUFS */
  lufs: z.number().nullable(),
  warnings: z.array(z.string()),
  error: z.string().nullable(),
  created_at: z.iso.datetime({ offset: true }),
});
export type ExportView = z.infer<typeof ExportView>;

/** One composition of the ad; older ones stay. */
export const VersionView = z.object({
  generation_id: z.string(),
  number: z.int(),
  url: z.string().nullable(),
  thumbnail_url: z.string().nullable(),
  duration: z.number().nullable(),
  settings: CompositionSettings.nullable(),
  created_at: z.iso.datetime({ offset: true }),
});

export const ExportsStarted = z.object({
  status: z.literal('processing'),
  batch_id: z.string(),
  exports: z.array(ExportView),
  estimated_duration: z.number(),
  estimated_cost: z.number(),
  message: z.string(),
});

export const ExportList = z.object({ versions: z.array(VersionView), exports: z.array(ExportView) });

export const ExportsCanceled = z.object({ success: z.literal(true), canceled: z.int(), message: z.string() });

const ById = z.object({ id: z.uuid() });

/** Other shapes of a finished video. */
export const exportRoutes = {
  createExports: {
    method: 'post',
    path: '/api/sessions/{id}/exports',
    summary: 'Lay the finished ad out again for other shapes and places; costs nothing',
    tag: 'exports',
    auth: true,
    params: ById,
    body: ExportRequest,
    response: ExportsStarted,
    status: 202,
  },
  listExports: {
    method: 'get',
    path: '/api/sessions/{id}/exports',
    summary: 'Every version of the ad and every file made from it',
    tag: 'exports',
    auth: true,
    params: ById,
    response: ExportList,
  },
  cancelExports: {
    method: 'post',
    path: '/api/sessions/{id}/exports/cancel',
    summary: 'Stop the exports that are running',
    tag: 'exports',
    auth: true,
    params: ById,
    response: ExportsCanceled,
  },
} as const;
