import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import type { Model, ModelStage } from '../../lib/models-api.ts';

const UNITS = ['image', 'second', 'run', 'megapixel', 'compute', 'character'] as const;

/** What a model costs, makes and lacks, in words. */
export function useModelTexts() {
  const t = useTranslations('settings.models');
  const { unitPrice, seconds } = useFormats();
  const priceText = ({ price }: Model) => {
    if (price.unit === 'free') return t('free');
    const unit = UNITS.find((one) => one === price.unit);
    return price.usd === null || !unit
      ? t('about', { price: unitPrice(price.typical) })
      : t('per', { price: unitPrice(price.usd), unit: t(`units.${unit}`) });
  };
  const durationText = ({ durations }: Model) => {
    if (durations === null) return null;
    if ('values' in durations) return durations.values.map((value) => seconds(value)).join(', ');
    return `${seconds(durations.min)} – ${seconds(durations.max)}`;
  };
  return { priceText, durationText, kindName: (kind: ModelStage['kind']) => t(`kinds.${kind}`) };
}
