import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Models } from '../../lib/models-api.ts';
import { Badge } from '../../ui/badge.tsx';
import { useModelTexts } from './model-texts.ts';

/** Every model there is, with the reason where it cannot be used. */
export function ModelList({ models }: { models: Models }) {
  const t = useTranslations('settings.models');
  const { kindName, priceText, durationText } = useModelTexts();
  const all = models.stages.reduce((sum, stage) => sum + stage.models.length, 0);
  const providerName = (id: string) => models.providers.find(({ provider }) => provider === id)?.label ?? id;
  return (
    <details className="group border-line border-t pt-4">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-2 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <ChevronDown
          className="size-4 text-muted transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
        {t('all', { count: all })}
      </summary>
      <div className="mt-4 grid gap-6">
        {models.stages.map((stage) => (
          <section key={stage.kind} className="grid gap-2">
            <h3 className="font-medium text-sm">{kindName(stage.kind)}</h3>
            <ul className="grid">
              {stage.models.map((model) => (
                <li
                  key={model.id}
                  className="grid gap-x-4 gap-y-1 border-line border-t py-2.5 text-sm sm:grid-cols-[minmax(0,1fr)_auto]"
                >
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <span className="font-medium">{model.label}</span>
                    <span className="text-muted">{providerName(model.provider)}</span>
                    {model.id === stage.default && <Badge tone="accent">{t('isDefault')}</Badge>}
                  </span>
                  <span className="tabular text-muted sm:text-right">
                    {[durationText(model), priceText(model)].filter((text) => text !== null).join(' · ')}
                  </span>
                  {model.reason && <span className="text-faint sm:col-span-2">{model.reason}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
