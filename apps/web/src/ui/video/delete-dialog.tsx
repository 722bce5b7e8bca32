import { sendThen } from '../../lib/send-then.ts';
import type { GenerationView } from '@admint/contract';
import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useDeleteVideo, videoName } from '../../lib/gallery-api.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { say } from '../toasts.tsx';

interface DeleteDialogProps {
  /** Null while nothing is asked. */
  video: GenerationView | null;
  onClose: () => void;
  onDeleted?: () => Promise<unknown>;
}

/** Asks once before a video is gone for good; the focus rests on keeping it. */
export function DeleteDialog({ video, onClose, onDeleted }: DeleteDialogProps) {
  const t = useTranslations('videos');
  const keep = useRef<HTMLButtonElement>(null);
  const { remove, forget } = useDeleteVideo();
  const close = () => {
    remove.reset();
    onClose();
  };
  if (!video) return null;
  const name = videoName(video) || t('untitled');
  const gone = async () => {
    say({ title: t('deleted', { name }) });
    close();
    await onDeleted?.();
    forget(video.id);
  };
  const confirm = () => sendThen(remove, { id: video.id, session: video.session_id }, gone);
  return (
    <Dialog open title={t('deleteTitle')} closeLabel={t('close')} initialFocus={keep} onClose={close}>
      <div className="grid gap-4">
        <p>
          <bdi className="font-medium">{name}</bdi>
        </p>
        <p className="text-muted">{t('deleteText')}</p>
        <ProblemNotice error={remove.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button ref={keep} onClick={close}>
            {t('keep')}
          </Button>
          <Button look="danger" busy={remove.isPending} onClick={confirm}>
            {!remove.isPending && <Trash2 aria-hidden="true" />}
            {t('deleteNow')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
