import { duration, type SessionResponse, type Timeline } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { musicSampleUrl } from '../../lib/music-sample.ts';
import { estimateQuery } from '../../lib/session-api.ts';
import type { FinishValues } from './finish-form-schema.ts';

/** Two lengths closer than this are the same piece. */
const SAME_SECONDS = 0.05;
const [SHORTEST, LONGEST] = [4, 30];

/**
 * What the preview plays: the piece already made for this ad, or, where the composer of this server makes it, the very
 * piece it will make. What a hosted model will make cannot be heard before.
 */
export function usePreviewMusic(session: SessionResponse, timeline: Timeline | null, values: FinishValues) {
  const t = useTranslations('preview');
  const { data } = useQuery(estimateQuery(session.id, { action: 'composition', music: 'on' }));
  if (!values.music || !timeline) return { url: null, note: t('silent') };
  const seconds = duration(timeline) / timeline.fps;
  const made = session.music?.find(
    (piece) => piece.genre === values.genre && Math.abs(piece.duration - seconds) < SAME_SECONDS,
  );
  if (made) return { url: made.url, note: t('ownMusic') };
  const composable = seconds >= SHORTEST && seconds <= LONGEST;
  if (data?.model_id !== 'local' || !composable) return { url: null, note: t('musicLater') };
  const url = musicSampleUrl({ genre: values.genre, duration: seconds, seed: session.consistency_seed ?? 0 });
  return { url, note: t('exactMusic') };
}
