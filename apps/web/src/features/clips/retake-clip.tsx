import { CameraMovement, type SessionResponse, type VideoAsset } from '@admint/contract';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRetakeClip } from '../../lib/takes-api.ts';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { SpendButton } from '../../ui/session/spend-button.tsx';
import { useAsked } from '../../ui/session/use-asked.ts';
import { WorkPanel } from '../../ui/session/work-panel.tsx';
import { LEAST_WORDS, MOST_WORDS, SceneFields, type SceneValue } from './scene-fields.tsx';

const HALF_SECONDS = 2;

/** Another take of a clip, with other words or another camera if wanted, at the price on the button. */
export function RetakeClip({ session, clip }: { session: SessionResponse; clip: VideoAsset }) {
  const t = useTranslations('retake');
  const [value, setValue] = useState<SceneValue>(() => valueOf(clip));
  const retake = useRetakeClip(session.id);
  const asked = useAsked(session);
  const picture =
    session.generated_images.find(({ id }) => id === clip.source_image_id)?.url ?? clip.poster_url;
  const length = value.prompt.trim().length;
  if (session.running) return <WorkPanel session={session} work="clips" />;
  return (
    <div className="grid gap-3">
      <ProblemNotice error={retake.error} paid />
      <details className="group rounded-card border border-line">
        <summary className="flex cursor-pointer items-center gap-2 p-3 font-medium text-sm marker:content-none">
          <RotateCw className="size-4 text-muted" aria-hidden="true" />
          {t('again')}
        </summary>
        <div className="grid gap-4 p-3 pt-0 [&_.sm\:grid-cols-2]:grid-cols-1">
          <SceneFields
            value={value}
            picture={picture}
            onChange={(change) => setValue((before) => ({ ...before, ...change }))}
          />
          <SpendButton
            session={session}
            estimate={{ action: 'more_clips', count: 1, clip_duration: value.duration }}
            label={t('againButton')}
            busy={retake.isPending}
            blocked={length < LEAST_WORDS || length > MOST_WORDS ? t('wordsMissing') : undefined}
            onSpend={(seconds) => {
              asked(seconds);
              retake.mutate({
                asset_id: clip.id,
                prompt: value.prompt.trim(),
                camera_movement: value.move,
                motion_intensity: value.intensity,
                clip_duration: value.duration,
              });
            }}
          />
        </div>
      </details>
    </div>
  );
}

function valueOf(clip: VideoAsset): SceneValue {
  const half = Math.round(clip.duration * HALF_SECONDS) / HALF_SECONDS;
  return {
    prompt: clip.prompt,
    move: CameraMovement.catch('static').parse(clip.camera_movement),
    intensity: clip.motion_intensity,
    duration: Math.min(4, Math.max(2, half)),
  };
}
