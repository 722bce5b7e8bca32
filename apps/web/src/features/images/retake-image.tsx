import type { ImageAsset, SessionResponse } from '@admint/contract';
import { RotateCw, Shapes } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRetakeImage, useVariations } from '../../lib/takes-api.ts';
import { Segments } from '../../ui/segments.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { SpendButton } from '../../ui/session/spend-button.tsx';
import { useAsked } from '../../ui/session/use-asked.ts';
import { WorkPanel } from '../../ui/session/work-panel.tsx';
import { TextArea } from '../../ui/text-field.tsx';

const COUNTS = ['1', '2', '3', '4'] as const;
const LEAST_WORDS = 3;

/** Another take of an image, with other words if wanted, or more like it; each with its price on the button. */
export function RetakeImage({ session, image }: { session: SessionResponse; image: ImageAsset }) {
  const t = useTranslations('retake');
  const [prompt, setPrompt] = useState(image.prompt);
  const [count, setCount] = useState<(typeof COUNTS)[number]>('3');
  const retake = useRetakeImage(session.id);
  const variations = useVariations(session.id);
  const asked = useAsked(session);
  if (session.running) return <WorkPanel session={session} work="images" />;
  return (
    <div className="grid gap-3">
      <ProblemNotice error={retake.error ?? variations.error} paid />
      <details className="group rounded-card border border-line">
        <summary className="flex cursor-pointer items-center gap-2 p-3 font-medium text-sm marker:content-none">
          <RotateCw className="size-4 text-muted" aria-hidden="true" />
          {t('again')}
        </summary>
        <div className="grid gap-3 p-3 pt-0">
          <TextArea
            label={t('words')}
            hint={t('imageHint')}
            rows={4}
            value={prompt}
            onChange={(event) => setPrompt(event.target.value)}
          />
          <SpendButton
            session={session}
            estimate={{ action: 'more_images', count: 1 }}
            label={t('againButton')}
            busy={retake.isPending}
            blocked={prompt.trim().length < LEAST_WORDS ? t('wordsMissing') : undefined}
            onSpend={(seconds) => {
              asked(seconds);
              const words = prompt.trim();
              retake.mutate({ asset_id: image.id, ...(words !== image.prompt && { prompt: words }) });
            }}
          />
        </div>
      </details>
      <details className="group rounded-card border border-line">
        <summary className="flex cursor-pointer items-center gap-2 p-3 font-medium text-sm marker:content-none">
          <Shapes className="size-4 text-muted" aria-hidden="true" />
          {t('more')}
        </summary>
        <div className="grid gap-3 p-3 pt-0">
          <Segments
            label={t('howMany')}
            options={COUNTS.map((value) => ({ value, label: value }))}
            value={count}
            onChange={setCount}
          />
          <SpendButton
            session={session}
            estimate={{ action: 'more_images', count: Number(count) }}
            label={t('moreButton', { count: Number(count) })}
            busy={variations.isPending}
            onSpend={(seconds) => {
              asked(seconds);
              variations.mutate({ asset_id: image.id, count: Number(count) });
            }}
          />
        </div>
      </details>
    </div>
  );
}
