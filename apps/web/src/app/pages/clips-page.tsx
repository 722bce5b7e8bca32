import { ClipsStage } from '../../features/clips/clips-stage.tsx';
import { SceneForm } from '../../features/clips/scene-form.tsx';
import { StepPage } from './step-page.tsx';

export function ClipsPage() {
  return (
    <StepPage
      texts="clips"
      panel={(session) => <SceneForm session={session} />}
      pictures={(session) => <ClipsStage session={session} />}
    />
  );
}
