import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import type { Model } from '../../lib/models-api.ts';
import { useModelTexts } from './model-texts.ts';

/** The list stands under the model's name, so its sentences need not begin with it. */
function sentence(reason: string, label: string): string {
  const rest = reason.startsWith(`${label} `) ? reason.slice(label.length + 1) : reason;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Price with its date, usual time, lengths and ratios of one model, and what it cannot do. */
export function ModelFacts({ model }: { model: Model }) {
  const t = useTranslations('settings.models');
  const { span, day } = useFormats();
  const { priceText, durationText } = useModelTexts();
  const { price, latency, ratios, missing } = model;
  const facts = [
    priceText(model),
    t('latency', { time: span(latency) }),
    durationText(model),
    ratios && ratios.length <= 6 ? ratios.join(' ') : null,
  ].filter((fact) => fact !== null);
  return (
    <div className="grid gap-1 text-muted text-sm">
      <p className="tabular">{facts.join(' · ')}</p>
      {price.unit !== 'free' && (
        <p className="text-faint text-xs">
          {t(price.confirmed ? 'priceConfirmed' : 'priceUnconfirmed', { date: day(price.checked_at) })}
        </p>
      )}
      {missing.length > 0 && (
        <ul className="grid gap-0.5 text-xs">
          {missing.map(({ capability, reason }) => (
            <li key={capability}>{sentence(reason, model.label)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
