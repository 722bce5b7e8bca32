import { randomUUID } from 'node:crypto';
import type { SessionResponse } from '@admint/contract';

/** What the studio of the tests answers with: enough of each thing for a client to go on. */
export const now = () => new Date().toISOString();

export function agent(name: string) {
  return { agent: name, available: true, provider: 'local', model: 'm', reason: null, capabilities: [] };
}

const VIEWS = ['front', 'side', 'back', 'top', 'detail', 'lifestyle'] as const;

export function image(index: number): SessionResponse['generated_images'][number] {
  return {
    id: randomUUID(),
    url: '',
    view_type: VIEWS[index % VIEWS.length] ?? 'front',
    seed: 1,
    cost: 0.05,
    width: 1024,
    height: 1024,
    model: 'm',
    prompt: '',
    generation_time: 1,
    stale: null,
    created_at: now(),
  };
}

export function clip(source_image_id: string): SessionResponse['generated_clips'][number] {
  return {
    id: randomUUID(),
    url: '',
    poster_url: '',
    source_image_id,
    duration: 3,
    resolution: '1280x720',
    fps: 30,
    cost: 0.8,
    model: 'm',
    prompt: '',
    camera_movement: 'static',
    motion_intensity: 0.5,
    generation_time: 1,
    stale: null,
    created_at: now(),
  };
}

export function finalVideo(): NonNullable<SessionResponse['final_video']> {
  const id = randomUUID();
  return {
    id,
    generation_id: id,
    url: `/api/assets/${id}/content`,
    download_url: `/api/assets/${id}/content?download=1`,
    thumbnail_url: '',
    duration: 9.8,
    resolution: '1920x1080',
    fps: 30,
    file_size_mb: 1,
    format: 'mp4',
    stale: null,
    created_at: now(),
  };
}

export function emptySession(): SessionResponse {
  return {
    id: randomUUID(),
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
    scenes: [],
    photos: [],
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
    created_at: now(),
    updated_at: now(),
  };
}
