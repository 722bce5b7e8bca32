import { CameraMovement, SCENE_LIMITS, SceneTransition } from '@admint/contract';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useServerNames } from '../../lib/server-words.ts';
import { useFormats } from '../../lib/formats.ts';
import { useMoveName } from '../../lib/move-names.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { type DraftScene, faultsOf } from './storyboard-draft.ts';

interface SceneEditorProps {
  scene: DraftScene;
  index: number;
  count: number;
  /** As it was saved, it begins with the last picture of this scene. */
  from: number | undefined;
  onChange: (change: Partial<DraftScene>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** One scene to rewrite: its picture, its words, its length and how the film gets into it. */
export function SceneEditor({ scene, index, count, from, onChange, onMove, onRemove }: SceneEditorProps) {
  const t = useTranslations('auto');
  const beatOf = useServerNames('beats');
  const { seconds } = useFormats();
  const moveName = useMoveName();
  const faults = faultsOf(scene);
  const { prompt, overlay, seconds: limits } = SCENE_LIMITS;
  const name = { number: index + 1 };
  return (
    <li className="grid gap-4 rounded-card border border-line bg-surface p-5">
      <div className="flex items-center justify-between gap-3">
        <h2 className="flex items-center gap-2 font-semibold">
          {t('scene', name)}
          <Badge tone="accent">{beatOf(scene.beat)}</Badge>
        </h2>
        <div className="flex gap-1">
          <Button
            look="quiet"
            shape="icon"
            size="small"
            aria-label={t('up', name)}
            disabled={index === 0}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden="true" />
          </Button>
          <Button
            look="quiet"
            shape="icon"
            size="small"
            aria-label={t('down', name)}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden="true" />
          </Button>
          <Button
            look="quiet"
            shape="icon"
            size="small"
            aria-label={t('remove', name)}
            disabled={count === 1}
            onClick={onRemove}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      </div>
      <TextField
        label={t('overlay')}
        value={scene.overlay_text}
        count={{ now: scene.overlay_text.trim().length, most: overlay }}
        error={faults.includes('overlay_text') ? t('tooLong', { most: overlay }) : undefined}
        onChange={(event) => onChange({ overlay_text: event.target.value })}
      />
      <TextArea
        label={t('visual')}
        rows={3}
        value={scene.visual_prompt}
        count={{ now: scene.visual_prompt.trim().length, most: prompt.max }}
        error={
          faults.includes('visual_prompt') ? t('between', { least: prompt.min, most: prompt.max }) : undefined
        }
        onChange={(event) => onChange({ visual_prompt: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Slider
          label={t('lasts')}
          value={scene.duration}
          min={limits.min}
          max={limits.max}
          step={0.5}
          text={seconds(scene.duration)}
          onChange={(duration) => onChange({ duration })}
        />
        <Select
          label={t('camera')}
          value={scene.camera_movement}
          options={CameraMovement.options.map((value) => ({ value, label: moveName(value) }))}
          onChange={(value) => onChange({ camera_movement: value as CameraMovement })}
        />
        {index > 0 && (
          <Select
            label={t('transition')}
            value={scene.transition}
            options={SceneTransition.options.map((value) => ({ value, label: t(`transitions.${value}`) }))}
            onChange={(value) => onChange({ transition: value as SceneTransition })}
          />
        )}
      </div>
      {from === index && scene.transition === 'cut' && (
        <p className="text-muted text-sm">{t('goesOn', { number: from })}</p>
      )}
    </li>
  );
}
