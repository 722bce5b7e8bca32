import type { CutoutView } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { Notice } from '../../../ui/notice.tsx';

/** Why to look twice, and what to do about it. */
export function CutoutHints({ cutout }: { cutout: CutoutView }) {
  const t = useTranslations('cutout');
  return (
    <>
      {cutout.hints.map((hint) => (
        <Notice key={hint} tone="warning" title={t(`hints.${hint}.title`)}>
          <p>{t(`hints.${hint}.advice`)}</p>
          {hint === 'model_missing' && <p>{cutout.model_missing}</p>}
        </Notice>
      ))}
      {cutout.hints.length === 0 && <p className="text-muted text-sm">{t('sure')}</p>}
    </>
  );
}
