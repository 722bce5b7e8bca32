import { type AspectRatio, CardStyle, type Timeline } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { optionsQuery } from '../../lib/session-api.ts';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ColorField } from './color-field.tsx';
import type { FinishValues } from './finish-form-schema.ts';
import { MusicPicker } from './music-picker.tsx';
import { LookFields } from './look-fields.tsx';
import { cardColors } from './guided-timeline.ts';
import { fontStyle, useFontSamples } from './preview/fonts.ts';

const MOST_NAME = 50;
const MOST_CTA = 30;
const LONGEST_CARD = 3;
const RATIOS: readonly AspectRatio[] = ['16:9', '9:16', '1:1', '4:5'];

interface FinishFieldsProps {
  sessionId: string;
  form: UseFormReturn<FinishValues>;
  timeline: Timeline | null;
  disabled: boolean;
  /** What an automatic ad has instead of cards: words over its scenes. */
  sceneTexts?: ReactNode;
}

/** The controls of step 3. */
export function FinishFields({ sessionId, form, timeline, disabled, sceneTexts }: FinishFieldsProps) {
  const t = useTranslations('finish');
  const { data: options } = useQuery(optionsQuery);
  const { errors } = form.formState;
  const values = useWatch({ control: form.control }) as FinishValues;
  const fonts = options?.fonts ?? [];
  useFontSamples(fonts.map(({ id }) => id));
  const ratios = RATIOS.filter((ratio) => options?.aspect_ratios.includes(ratio) ?? ratio === '16:9');

  return (
    <>
      <TextField
        label={t('productName')}
        placeholder={t('productNamePlaceholder')}
        count={{ now: values.product_name.length, most: MOST_NAME }}
        error={errors.product_name && t('tooLong', { most: MOST_NAME })}
        dir="auto"
        disabled={disabled}
        {...form.register('product_name')}
      />
      <TextField
        label={t('cta')}
        placeholder={t('ctaPlaceholder')}
        count={{ now: values.cta.length, most: MOST_CTA }}
        error={errors.cta && t('tooLong', { most: MOST_CTA })}
        dir="auto"
        disabled={disabled}
        {...form.register('cta')}
      />
      {sceneTexts}
      <Controller
        control={form.control}
        name="font"
        render={({ field }) => (
          <Select
            label={t('font')}
            options={fonts.map((font) => ({ value: font.id, label: font.name, style: fontStyle(font.id) }))}
            value={field.value}
            disabled={disabled}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="color"
        render={({ field }) => (
          <ColorField
            value={field.value}
            backgrounds={cardColors(timeline)}
            disabled={disabled}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="aspect_ratio"
        render={({ field }) => (
          <Segments
            label={t('ratio')}
            options={ratios.map((value) => ({ value, label: value, icon: <RatioIcon ratio={value} /> }))}
            value={field.value as AspectRatio}
            disabled={disabled}
            onChange={field.onChange}
          />
        )}
      />
      <LookFields form={form} disabled={disabled} />
      <div className="grid gap-4">
        <Controller
          control={form.control}
          name="music"
          render={({ field }) => (
            <Switch label={t('music')} checked={field.value} disabled={disabled} onChange={field.onChange} />
          )}
        />
        {values.music && options && (
          <Controller
            control={form.control}
            name="genre"
            render={({ field }) => (
              <MusicPicker
                sessionId={sessionId}
                label={t('genre')}
                options={options.genres.map((genre) => ({ value: genre, label: genreName(t, genre) }))}
                value={field.value}
                disabled={disabled}
                onChange={field.onChange}
              />
            )}
          />
        )}
      </div>
      {!sceneTexts && <CardFields form={form} disabled={disabled} />}
    </>
  );
}

/** What the cards before and after the clips stand on, and how long. */
function CardFields({ form, disabled }: Pick<FinishFieldsProps, 'form' | 'disabled'>) {
  const t = useTranslations('finish');
  const { seconds } = useFormats();
  return (
    <>
      <Controller
        control={form.control}
        name="card_style"
        render={({ field }) => (
          <Segments
            label={t('cards')}
            options={CardStyle.options.map((value) => ({ value, label: t(`cardStyles.${value}`) }))}
            value={field.value}
            disabled={disabled}
            onChange={field.onChange}
          />
        )}
      />
      {(['intro_duration', 'outro_duration'] as const).map((name) => (
        <Controller
          key={name}
          control={form.control}
          name={name}
          render={({ field }) => (
            <Slider
              label={t(name)}
              text={field.value === 0 ? t('noCard') : seconds(field.value)}
              value={field.value}
              min={0}
              max={LONGEST_CARD}
              step={0.5}
              disabled={disabled}
              onChange={field.onChange}
            />
          )}
        />
      ))}
    </>
  );
}

const GENRES = ['upbeat', 'chill', 'energetic', 'luxury', 'cinematic', 'playful'] as const;

/** A genre of a newer server is shown by its own name. */
function genreName(t: ReturnType<typeof useTranslations<'finish'>>, genre: string): string {
  const known = GENRES.find((one) => one === genre);
  return known ? t(`genres.${known}`) : genre;
}

function RatioIcon({ ratio }: { ratio: AspectRatio }) {
  const [width, height] = ratio.split(':').map(Number) as [number, number];
  const scale = 14 / Math.max(width, height);
  return (
    <span
      aria-hidden="true"
      className="rounded-[3px] border-[1.5px] border-current"
      style={{ width: width * scale, height: height * scale }}
    />
  );
}
