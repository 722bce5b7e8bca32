import type { SessionResponse } from '@admint/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentProps, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { storyboardQuery } from '../../lib/storyboard-api.ts';
import { PendingPage } from '../../ui/pending-page.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Warnings } from '../../ui/session/warnings.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { AutoStatus } from './auto-status.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ReviewBoard } from './review-board.tsx';
import { SceneList } from './scene-list.tsx';
import { StartForm } from './start-form.tsx';

/** The whole ad on one page: the order, then the storyboard filling scene by scene. */
export function AutoPage({ session, photos, compare }: ComponentProps<typeof StartForm>) {
  const t = useTranslations('auto');
  if (session.mode === 'auto') return <MakingPage session={session} />;
  return (
    <Workbench
      eyebrow={t('eyebrow')}
      title={t('startTitle')}
      lead={t('startLead')}
      panelLabel={t('panel')}
      panel={<StartForm session={session} photos={photos} compare={compare} />}
    >
      <EmptyBoard />
    </Workbench>
  );
}

function MakingPage({ session }: { session: SessionResponse }) {
  const t = useTranslations('auto');
  const board = useQuery({
    ...storyboardQuery(session.id),
    // The session is read again with every event; the storyboard follows it.
    refetchInterval: session.running ? 4000 : false,
  });
  useFollow(session);
  useResult(session);
  const data = board.data;
  // A heading that changes and a board that fills would push each other about.
  if (board.isPending) return <PendingPage />;
  return (
    <Workbench
      eyebrow={t('eyebrow')}
      title={data?.specification?.product.name ?? t('planning')}
      {...(data && { lead: data.prompt })}
      panelLabel={t('panel')}
      panel={
        <>
          <AutoStatus session={session} board={data} />
          {data && <PlanPanel board={data} />}
        </>
      }
    >
      <Warnings session={session} />
      {board.error && !data && (
        <ProblemNotice
          error={board.error}
          actions={<Button onClick={() => void board.refetch()}>{t('again')}</Button>}
        />
      )}
      {data?.editable ? (
        <ReviewBoard session={session} board={data} />
      ) : data && data.scenes.length > 0 ? (
        <SceneList board={data} running={session.running} />
      ) : (
        <EmptyBoard />
      )}
    </Workbench>
  );
}

/** Reads the storyboard again whenever a picture or a clip has arrived. */
function useFollow({ id, generated_images, generated_clips, running, stage }: SessionResponse): void {
  const client = useQueryClient();
  const state = `${generated_images.length} ${generated_clips.length} ${running} ${stage}`;
  useEffect(() => {
    if (state !== '') void client.invalidateQueries({ queryKey: storyboardQuery(id).queryKey });
  }, [client, id, state]);
}

/** Leads to the finished ad when it was being made in front of one's eyes. */
function useResult(session: SessionResponse): void {
  const navigate = useNavigate();
  const wasRunning = useRef(false);
  useEffect(() => {
    if (session.running) wasRunning.current = true;
    else if (wasRunning.current && session.stage === 'complete' && session.final_video)
      void navigate({ to: '/ads/$id/result', params: { id: session.id } });
  }, [session, navigate]);
}

const OUTLINES = [1, 2, 3, 4];

function EmptyBoard() {
  const t = useTranslations('auto');
  return (
    <div className="relative">
      <ul aria-hidden="true" className="grid gap-4 opacity-60 sm:grid-cols-2">
        {OUTLINES.map((scene) => (
          <li key={scene} className="relative aspect-video rounded-card border border-line border-dashed">
            <span className="absolute top-3 left-3 text-faint text-sm">{t('scene', { number: scene })}</span>
          </li>
        ))}
      </ul>
      <div className="absolute inset-0 grid place-items-center p-4">
        <div className="grid max-w-sm justify-items-center gap-2 rounded-card border border-line bg-surface px-6 py-5 text-center shadow-lift">
          <h2 className="font-semibold text-lg">{t('emptyTitle')}</h2>
          <p className="text-muted">{t('emptyText')}</p>
        </div>
      </div>
    </div>
  );
}
