import { GRADE_PRESETS } from '@admint/contract';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import type { FinishValues } from './finish-form-schema.ts';

/** The colours of the footage, shown in the preview as they are exported. */
export function LookFields({ form, disabled }: { form: UseFormReturn<FinishValues>; disabled: boolean }) {
  const t = useTranslations('finish');
  const grade = useWatch({ control: form.control, name: 'grade' });
  return (
    <div className="grid gap-4">
      <Controller
        control={form.control}
        name="grade"
        render={({ field }) => (
          <Select
            label={t('look')}
            options={GRADE_PRESETS.map((value) => ({ value, label: t(`looks.${value}`) }))}
            value={field.value}
            disabled={disabled}
            onChange={field.onChange}
          />
        )}
      />
      {grade !== 'none' && (
        <Controller
          control={form.control}
          name="grade_strength"
          render={({ field }) => (
            <Slider
              label={t('lookStrength')}
              text={`${Math.round(field.value * 100)} %`}
              value={Math.round(field.value * 100)}
              min={10}
              max={100}
              step={10}
              disabled={disabled}
              onChange={(percent) => field.onChange(percent / 100)}
            />
          )}
        />
      )}
    </div>
  );
}
