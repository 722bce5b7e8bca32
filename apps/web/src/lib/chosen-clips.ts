import type { SessionResponse, VideoAsset } from '@admint/contract';

/** The clips the user chose, in the order they will play. */
export function chosenClips(
  session: Pick<SessionResponse, 'generated_clips' | 'approved_clips' | 'clip_order'>,
): VideoAsset[] {
  const order = session.clip_order.length > 0 ? session.clip_order : session.approved_clips;
  return order.flatMap((id) => session.generated_clips.find((clip) => clip.id === id) ?? []);
}
