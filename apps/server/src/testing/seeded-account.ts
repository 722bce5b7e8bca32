import type { ComparisonStarted, GenerateResponse, ShareView } from '@admint/contract';
import { type ApiClient, SCENE } from './api-client.ts';

/** One ad at every place of the flow, by id. */
export interface SeededAccount {
  /** Opened, nothing made yet. */
  fresh: string;
  /** Four images, none chosen. */
  started: string;
  /** Two images chosen, scenes planned, no clips yet. */
  planned: string;
  /** Walked to the end, and its video's id and public address (`/s/…`). */
  finished: string;
  video: string;
  share: string;
  /** An automatic ad whose storyboard waits for its owner. */
  review: string;
  /** A comparison of two variations that was stopped before they were made. */
  comparison: string;
}

const PRODUCTS = {
  finished: 'pink tennis shoes with white laces',
  planned: 'amber glass skincare bottle with a gold pump',
  started: 'a rose gold watch with a black dial',
  review: 'Tired of cold coffee? Our blue ceramic mug with a bamboo lid keeps it hot.',
};

/** Fills the account `api` is logged in to. Throws when a stage fails or a film takes longer than five minutes. */
export async function seedAccount(api: ApiClient): Promise<SeededAccount> {
  const finished = await withImages(api, PRODUCTS.finished, 2);
  await stage(api, finished, () => api.generateClips(finished));
  const clips = (await api.session(finished)).generated_clips.map(({ id }) => id);
  await api.approveClips(finished, clips);
  await stage(api, finished, () => api.compose(finished));
  const video = (await api.session(finished)).final_video?.generation_id ?? '';
  const { url } = await api.call<ShareView>('POST', `/api/generations/${video}/share`, {});

  const planned = await withImages(api, PRODUCTS.planned, 2);
  await api.work(planned, 'plan', { video_prompt: SCENE, clip_duration: 3 });
  const started = await withImages(api, PRODUCTS.started, 0);
  const { session_id: review } = await api.call<GenerateResponse>('POST', '/api/generate', {
    prompt: PRODUCTS.review,
    review: true,
    coherence: { prompt_enhancement: false },
  });
  await api.settled(review, 120);
  const comparison = await stoppedComparison(api);
  const fresh = await api.newSession();
  return { fresh, started, planned, finished, video, share: new URL(url).pathname, review, comparison };
}

async function stoppedComparison(api: ApiClient): Promise<string> {
  const variation = { prompt: PRODUCTS.review, coherence: { prompt_enhancement: false } };
  const { group_id } = await api.call<ComparisonStarted>('POST', '/api/generate/parallel', {
    comparison_type: 'settings',
    name: 'Three scenes or four',
    variations: [
      { ...variation, num_clips: 3, label: 'Three' },
      { ...variation, num_clips: 4, label: 'Four' },
    ],
  });
  await api.call('POST', `/api/comparison/${group_id}/cancel`, {});
  return group_id;
}

async function withImages(api: ApiClient, product_prompt: string, chosen: number): Promise<string> {
  const id = await api.newSession();
  await stage(api, id, () => api.generateImages(id, { product_prompt }));
  const { generated_images } = await api.session(id);
  const ids = generated_images.slice(0, chosen).map((image) => image.id);
  if (chosen > 0) await api.approveImages(id, ids);
  return id;
}

async function stage(api: ApiClient, id: string, start: () => Promise<unknown>): Promise<void> {
  await start();
  const { failure } = await api.settled(id, 300);
  if (failure) throw new Error(`${id}: ${failure.message}`);
}
