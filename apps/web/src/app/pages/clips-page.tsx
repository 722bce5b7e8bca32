import { useTranslations } from 'use-intl';
import { ClipsStage } from '../../features/clips/clips-stage.tsx';
import { SceneForm } from '../../features/clips/scene-form.tsx';
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
