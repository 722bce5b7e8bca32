import { useTranslations } from 'use-intl';
import { ClipBoard } from '../../features/clips/clip-board.tsx';
import { ClipsStage } from '../../features/clips/clips-stage.tsx';
import { SceneForm } from '../../features/clips/scene-form.tsx';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { useAdLength } from '../../features/finish/use-ad-length.ts';
import { CostCard } from '../../ui/session/cost-card.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { useOpenSession } from './open-session.ts';

export function ClipsPage() {
  const t = useTranslations('clips');
  const session = useOpenSession();
  return (
    <Workbench
      key={session.id}
      eyebrow={t('step')}
      title={t('title')}
      lead={t('lead')}
      panelLabel={t('panel')}
      panel={<SceneForm session={session} />}
    >
      <ClipsStage session={session} />
    </Workbench>
  );
}

export function ClipBoardPage() {
  const t = useTranslations('clipBoard');
  const session = useOpenSession();
  const adLength = useAdLength(session);
  const length = chosenClips(session).reduce((total, { duration }) => total + duration, 0);
  return (
    <Workbench
      key={session.id}
      eyebrow={t('step')}
      title={t('title')}
      lead={t('lead')}
      side="right"
      panelLabel={t('panel')}
      panel={<CostCard session={session} length={length} adLength={adLength} />}
    >
      <ClipBoard session={session} />
    </Workbench>
  );
}
