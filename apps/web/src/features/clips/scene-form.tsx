import { GenerateClipsRequest, type SessionResponse } from '@admint/contract';
import { zodResolver } from '@hookform/resolvers/zod';
import { Clapperboard, ListVideo } from 'lucide-react';
import { useEffect } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useDraft } from '../../lib/draft-store.ts';
import { useModelWish } from '../../lib/models-api.ts';
import { useGenerateClips } from '../../lib/session-api.ts';
import { ExampleChip } from '../../ui/chips.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ModelPicker } from '../../ui/session/model-picker.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { PressArea } from '../../ui/session/press-area.tsx';
import { SpendButton } from '../../ui/session/spend-button.tsx';
import { WorkPanel } from '../../ui/session/work-panel.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useSceneWork } from './use-scene-work.ts';

/** The part of the request a person fills in. */
export const SceneFormSchema = GenerateClipsRequest.pick({ video_prompt: true, clip_duration: true });
type SceneValues = z.input<typeof SceneFormSchema>;

const EXAMPLES = ['run', 'desk', 'bath'] as const;
const MOST = 300;
const DURATIONS = ['2', '3', '4'] as const;
const DEFAULT_SECONDS = 3;

/** Step 2's request: what happens in the scene and how long each clip is. */
export function SceneForm({ session }: { session: SessionResponse }) {
  const t = useTranslations('scene');
  const [draft, edit] = useDraft(session.id);
  const generate = useGenerateClips(session.id);
  const wish = useModelWish(session, 'video');
  const form = useForm<SceneValues, unknown, z.output<typeof SceneFormSchema>>({
    resolver: zodResolver(SceneFormSchema),
    defaultValues: {
      video_prompt: draft.scene_prompt ?? session.video_prompt ?? '',
      clip_duration: draft.clip_duration ?? session.clip_duration ?? DEFAULT_SECONDS,
    },
  });
  const { errors, isSubmitted } = form.formState;
  const prompt = useWatch({ control: form.control, name: 'video_prompt' });
  const clip_duration = useWatch({ control: form.control, name: 'clip_duration' }) ?? DEFAULT_SECONDS;
  const count = session.approved_images.length;

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) =>
          edit({
            scene_prompt: values.video_prompt,
            ...(values.clip_duration !== undefined && { clip_duration: values.clip_duration }),
          }),
      }),
    [form, edit],
  );

  const use = useSceneWork(session, prompt.trim(), clip_duration);
  const { plannedFor } = use;
  const untouched = draft.scene_prompt === undefined && session.video_prompt === null;
  useEffect(() => {
    if (untouched && plannedFor) form.setValue('video_prompt', plannedFor);
  }, [untouched, plannedFor, form]);
  const ask = (seconds: number) =>
    form.handleSubmit(async (body) => {
      const version = await use.savedVersion();
      edit({
        before: session.generated_clips.map(({ id }) => id),
        asked: { at: Date.now(), seconds },
        clips: undefined,
      });
      generate.mutate({ ...body, ...wish.body, ...(version !== undefined && { plan_version: version }) });
    })();
  const valid = () => form.trigger(undefined, { shouldFocus: true });

  return (
    <form className="grid gap-6" noValidate onSubmit={(event) => event.preventDefault()}>
      <ReferenceImages session={session} />
      <div className="grid gap-3">
        <TextArea
          label={t('prompt')}
          placeholder={t('placeholder')}
          hint={t('hint')}
          count={{ now: prompt.trim().length, most: MOST }}
          rows={4}
          disabled={session.running}
          error={errors.video_prompt && (prompt.trim().length > MOST ? t('tooLong') : t('tooShort'))}
          {...form.register('video_prompt')}
        />
        {prompt.trim() === '' && (
          <div className="grid gap-2">
            <p className="eyebrow">{t('tryOne')}</p>
            {EXAMPLES.map((example) => (
              <ExampleChip
                key={example}
                text={t(`examples.${example}`)}
                onPick={(text) =>
                  form.setValue('video_prompt', text, { shouldDirty: true, shouldValidate: isSubmitted })
                }
              />
            ))}
          </div>
        )}
      </div>
      <Controller
        control={form.control}
        name="clip_duration"
        render={({ field }) => (
          <Segments
            label={t('duration')}
            options={DURATIONS.map((value) => ({ value, label: t('seconds', { count: Number(value) }) }))}
            value={String(field.value ?? DEFAULT_SECONDS) as (typeof DURATIONS)[number]}
            disabled={session.running}
            onChange={(value) => field.onChange(Number(value))}
          />
        )}
      />
      <ModelPicker session={session} kind="video" />
      <ProblemNotice error={generate.error ?? use.error} paid />
      <PressArea>
        {session.running ? (
          <WorkPanel session={session} work="clips" />
        ) : (
          <div className="grid gap-4">
            {use.note && <p className="text-muted text-sm">{use.note}</p>}
            <SpendButton
              session={session}
              estimate={
                use.fits
                  ? { action: 'clips', count, durations: use.durations, ...wish.query }
                  : { action: 'clips', count, clip_duration, ...wish.query }
              }
              label={use.fits ? t('generatePlanned', { count }) : t('generate', { count })}
              icon={<Clapperboard aria-hidden="true" />}
              busy={generate.isPending || use.saving}
              blocked={use.blocked}
              check={valid}
              onSpend={(seconds) => void ask(seconds)}
            />
            <SpendButton
              session={session}
              look="secondary"
              estimate={{ action: 'plan' }}
              label={use.planLabel}
              icon={<ListVideo aria-hidden="true" />}
              busy={use.planning}
              check={valid}
              onSpend={(seconds) => use.plan(seconds)}
            />
          </div>
        )}
      </PressArea>
    </form>
  );
}

function ReferenceImages({ session }: { session: SessionResponse }) {
  const t = useTranslations('scene');
  const images = session.approved_images.flatMap(
    (id) => session.generated_images.find((one) => one.id === id) ?? [],
  );
  return (
    <details className="group" open>
      <summary className="cursor-pointer font-medium text-sm marker:text-faint">
        {t('references', { count: images.length })}
      </summary>
      <ul className="mt-3 flex flex-wrap gap-2">
        {images.map((image) => (
          <li key={image.id}>
            <img
              src={image.url}
              alt=""
              width={image.width}
              height={image.height}
              className="size-14 rounded-control object-cover"
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
