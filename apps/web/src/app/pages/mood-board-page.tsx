import { useTranslations } from 'use-intl';
import { MoodBoard } from '../../features/images/mood-board.tsx';
import { CostCard } from '../../ui/session/cost-card.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { useOpenSession } from './open-session.ts';

export function MoodBoardPage() {
  const t = useTranslations('moodBoard');
  const session = useOpenSession();
  return (
    <Workbench
      key={session.id}
      eyebrow={t('step')}
      title={t('title')}
      lead={t('lead')}
      side="right"
      panelLabel={t('panel')}
      panel={<CostCard session={session} />}
    >
      <MoodBoard session={session} />
    </Workbench>
  );
}
