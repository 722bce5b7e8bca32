import type { ImageAsset, SessionResponse, VideoAsset, ViewType } from '@admint/contract';

const MINUTE = '2026-11-20T08:00';

/** A picture as the server describes it; `second` orders it among the others. */
export function sampleImage(id: string, view: ViewType, second = 0): ImageAsset {
  return {
    id,
    url: `/api/assets/${id}/content`,
    view_type: view,
    seed: 7,
    cost: 0.05,
    width: 1024,
    height: 1024,
    model: 'sample',
    prompt: `${view} view`,
    generation_time: 1,
    stale: null,
    created_at: `${MINUTE}:${String(second).padStart(2, '0')}Z`,
  };
}

/** A clip of an image as the server describes it. */
export function sampleClip(id: string, imageId: string, second = 0): VideoAsset {
  return {
    id,
    url: `/api/assets/${id}/content`,
    poster_url: `/api/assets/${id}/poster`,
    source_image_id: imageId,
    duration: 3,
    resolution: '1280x720',
    fps: 30,
    cost: 0.8,
    model: 'sample',
    prompt: 'running',
    camera_movement: 'dolly in',
    motion_intensity: 0.5,
    generation_time: 4,
    stale: null,
    created_at: `${MINUTE}:${String(second).padStart(2, '0')}Z`,
  };
}

/** A session in its first stage, changed by `part`. */
export function sampleSession(part: Partial<SessionResponse> = {}): SessionResponse {
  return {
    id: '3c0a6d0e-1111-4222-8333-444455556666',
    user_id: 1,
    mode: 'guided',
    stage: 'created',
    running: false,
    product_prompt: null,
    video_prompt: null,
    clip_duration: null,
    num_images: null,
    consistency_seed: null,
    style_keywords: [],
    product_category: null,
    photos: [],
    scenes: [],
    generated_images: [],
    approved_images: [],
    generated_clips: [],
    approved_clips: [],
    clip_order: [],
    composition: null,
    final_video: null,
    total_cost: 0,
    budget: 200,
    warnings: [],
    failure: null,
    last_seq: 0,
    progress: null,
    created_at: `${MINUTE}:00Z`,
    updated_at: `${MINUTE}:00Z`,
    ...part,
  };
}
