import { MoodBoard } from '../../features/images/mood-board.tsx';
import { CostCard } from '../../ui/session/cost-card.tsx';
import { StepPage } from './step-page.tsx';

export function MoodBoardPage() {
  return (
    <StepPage
      texts="moodBoard"
      side="right"
      panel={(session) => <CostCard session={session} />}
      pictures={(session) => <MoodBoard session={session} />}
    />
  );
}
