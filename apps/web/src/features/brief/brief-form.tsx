import { GenerateImagesRequest, PROMPT_LIMITS, type SessionResponse } from '@admint/contract';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { useEffect } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useServerNames } from '../../lib/server-words.ts';
import type { z } from 'zod';
import { useDraft } from '../../lib/draft-store.ts';
import { useModelWish } from '../../lib/models-api.ts';
import { optionsQuery, useGenerateImages } from '../../lib/session-api.ts';
import { ExampleChip, ToggleChips } from '../../ui/chips.tsx';
import { ModelPicker } from '../../ui/session/model-picker.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { PressArea } from '../../ui/session/press-area.tsx';
import { SpendButton } from '../../ui/session/spend-button.tsx';
import { WorkPanel } from '../../ui/session/work-panel.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { PhotoPicker } from './photo-picker.tsx';

/** The part of the request a person fills in. */
export const BriefForm = GenerateImagesRequest.pick({
  product_prompt: true,
  num_images: true,
  style_keywords: true,
  photo_background: true,
});
type BriefValues = z.input<typeof BriefForm>;

const EXAMPLES = ['shoes', 'watch', 'serum'] as const;
const MOST = PROMPT_LIMITS.product.most;
const DEFAULT_IMAGES = 6;

/** Step 1's request: what the product is, how many pictures, in which style, at which price. */
export function ProductBrief({ session }: { session: SessionResponse }) {
  const t = useTranslations('brief');
  const styleOf = useServerNames('styles');
  const [draft, edit] = useDraft(session.id);
  const options = useQuery(optionsQuery);
  const generate = useGenerateImages(session.id);
  const wish = useModelWish(session, 'image');
  const form = useForm<BriefValues, unknown, z.output<typeof BriefForm>>({
    resolver: zodResolver(BriefForm),
    defaultValues: {
      product_prompt: draft.product_prompt ?? session.product_prompt ?? '',
      num_images: draft.num_images ?? session.num_images ?? DEFAULT_IMAGES,
      style_keywords: draft.style_keywords ?? [],
      photo_background: 'replace',
    },
  });
  const { errors, isSubmitted } = form.formState;
  const count = useWatch({ control: form.control, name: 'num_images' }) ?? DEFAULT_IMAGES;
  const prompt = useWatch({ control: form.control, name: 'product_prompt' });

  useEffect(() => {
    const kept = form.subscribe({
      formState: { values: true },
      callback: ({ values: { product_prompt, num_images, style_keywords } }) =>
        edit({
          product_prompt,
          ...(num_images !== undefined && { num_images }),
          ...(style_keywords && { style_keywords }),
        }),
    });
    return kept;
  }, [form, edit]);

  const ask = (seconds: number) =>
    form.handleSubmit((body) => {
      edit({
        before: session.generated_images.map(({ id }) => id),
        asked: { at: Date.now(), seconds },
        images: undefined,
      });
      generate.mutate({ ...body, ...wish.body });
    })();

  return (
    <form className="grid gap-6" noValidate onSubmit={(event) => event.preventDefault()}>
      <div className="grid gap-3">
        <TextArea
          label={t('prompt')}
          placeholder={t('placeholder')}
          count={{ now: prompt.trim().length, most: MOST }}
          rows={4}
          disabled={session.running}
          hint={t('hint')}
          error={errors.product_prompt && (prompt.trim().length > MOST ? t('tooLong') : t('tooShort'))}
          {...form.register('product_prompt')}
        />
        {prompt.trim() === '' && (
          <div className="grid gap-2">
            <p className="eyebrow">{t('tryOne')}</p>
            {EXAMPLES.map((example) => (
              <ExampleChip
                key={example}
                text={t(`examples.${example}`)}
                onPick={(text) =>
                  form.setValue('product_prompt', text, { shouldDirty: true, shouldValidate: isSubmitted })
                }
              />
            ))}
          </div>
        )}
      </div>
      <PhotoPicker session={session} />
      {session.photos.length > 0 && (
        <Controller
          control={form.control}
          name="photo_background"
          render={({ field }) => (
            <Switch
              label={t('keepBackground')}
              checked={field.value === 'keep'}
              disabled={session.running}
              onChange={(keep) => field.onChange(keep ? 'keep' : 'replace')}
            />
          )}
        />
      )}
      <Controller
        control={form.control}
        name="num_images"
        render={({ field }) => (
          <Slider
            label={t('count')}
            value={field.value ?? DEFAULT_IMAGES}
            min={4}
            max={8}
            disabled={session.running}
            onChange={field.onChange}
          />
        )}
      />
      {options.data && (
        <Controller
          control={form.control}
          name="style_keywords"
          render={({ field }) => (
            <ToggleChips
              label={t('style')}
              options={options.data.style_keywords.map((value) => ({ value, label: styleOf(value) }))}
              value={field.value ?? []}
              disabled={session.running}
              onChange={field.onChange}
            />
          )}
        />
      )}
      <ModelPicker session={session} kind="image" />
      <ProblemNotice error={generate.error} paid />
      <PressArea>
        {session.running ? (
          <WorkPanel session={session} work="images" />
        ) : (
          <SpendButton
            session={session}
            estimate={{ action: 'images', count, ...wish.query }}
            label={t('generate', { count })}
            icon={<Sparkles aria-hidden="true" />}
            busy={generate.isPending}
            check={() => form.trigger(undefined, { shouldFocus: true })}
            onSpend={(seconds) => void ask(seconds)}
          />
        )}
      </PressArea>
    </form>
  );
}
