import type { GenerationDetails, SessionResponse } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { CopyPlus, Download, PencilLine, Plus, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { draftStore } from '../../lib/draft-store.ts';
import { useFormats } from '../../lib/formats.ts';
import { useCreateSession } from '../../lib/session-api.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { DeleteDialog } from '../../ui/video/delete-dialog.tsx';
import { ShareDialog } from '../../ui/video/share-dialog.tsx';
import { finishOf } from './finish-of.ts';

interface VideoActionsProps {
  video: GenerationDetails;
  session: SessionResponse;
  onStarted: (sessionId: string) => void;
  onDeleted: () => Promise<void>;
}

/** Take it along, show it, change its texts, start another like it, or delete it. */
export function VideoActions({ video, session, onStarted, onDeleted }: VideoActionsProps) {
  const t = useTranslations('result');
  const { money } = useFormats();
  const [sharing, setSharing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const another = useAnother(session, video, onStarted);
  const finished = video.video !== null;
  return (
    <div className="grid gap-2.5">
      {video.video && (
        <>
          <a
            href={video.video.download_url}
            download={`ad_${video.id}.mp4`}
            className={buttonClass({ look: 'primary', size: 'large' })}
          >
            <Download aria-hidden="true" />
            {t('download')}
          </a>
          <div className="grid grid-cols-2 gap-2.5">
            <Button onClick={() => setSharing(true)}>
              <Share2 aria-hidden="true" />
              {video.shared ? t('shared') : t('share')}
            </Button>
            <Link
              to="/ads/$id/finish"
              params={{ id: session.id }}
              className={buttonClass()}
              onClick={() => {
                const { settings } = video;
                if (settings) draftStore.getState().edit(session.id, { finish: finishOf(settings) });
              }}
            >
              <PencilLine aria-hidden="true" />
              {t('edit')}
            </Link>
          </div>
          <p className="text-center text-muted text-xs">{t('editFree', { price: money(0) })}</p>
        </>
      )}
      <Button look="quiet" busy={another.isPending} onClick={another.start}>
        {!another.isPending && <CopyPlus aria-hidden="true" />}
        {t('like')}
      </Button>
      <Link to="/" className={buttonClass({ look: 'quiet' })}>
        <Plus aria-hidden="true" />
        {t('another')}
      </Link>
      {video.status !== 'processing' && (
        <Button look="quiet" onClick={() => setDeleting(true)}>
          <Trash2 aria-hidden="true" />
          {t('delete')}
        </Button>
      )}
      <ProblemNotice error={another.error} />
      <ShareDialog id={video.id} open={sharing && finished} onClose={() => setSharing(false)} />
      <DeleteDialog
        video={deleting ? video : null}
        onClose={() => setDeleting(false)}
        onDeleted={onDeleted}
      />
    </div>
  );
}

/** A new ad whose forms are filled in like this one's; nothing of it is made or paid for yet. */
function useAnother(session: SessionResponse, video: GenerationDetails, onStarted: (id: string) => void) {
  const create = useCreateSession();
  const start = () =>
    create.mutate(undefined, {
      onSuccess: ({ session_id }) => {
        draftStore.getState().edit(session_id, {
          ...(session.product_prompt && { product_prompt: session.product_prompt }),
          ...(session.num_images && { num_images: session.num_images }),
          style_keywords: session.style_keywords,
          ...(session.video_prompt && { scene_prompt: session.video_prompt }),
          ...(session.clip_duration && { clip_duration: session.clip_duration }),
          ...(video.settings && { finish: finishOf(video.settings) }),
        });
        onStarted(session_id);
      },
    });
  return { start, isPending: create.isPending, error: create.error };
}
