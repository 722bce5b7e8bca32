import { AdmintError, type GenerationView, micros, type ProgressWords, usd } from '@admint/contract';
import { contentUrl, posterUrl } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { wordsOf } from '../store/progress.ts';
import type { AssetPreview } from '../store/schema.ts';

/** A video with what lists show of its session, its file and its link. */
export function galleryRows(db: Database, userId: number) {
  return db
    .selectFrom('generations as g')
    .innerJoin('sessions as s', 's.id', 'g.session_id')
    .leftJoin('assets as a', 'a.id', 'g.asset_id')
    .leftJoin('ad_plans as p', (join) =>
      join.onRef('p.session_id', '=', 'g.session_id').onRef('p.generation_id', '=', 'g.id'),
    )
    .leftJoin('shares as l', 'l.generation_id', 'g.id')
    .leftJoin('group_members as c', 'c.generation_id', 'g.id')
    .where('g.user_id', '=', userId)
    .select([
      'g.id',
      'g.session_id',
      'g.status',
      'g.title',
      'g.product_name',
      'g.prompt',
      'g.number',
      'g.settings',
      'g.duration',
      'g.cost',
      'g.error',
      'g.run',
      'g.asset_id',
      'g.created_at',
      'g.completed_at',
      's.mode',
      's.stage',
      's.running',
      's.run as session_run',
      's.last_progress',
      's.last_seq',
      's.total_cost',
      's.approved_image_ids',
      'a.metadata',
      'c.group_id',
      'p.status as plan_status',
      'l.token',
      'l.expires_at',
    ]);
}

export type GalleryRow = NonNullable<Awaited<ReturnType<ReturnType<typeof galleryRows>['executeTakeFirst']>>>;

export const generationNotFound = () => new AdmintError('generation_not_found', 'There is no such video.');

/** Throws `generation_not_found`, also for someone else's video. */
export async function readGeneration(db: Database, userId: number, id: string): Promise<GalleryRow> {
  const row = await galleryRows(db, userId).where('g.id', '=', id).executeTakeFirst();
  if (!row) throw generationNotFound();
  return row;
}

/** How far it is, 0–100: a video in the making is as far as its session. */
export function progressOf(row: GalleryRow): number {
  if (row.status === 'completed') return 100;
  return row.status === 'processing' && row.run === row.session_run ? row.last_progress : 0;
}

export function generationView(row: GalleryRow): GenerationView {
  const finished = row.status === 'completed';
  const preview = (row.metadata as { preview?: AssetPreview } | null)?.preview;
  const picture = row.approved_image_ids[0];
  return {
    id: row.id,
    session_id: row.session_id,
    group_id: row.group_id,
    mode: row.mode,
    status: row.status,
    title: row.title,
    product_name: row.product_name,
    prompt: row.prompt,
    number: row.number,
    progress: progressOf(row),
    waits_for_you: row.status === 'processing' && row.plan_status === 'review' && !row.running,
    video_url: row.asset_id && contentUrl(row.asset_id),
    preview_url: row.asset_id && preview?.proxy ? `/api/assets/${row.asset_id}/proxy` : null,
    thumbnail_url: row.asset_id ? posterUrl(row.asset_id) : picture ? contentUrl(picture) : null,
    aspect_ratio: row.settings?.aspect_ratio ?? null,
    duration: finished ? row.duration : null,
    cost: usd(micros(finished ? row.cost : row.total_cost)),
    shared: row.token !== null && (row.expires_at === null || row.expires_at.getTime() > Date.now()),
    error: row.error,
    created_at: row.created_at.toISOString(),
    completed_at: row.completed_at?.toISOString() ?? null,
  };
}

/** The step of a video in the making, without its language. */
export function currentWords(event: unknown): { current_words?: ProgressWords } {
  const { words } = wordsOf(event);
  return words ? { current_words: words } : {};
}
