import type { CameraMovement } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { Segments } from '../../ui/segments.tsx';
import { Slider } from '../../ui/slider.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { MovePicker } from './move-picker.tsx';

export const MOST_WORDS = 1000;
export const LEAST_WORDS = 3;
const DURATIONS = ['2', '2.5', '3', '3.5', '4'] as const;

/** What happens in one clip. */
export interface SceneValue {
  prompt: string;
  move: CameraMovement;
  /** 0–1 */
  intensity: number;
  /** seconds */
  duration: number;
}

interface SceneFieldsProps {
  value: SceneValue;
  picture: string;
  disabled?: boolean;
  onChange: (change: Partial<SceneValue>) => void;
}

/** The words, the camera, how much moves, and how long: the controls of one clip, before it is paid for or made again. */
export function SceneFields({ value, picture, disabled = false, onChange }: SceneFieldsProps) {
  const t = useTranslations('plan');
  const length = value.prompt.trim().length;
  const known = DURATIONS.find((one) => Number(one) === value.duration);
  return (
    <div className="grid gap-4">
      <TextArea
        label={t('words')}
        rows={3}
        dir="auto"
        value={value.prompt}
        disabled={disabled}
        count={{ now: length, most: MOST_WORDS }}
        error={length < LEAST_WORDS ? t('wordsMissing') : length > MOST_WORDS ? t('wordsTooLong') : undefined}
        onChange={(event) => onChange({ prompt: event.target.value })}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:max-xl:grid-cols-1">
        <MovePicker
          label={t('camera')}
          value={value.move}
          picture={picture}
          disabled={disabled}
          onChange={(move) => onChange({ move })}
        />
        <Slider
          label={t('motion')}
          text={`${Math.round(value.intensity * 100)} %`}
          value={Math.round(value.intensity * 100)}
          min={0}
          max={100}
          step={5}
          disabled={disabled}
          onChange={(percent) => onChange({ intensity: percent / 100 })}
        />
      </div>
      <Segments
        label={t('length')}
        options={DURATIONS.map((one) => ({ value: one, label: t('seconds', { count: Number(one) }) }))}
        value={known ?? '3'}
        disabled={disabled}
        onChange={(next) => onChange({ duration: Number(next) })}
      />
    </div>
  );
}
