import type { FinalVideo, Problem, ProgressEvent, SessionResponse, Started } from '@admint/contract';
import { formatUsd, micros } from '@admint/contract';
import { EXIT, Failure, failureOfStage } from '../failure.ts';
import type { Answer, Api } from '../server/api.ts';
import { chooseClips, chooseImages } from './choose.ts';
import { type Follower, follow } from './follow.ts';
import type { Order } from './order.ts';
import { checkOrder, clipsRequest, compositionRequest, imagesRequest } from './requests.ts';

export interface MakeOptions {
  onEvent: (event: ProgressEvent) => void;
  /** Something the person should know that stops nothing. */
  warn: (line: string) => void;
  signal: AbortSignal;
}

/** A finished ad and what it took. */
export interface MadeAd {
  session: SessionResponse;
  video: FinalVideo;
  costs: Answer<'getCosts'>;
  /** Seconds per stage. */
  parts: Record<string, number>;
}

/** The contract asks for at least two images on the mood board. */
const LEAST_IMAGES = 2;

/**
 * Runs the guided flow from the first sentence to the finished video, choosing images and clips itself.
 * Throws Failure; when the signal fires, the run is canceled first.
 */
export async function makeAd(api: Api, order: Order, options: MakeOptions): Promise<MadeAd> {
  checkOrder(order, await api.call('options', {}));
  if (options.signal.aborted) throw interrupted('Stopped before anything was started.', 'none');
  const { session_id } = await api.call('createSession', { body: {} });
  const follower = follow(api, session_id, options.onEvent);
  try {
    return await runStages(api, order, session_id, follower, options);
  } catch (error) {
    if (!options.signal.aborted) throw error;
    throw await cancel(api, session_id);
  } finally {
    follower.close();
  }
}

async function runStages(
  api: Api,
  order: Order,
  session_id: string,
  follower: Follower,
  { signal, warn }: MakeOptions,
): Promise<MadeAd> {
  const lap = stopwatch();
  const stage = async (start: () => Promise<Started>) => {
    signal.throwIfAborted();
    const { estimated_cost } = await start();
    if (estimated_cost > 0) warn(`this stage costs about ${formatUsd(micros(estimated_cost))}.`);
    return finished(await follower.untilIdle(signal), warn);
  };

  const withImages = await stage(() =>
    api.call('generateImages', { body: imagesRequest(order, session_id) }),
  );
  const images = chooseImages(withImages.generated_images, Math.max(order.clips, LEAST_IMAGES));
  await api.call('saveApprovedImages', { body: { session_id, approved_image_ids: images } });
  const imagesSeconds = lap();

  const withClips = await stage(() => api.call('generateClips', { body: clipsRequest(order, session_id) }));
  const clips = chooseClips(withClips.generated_clips, images, order.clips);
  await api.call('saveApprovedClips', {
    body: { session_id, approved_clip_ids: clips, clip_order: clips },
  });
  const clipsSeconds = lap();

  const session = await stage(() =>
    api.call('composeFinalVideo', { body: compositionRequest(order, session_id) }),
  );
  const costs = await api.call('getCosts', { params: { id: session_id } });
  const parts = { images: imagesSeconds, clips: clipsSeconds, composition: lap() };
  return { session, video: videoOf(session), costs, parts };
}

/** Gives the session on when its stage stands, in whole or in part; throws Failure when it failed. */
export function finished(session: SessionResponse, warn: (line: string) => void): SessionResponse {
  const spent = formatUsd(micros(session.total_cost));
  if (session.stage === 'failed' && session.failure) throw failureOfStage(session.failure, spent);
  for (const warning of session.warnings) warn(warning);
  if (session.failure) warn(session.failure.message);
  return session;
}

/** The session's finished video. Throws Failure when there is none. */
export function videoOf({ final_video }: SessionResponse): FinalVideo {
  if (final_video) return final_video;
  throw new Failure(
    EXIT.stageFailed,
    'no_video',
    'The ad was stopped elsewhere before it was finished.',
    'unknown',
  );
}

/** Stops what runs and says what was spent by then. */
export async function cancel(api: Api, id: string): Promise<Failure> {
  const canceled = await api
    .call('cancelSession', { params: { id } })
    .then(({ message }) => message)
    // Nothing was running at that moment, or the server is gone too.
    .catch(() => `Stopped. What was spent is in the cost table of session ${id}.`);
  return interrupted(canceled, 'unknown');
}

/** What Ctrl-C ends with. */
export function interrupted(message: string, charged: Problem['charged']): Failure {
  return new Failure(EXIT.interrupted, 'interrupted', message, charged);
}

/** Gives a function that tells the seconds since it was last asked. */
export function stopwatch(): () => number {
  let since = performance.now();
  return () => {
    const now = performance.now();
    const seconds = (now - since) / 1000;
    since = now;
    return Math.round(seconds * 100) / 100;
  };
}
