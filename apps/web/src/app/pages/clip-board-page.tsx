import type { SessionResponse } from '@admint/contract';
import { ClipBoard } from '../../features/clips/clip-board.tsx';
import { useAdLength } from '../../features/finish/use-ad-length.ts';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { CostCard } from '../../ui/session/cost-card.tsx';
import { StepPage } from './step-page.tsx';

export function ClipBoardPage() {
  return (
    <StepPage
      texts="clipBoard"
      side="right"
      panel={(session) => <CostAndLength session={session} />}
      pictures={(session) => <ClipBoard session={session} />}
    />
  );
}

/** The clips alone, and the ad with its cards. */
function CostAndLength({ session }: { session: SessionResponse }) {
  const adLength = useAdLength(session);
  const length = chosenClips(session).reduce((total, { duration }) => total + duration, 0);
  return <CostCard session={session} length={length} adLength={adLength} />;
}
