import type { SessionResponse, Storyboard } from '@admint/contract';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Wand2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { useDraft } from '../../lib/draft-store.ts';
import { useModelWish } from '../../lib/models-api.ts';
import { useCompose } from '../../lib/session-api.ts';
import { storyboardQuery } from '../../lib/storyboard-api.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PendingPage } from '../../ui/pending-page.tsx';
import { FailureNotice } from '../../ui/session/failure-notice.tsx';
import { ModelPicker } from '../../ui/session/model-picker.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { PressArea } from '../../ui/session/press-area.tsx';
import { SpendButton } from '../../ui/session/spend-button.tsx';
import { WorkPanel } from '../../ui/session/work-panel.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { ClipStrip } from './clip-strip.tsx';
import { FinishFields } from './finish-fields.tsx';
import {
  composeBody,
  FinishForm,
  type FinishValues,
  openingValues,
  withScenes,
} from './finish-form-schema.ts';
import { guidedTimeline } from './guided-timeline.ts';
import { SceneTexts } from './scene-texts.tsx';
import { momentOf, storyTimeline } from './story-timeline.ts';
import { Preview } from './preview/preview.tsx';
import { usePreviewMusic } from './use-preview-music.ts';

/** Step 3: texts, look, sound and shape of the ad, with the ad itself playing beside them. */
export function FinishPage({ session }: { session: SessionResponse }) {
  return session.mode === 'auto' ? <StoryFinish session={session} /> : <Finish session={session} />;
}

/** An automatic ad is laid out by its storyboard, which has to be read first. */
function StoryFinish({ session }: { session: SessionResponse }) {
  const t = useTranslations('finish');
  const board = useQuery(storyboardQuery(session.id));
  if (board.data) return <Finish session={session} board={board.data} />;
  if (board.isPending) return <PendingPage />;
  return (
    <Page title={t('title')}>
      <ProblemNotice
        error={board.error}
        actions={<Button onClick={() => void board.refetch()}>{t('readAgain')}</Button>}
      />
    </Page>
  );
}

function Finish({ session, board }: { session: SessionResponse; board?: Storyboard }) {
  const t = useTranslations('finish');
  const [draft, edit] = useDraft(session.id);
  const compose = useCompose(session.id);
  const wish = useModelWish(session, 'music');
  const form = useForm<FinishValues>({
    resolver: zodResolver(FinishForm),
    defaultValues: withScenes(openingValues(session, draft.finish), board),
  });
  const [stop, setStop] = useState<{ frame: number }>();
  const values = useWatch({ control: form.control }) as FinishValues;
  const timeline = useMemo(
    () => (board ? storyTimeline(session, board, values) : guidedTimeline(session, values)),
    [session, board, values],
  );

  const music = usePreviewMusic(session, timeline, values);

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values: typed }) => edit({ finish: typed }),
      }),
    [form, edit],
  );

  const ask = (seconds: number) =>
    form.handleSubmit((filled) => {
      edit({ asked: { at: Date.now(), seconds } });
      compose.mutate({ ...composeBody(filled), ...wish.body });
    })();

  return (
    <Workbench
      eyebrow={t('step')}
      title={t('title')}
      lead={t('lead')}
      holds="pictures"
      panelLabel={t('panel')}
      panel={
        <form className="grid gap-6" noValidate onSubmit={(event) => event.preventDefault()}>
          <FinishFields
            sessionId={session.id}
            form={form}
            timeline={timeline}
            disabled={session.running}
            sceneTexts={
              board && (
                <SceneTexts
                  scenes={board.scenes}
                  clips={chosenClips(session)}
                  form={form}
                  disabled={session.running}
                  onEnter={(scene) => setStop({ frame: momentOf(session, timeline, scene) })}
                />
              )
            }
          />
          {values.music && <ModelPicker session={session} kind="music" />}
          <ProblemNotice error={compose.error} paid />
          <PressArea stays>
            {session.running ? (
              <WorkPanel session={session} work="final" />
            ) : (
              <SpendButton
                session={session}
                estimate={{ action: 'composition', music: values.music ? 'on' : 'off', ...wish.query }}
                label={session.final_video ? t('again') : t('make')}
                icon={<Wand2 aria-hidden="true" />}
                busy={compose.isPending}
                check={() => form.trigger(undefined, { shouldFocus: true })}
                onSpend={(seconds) => void ask(seconds)}
              />
            )}
          </PressArea>
        </form>
      }
    >
      <FailureNotice session={session} work="final" />
      {timeline && <Preview session={session} timeline={timeline} music={music} stop={stop} />}
      <ClipStrip session={session} timeline={timeline} onShow={(frame) => setStop({ frame })} />
    </Workbench>
  );
}
