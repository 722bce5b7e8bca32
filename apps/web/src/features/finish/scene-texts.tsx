import { SCENE_LIMITS, type SessionResponse, type StoryboardScene } from '@admint/contract';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/text-field.tsx';
import type { FinishValues } from './finish-form-schema.ts';

interface SceneTextsProps {
  scenes: readonly StoryboardScene[];
  clips: SessionResponse['generated_clips'];
  form: UseFormReturn<FinishValues>;
  disabled: boolean;
  /** A field is being written in: its scene is worth showing. */
  onEnter: (scene: number) => void;
}

/** The words over each scene of an automatic ad, beside the picture they stand on. */
export function SceneTexts({ scenes, clips, form, disabled, onEnter }: SceneTextsProps) {
  const t = useTranslations('finish');
  const { errors } = form.formState;
  const typed = form.watch('scene_texts');
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium text-sm">{t('sceneTexts')}</legend>
      {scenes.map(({ number, poster_url }, index) => {
        const poster = clips.find(({ scene }) => scene === number)?.poster_url ?? poster_url;
        return (
          <div key={number} className="grid grid-cols-[4.5rem_1fr] items-end gap-3">
            {poster ? (
              <img src={poster} alt="" className="h-11 w-full rounded-control object-cover" />
            ) : (
              <span className="h-11 rounded-control bg-raised" />
            )}
            <TextField
              label={t('sceneText', { number })}
              placeholder={t('sceneTextPlaceholder')}
              count={{ now: typed[index]?.text.trim().length ?? 0, most: SCENE_LIMITS.overlay }}
              error={errors.scene_texts?.[index]?.text && t('tooLong', { most: SCENE_LIMITS.overlay })}
              dir="auto"
              onFocus={() => onEnter(number)}
              disabled={disabled}
              {...form.register(`scene_texts.${index}.text`)}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
