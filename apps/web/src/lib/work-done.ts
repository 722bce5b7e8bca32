import type { SessionResponse } from '@admint/contract';
import { clipSlots } from './clip-slots.ts';
import type { Work } from './flow.ts';
import { imageSlots } from './image-slots.ts';

/** Takes a session at work and the ids made before it, gives how many parts are finished of how many; null where there are no parts. */
export function workDone(
  session: Pick<
    SessionResponse,
    'generated_images' | 'generated_clips' | 'approved_images' | 'num_images' | 'picks' | 'failure' | 'task'
  >,
  work: Work,
  before: readonly string[],
): { now: number; of: number } | null {
  if (work === 'final') return null;
  if (session.task) {
    if (session.task.kind === 'plan') return null;
    const { kind, count } = session.task;
    const all = kind === 'images' ? session.generated_images : session.generated_clips;
    return { now: Math.min(count, all.filter(({ id }) => !before.includes(id)).length), of: count };
  }
  const of = work === 'images' ? (session.num_images ?? 0) : session.approved_images.length;
  const slots =
    work === 'images' ? imageSlots(session.generated_images, before, of) : clipSlots(session, before, true);
  const waiting = slots.filter(({ kind }) => kind === 'pending').length;
  return { now: Math.max(0, of - waiting), of };
}
