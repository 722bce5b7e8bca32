import type { SessionResponse, Stage } from '@admint/contract';

/** The screens of one ad, in the order they are walked. */
export const STEPS = ['images', 'mood-board', 'clips', 'clip-board', 'finish', 'result'] as const;
export type Step = (typeof STEPS)[number];

type Reached = Pick<
  SessionResponse,
  | 'stage'
  | 'generated_images'
  | 'approved_images'
  | 'generated_clips'
  | 'approved_clips'
  | 'final_video'
  | 'failure'
>;

const WORKING: Partial<Record<Stage, Step>> = {
  created: 'images',
  image_generation: 'images',
  clip_generation: 'clips',
  final_composition: 'finish',
  complete: 'result',
};

/** Takes a session, gives the screen where its owner left off. */
export function currentStep(session: Reached): Step {
  const stage = session.stage === 'failed' ? (session.failure?.stage ?? 'created') : session.stage;
  if (stage === 'image_selection') return session.approved_images.length > 0 ? 'mood-board' : 'images';
  if (stage === 'clip_selection') return session.approved_clips.length > 0 ? 'clip-board' : 'clips';
  return WORKING[stage] ?? 'images';
}

/** May this screen be opened? Going back is always allowed; ahead only when there is something to show. */
export function isOpen(step: Step, session: Reached): boolean {
  switch (step) {
    case 'images':
      return true;
    case 'mood-board':
      return session.approved_images.length > 0;
    case 'clips':
      return session.approved_images.length >= 2;
    case 'clip-board':
      return session.approved_clips.length > 0;
    case 'finish':
      return session.approved_clips.length > 0;
    case 'result':
      return session.final_video !== null;
  }
}

/** Which press of a button a stage belongs to. */
export type Work = 'images' | 'clips' | 'final';

/** Takes a running or failed session, gives the work it is (or was) doing. */
export function workOf(session: Pick<SessionResponse, 'stage' | 'failure'>): Work | null {
  const stage = session.stage === 'failed' ? session.failure?.stage : session.stage;
  if (stage === 'image_generation') return 'images';
  if (stage === 'clip_generation') return 'clips';
  if (stage === 'final_composition') return 'final';
  return null;
}
