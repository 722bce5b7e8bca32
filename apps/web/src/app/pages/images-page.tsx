import { useTranslations } from 'use-intl';
import { ProductBrief } from '../../features/brief/brief-form.tsx';
import { ImagesStage } from '../../features/images/images-stage.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { useOpenSession } from './open-session.ts';

export function ImagesPage() {
  const t = useTranslations('images');
  const session = useOpenSession();
  return (
    <Workbench
      key={session.id}
      eyebrow={t('step')}
      title={t('title')}
      lead={t('lead')}
      panelLabel={t('panel')}
      panel={<ProductBrief session={session} />}
    >
      <ImagesStage session={session} />
    </Workbench>
  );
}
