import { usd } from '@admint/contract';
import type { QueryOf, ResponseOf } from '../http/services.ts';
import { sessionAssets } from '../store/assets.ts';
import { readSession, type SessionRow } from '../store/sessions.ts';
import { estimateAuto } from './auto/estimate.ts';
import { lengthOf } from './clips.ts';
import {
  equalClips,
  estimateClips,
  estimateComposition,
  estimateImages,
  estimatePlan,
  modelWarnings,
  type StageEstimate,
} from './estimates.ts';
import { placeOrder } from './order.ts';
import type { FlowParts } from './start.ts';

/** `GET /api/sessions/{id}/estimate`: what an action would cost and take, and what its model cannot do. */
export async function estimate(
  parts: FlowParts,
  userId: number,
  id: string,
  query: QueryOf<'estimate'>,
): Promise<ResponseOf<'estimate'>> {
  const session = await readSession(parts.db, id, userId);
  const kind = KINDS[query.action];
  const { models, ids, warnings } = await placeOrder(parts, session, {
    ...(query.model !== undefined && { models: { [kind]: query.model } }),
    ...(query.tier !== undefined && { tier: query.tier }),
  });
  const seconds = query.clip_duration ?? session.clip_duration ?? 3;
  const found = await estimateOf({ ...parts, models }, session, query);
  return {
    estimated_cost: usd(found.cost),
    unit_cost: usd(found.unit),
    count: found.count,
    estimated_duration: Math.max(1, Math.round(found.seconds)),
    model: found.model,
    provider: found.provider,
    model_id: ids[kind],
    warnings: [
      ...warnings,
      ...(kind === 'text' ? [] : modelWarnings(models, kind, { photos: session.photo_ids.length, seconds })),
    ],
  };
}

/** The kind of model each action is mainly paid for. */
const KINDS = {
  images: 'image',
  more_images: 'image',
  clips: 'video',
  more_clips: 'video',
  plan: 'text',
  composition: 'music',
  auto: 'video',
} as const;

async function estimateOf(
  parts: FlowParts,
  session: SessionRow,
  query: QueryOf<'estimate'>,
): Promise<StageEstimate> {
  const { models } = parts;
  const seconds = query.clip_duration ?? session.clip_duration ?? 3;
  switch (query.action) {
    case 'images':
      return estimateImages(models, query.count ?? session.num_images ?? 6);
    case 'more_images':
      return estimateImages(models, query.count ?? 1, true);
    case 'plan':
      return estimatePlan(models);
    case 'auto':
      return estimateAuto(
        models,
        {
          num_clips: query.count,
          duration: query.duration,
          music: { enabled: query.music !== 'off' },
          coherence: { parallel_clips: query.parallel !== 'off' },
        },
        null,
      );
    case 'more_clips':
      return estimateClips(models, equalClips(query.count ?? 1, seconds), true);
    case 'composition':
      return estimateComposition(models, await lengthOfAd(parts, session), query.music !== 'off');
    case 'clips': {
      const durations = query.durations?.split(',').map(Number);
      if (durations) return estimateClips(models, durations, true);
      return estimateClips(
        models,
        equalClips(query.count ?? Math.max(1, session.approved_image_ids.length), seconds),
      );
    }
  }
}

const USUAL_SECONDS = 10;

/** Seconds the ad lasts with the clips chosen so far. */
async function lengthOfAd(parts: FlowParts, session: SessionRow): Promise<number> {
  const clips = await sessionAssets(parts.db, session.id, 'video');
  const chosen = session.clip_order.flatMap((id) => clips.find((clip) => clip.id === id) ?? []);
  return chosen.length > 0 ? lengthOf(parts.db, session, chosen) : USUAL_SECONDS;
}
