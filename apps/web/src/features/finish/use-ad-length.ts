import { duration, type SessionResponse } from '@admint/contract';
import { useDraft } from '../../lib/draft-store.ts';
import { openingValues } from './finish-form-schema.ts';
import { guidedTimeline } from './guided-timeline.ts';

/** Seconds the ad will last with the clips chosen now, its cards and crossfades; undefined while no clip is chosen. */
export function useAdLength(session: SessionResponse): number | undefined {
  const [{ finish }] = useDraft(session.id);
  const timeline = guidedTimeline(session, withName(openingValues(session, finish)));
  return timeline ? duration(timeline) / timeline.fps : undefined;
}

/** A card without any text is left out; before a name is typed the ad is measured as if it had one. */
function withName(values: ReturnType<typeof openingValues>) {
  return values.product_name || values.cta ? values : { ...values, product_name: 'Name' };
}
