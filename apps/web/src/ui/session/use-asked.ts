import type { SessionResponse } from '@admint/contract';
import { useDraft } from '../../lib/draft-store.ts';

/** Gives what to call when work is asked for: notes what was there before and how many seconds it should take. */
export function useAsked(session: SessionResponse): (seconds: number) => void {
  const [, edit] = useDraft(session.id);
  return (seconds) =>
    edit({
      before: [...session.generated_images, ...session.generated_clips].map(({ id }) => id),
      asked: { at: Date.now(), seconds },
    });
}
