import { formatUsd, type GenerateRequest, micros } from '@admint/contract';
import type { Answer, Api } from '../server/api.ts';
import { follow } from './follow.ts';
import {
  cancel,
  finished,
  interrupted,
  type MadeAd,
  type MakeOptions,
  stopwatch,
  videoOf,
} from './make-ad.ts';

/** An automatic ad, with the plan it was made from. */
export interface MadeAutoAd extends MadeAd {
  storyboard: Answer<'getStoryboard'>;
}

/** Orders a whole ad and waits for it. Throws Failure; when the signal fires, the ad is canceled first. */
export async function makeAutoAd(
  api: Api,
  request: GenerateRequest,
  { signal, onEvent, warn }: MakeOptions,
): Promise<MadeAutoAd> {
  if (signal.aborted) throw interrupted('Stopped before anything was started.', 'none');
  const lap = stopwatch();
  const started = await api.call('generate', { body: request });
  const { session_id, estimated_cost } = started;
  if (estimated_cost > 0) warn(`this ad costs about ${formatUsd(micros(estimated_cost))}.`);
  const follower = follow(api, session_id, onEvent);
  try {
    const session = finished(await follower.untilIdle(signal), warn);
    const [costs, storyboard] = await Promise.all([
      api.call('getCosts', { params: { id: session_id } }),
      api.call('getStoryboard', { params: { id: session_id } }),
    ]);
    return { session, video: videoOf(session), costs, storyboard, parts: { ad: lap() } };
  } catch (error) {
    if (!signal.aborted) throw error;
    throw await cancel(api, session_id);
  } finally {
    follower.close();
  }
}
