import type { PhotoView } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { cutoutQuery } from '../../../lib/cutout-api.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/session/problem-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { CutoutEditor } from './cutout-editor.tsx';

/** The editor of one photo's cut-out, once the photo has been looked at. */
export function CutoutPanel(props: {
  sessionId: string;
  photo: PhotoView;
  name: string;
  closed: boolean;
  onDone: () => void;
}) {
  const t = useTranslations('cutout');
  const look = useQuery(cutoutQuery({ id: props.sessionId, photo_id: props.photo.id }));
  if (look.data) return <CutoutEditor {...props} cutout={look.data} />;
  if (look.error) {
    return (
      <ProblemNotice
        error={look.error}
        actions={<Button onClick={() => void look.refetch()}>{t('again')}</Button>}
      />
    );
  }
  return (
    <output className="grid min-h-64 place-items-center text-center">
      <span className="grid justify-items-center gap-3">
        <Spinner className="size-6" />
        <span>{t('looking')}</span>
        <span className="text-muted text-sm">{t('firstLook')}</span>
      </span>
    </output>
  );
}
