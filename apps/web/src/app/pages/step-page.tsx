import type { SessionResponse } from '@admint/contract';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Workbench } from '../../ui/workbench.tsx';
import { useOpenSession } from './open-session.ts';

interface StepPageProps extends Pick<ComponentProps<typeof Workbench>, 'side'> {
  /** The texts of this step: their `step`, `title`, `lead` and `panel`. */
  texts: 'images' | 'moodBoard' | 'clips' | 'clipBoard';
  panel: (session: SessionResponse) => ReactNode;
  pictures: (session: SessionResponse) => ReactNode;
}

/** A step of the open ad: its heading, the narrow column and the pictures. Nothing of one ad stays for the next. */
export function StepPage({ texts, panel, pictures, ...shape }: StepPageProps) {
  const t = useTranslations(texts);
  const session = useOpenSession();
  return (
    <Workbench
      key={session.id}
      eyebrow={t('step')}
      title={t('title')}
      lead={t('lead')}
      panelLabel={t('panel')}
      panel={panel(session)}
      {...shape}
    >
      {pictures(session)}
    </Workbench>
  );
}
