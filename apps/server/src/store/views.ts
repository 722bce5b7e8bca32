import {
  type FinalVideo,
  type ImageAsset,
  micros,
  type PhotoView,
  type SessionResponse,
  usd,
  type VideoAsset,
  ViewType,
  type MusicAsset,
  type PlanView,
  type TaskView,
} from '@admint/contract';
import { type AssetRow, contentUrl, posterUrl } from './assets.ts';
import type { StoredPlan } from './schema.ts';
import type { SessionRow } from './sessions.ts';

const dollars = (amount: string) => usd(micros(amount));
const insteadOf = ({ metadata: { instead_of } }: AssetRow) => ({ ...(instead_of && { instead_of }) });

export function imageView(row: AssetRow): ImageAsset {
  return {
    id: row.id,
    url: row.url,
    view_type: ViewType.catch('front').parse(row.metadata.view_type),
    seed: row.seed ?? 0,
    cost: dollars(row.cost),
    width: row.width ?? 0,
    height: row.height ?? 0,
    model: row.model_used,
    prompt: row.prompt ?? '',
    generation_time: row.generation_time,
    stale: row.stale,
    slot: slotOf(row),
    favorite: row.favorite,
    ...(row.metadata.cached && { cached: true }),
    ...insteadOf(row),
    created_at: row.created_at.toISOString(),
  };
}

/** The place of an image or clip on its board: its takes share it. */
export function slotOf(row: AssetRow): string {
  return (
    row.metadata.slot ?? (row.asset_type === 'video' ? row.metadata.source_image_id : undefined) ?? row.id
  );
}

/** A product photo is an image the user brought, not one that was made. */
const isPhoto = (row: AssetRow) => row.metadata.role === 'photo';
export const isGeneratedImage = (row: AssetRow) => row.asset_type === 'image' && !isPhoto(row);

/** The photos in use, in the user's order. */
export function photosOf(session: Pick<SessionRow, 'photo_ids'>, assets: AssetRow[]): PhotoView[] {
  return session.photo_ids.flatMap((id) => {
    const row = assets.find((asset) => asset.id === id && isPhoto(asset));
    if (!row) return [];
    const { url, content_type } = row;
    const { cutout } = row.metadata;
    return [
      {
        id,
        url,
        width: row.width ?? 0,
        height: row.height ?? 0,
        content_type,
        created_at: row.created_at.toISOString(),
        ...(cutout && {
          cutout: { choice: cutout.choice, glass: cutout.glass, edited: cutout.mask !== undefined },
        }),
      },
    ];
  });
}

function previewOf({
  id,
  metadata: { preview },
}: AssetRow): Pick<VideoAsset, 'proxy_url' | 'filmstrip' | 'focus' | 'crowd'> {
  const { sha256: _, ...layout } = preview?.filmstrip ?? { sha256: '' };
  return {
    ...(preview?.proxy && { proxy_url: `/api/assets/${id}/proxy` }),
    ...('count' in layout && { filmstrip: { url: `/api/assets/${id}/filmstrip`, ...layout } }),
    ...(preview?.focus && { focus: preview.focus }),
    ...(preview?.crowd && { crowd: preview.crowd }),
  };
}

export function videoView(row: AssetRow): VideoAsset {
  return {
    id: row.id,
    url: row.url,
    poster_url: posterUrl(row.id),
    ...previewOf(row),
    source_image_id: row.metadata.source_image_id ?? '',
    duration: row.duration ?? 0,
    resolution: `${row.width}x${row.height}`,
    fps: row.fps ?? 0,
    cost: dollars(row.cost),
    model: row.model_used,
    prompt: row.prompt ?? '',
    camera_movement: row.metadata.camera_movement ?? '',
    motion_intensity: row.metadata.motion_intensity ?? 0,
    ...(row.metadata.scene !== undefined && { scene: row.metadata.scene }),
    ...(row.metadata.first_frame && { continues: row.metadata.first_frame.of }),
    generation_time: row.generation_time,
    stale: row.stale,
    slot: slotOf(row),
    favorite: row.favorite,
    ...(row.metadata.cached && { cached: true }),
    ...insteadOf(row),
    created_at: row.created_at.toISOString(),
  };
}

function musicView(row: AssetRow): MusicAsset {
  return {
    id: row.id,
    url: row.url,
    genre: row.metadata.genre ?? '',
    duration: row.duration ?? 0,
    cost: dollars(row.cost),
    model: row.model_used,
    ...insteadOf(row),
    created_at: row.created_at.toISOString(),
  };
}

/** What a running session is making beside its stages. */
function taskView({ task, running }: SessionRow): TaskView | null {
  if (!task || !running) return null;
  if (task.kind === 'plan') return { kind: 'plan', slots: [], count: task.image_ids.length };
  return {
    kind: task.kind,
    slots: task.shots.flatMap(({ slot }) => slot ?? []),
    count: task.shots.length,
  };
}

/** The plan as the user sees it, without the run that films it. */
export function planView(stored: StoredPlan): PlanView {
  const { run: _, ...plan } = stored;
  return plan;
}

export function finalVideoView(row: AssetRow): FinalVideo {
  return {
    id: row.id,
    generation_id: row.metadata.generation_id ?? row.id,
    url: row.url,
    download_url: `${contentUrl(row.id)}?download=1`,
    thumbnail_url: posterUrl(row.id),
    duration: row.duration ?? 0,
    resolution: `${row.width}x${row.height}`,
    fps: row.fps ?? 0,
    file_size_mb: Math.round((row.bytes / 1_048_576) * 100) / 100,
    format: 'mp4',
    stale: row.stale,
    created_at: row.created_at.toISOString(),
  };
}

/** Takes a session's row, its assets and its newest event, gives the answer of `GET /api/sessions/{id}`. */
export function sessionView(
  row: SessionRow,
  assets: AssetRow[],
  newest: SessionResponse['progress'],
): SessionResponse {
  const final = assets.find((asset) => asset.id === row.final_video_id);
  return {
    id: row.id,
    user_id: row.user_id,
    mode: row.mode,
    stage: row.stage,
    running: row.running,
    product_prompt: row.product_prompt,
    video_prompt: row.video_prompt,
    clip_duration: row.clip_duration,
    num_images: row.num_images,
    consistency_seed: row.consistency_seed,
    style_keywords: row.style_keywords,
    product_category: row.product_category,
    photos: photosOf(row, assets),
    scenes: row.scenes,
    plan: row.plan && planView(row.plan),
    picks: row.picks,
    task: taskView(row),
    music: assets.filter((asset) => asset.asset_type === 'audio').map(musicView),
    generated_images: assets.filter(isGeneratedImage).map(imageView),
    approved_images: row.approved_image_ids,
    generated_clips: assets.filter((asset) => asset.asset_type === 'video').map(videoView),
    approved_clips: row.approved_clip_ids,
    clip_order: row.clip_order,
    composition: row.composition,
    final_video: final ? finalVideoView(final) : null,
    total_cost: dollars(row.total_cost),
    budget: dollars(row.budget),
    alert_at: row.alerted_at === null ? null : dollars(row.alerted_at),
    models: row.models,
    tier: row.tier,
    warnings: row.warnings,
    failure: row.failure,
    last_seq: row.last_seq,
    progress: newest,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
