import { useTranslations } from 'use-intl';
import { ClipBoard } from '../../features/clips/clip-board.tsx';
import { useAdLength } from '../../features/finish/use-ad-length.ts';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { CostCard } from '../../ui/session/cost-card.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { useOpenSession } from './open-session.ts';

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
