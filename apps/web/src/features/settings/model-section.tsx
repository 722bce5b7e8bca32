import type { ModelTier, UserSettings } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useServerNames } from '../../lib/server-words.ts';
import { localAfterOf, type ModelStage, modelsQuery } from '../../lib/models-api.ts';
import { useChangeSettings } from '../../lib/settings-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { ModelFacts } from './model-facts.tsx';
import { ModelList } from './model-list.tsx';
import { useModelTexts } from './model-texts.ts';

/** In the lists: no choice of one's own. */
const DEFAULT = 'default';
const LOCAL = 'local';

/** The tier, and the model of each step, of every new ad that says nothing else. */
export function ModelSection({ settings }: { settings: UserSettings }) {
  const t = useTranslations('settings.models');
  const unlockOf = useServerNames('unlocks');
  const models = useQuery(modelsQuery);
  const change = useChangeSettings();
  const closed = models.data?.providers.filter(({ how }) => how !== null) ?? [];
  const onlyHere = models.data?.stages.every((stage) => stage.order.length === 1) ?? false;
  return (
    <Card title={t('title')}>
      <p className="max-w-2xl text-muted text-sm">{t('lead')}</p>
      <ProblemNotice
        error={models.error ?? change.error}
        actions={models.error && <Button onClick={() => void models.refetch()}>{t('again')}</Button>}
      />
      {onlyHere && (
        <Notice tone="info" title={t('onlyHere')}>
          <ul className="grid list-disc gap-1 pl-4">
            {closed.map(({ provider, how }) => (
              <li key={provider}>{unlockOf(provider, how ?? '')}</li>
            ))}
          </ul>
        </Notice>
      )}
      {models.isPending && <p className="text-muted text-sm">{t('loading')}</p>}
      {models.data && (
        <>
          {!onlyHere && (
            <Segments<ModelTier>
              label={t('tier')}
              options={[
                { value: 'draft', label: t('draft') },
                { value: 'production', label: t('production') },
              ]}
              value={settings.tier ?? models.data.tier}
              onChange={(tier) => change.mutate({ tier })}
            />
          )}
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
            {models.data.stages.map((stage) => (
              <StageChoice
                key={stage.kind}
                stage={stage}
                tier={settings.tier ?? models.data.tier}
                chosen={settings.models[stage.kind] ?? null}
                onChoose={(id) => change.mutate({ models: { [stage.kind]: id } })}
                localAfter={(settings.models.local_after ?? localAfterOf(models.data)).includes(stage.kind)}
                onLocalAfter={(on) => {
                  const standing = settings.models.local_after ?? localAfterOf(models.data);
                  const others = standing.filter((kind) => kind !== stage.kind);
                  change.mutate({ models: { local_after: on ? [...others, stage.kind] : others } });
                }}
              />
            ))}
          </div>
          <ModelList models={models.data} />
        </>
      )}
    </Card>
  );
}

interface StageChoiceProps {
  stage: ModelStage;
  tier: ModelTier;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  localAfter: boolean;
  onLocalAfter: (on: boolean) => void;
}

function StageChoice({ stage, tier, chosen, onChoose, localAfter, onLocalAfter }: StageChoiceProps) {
  const t = useTranslations('settings.models');
  const { kindName, priceText } = useModelTexts();
  const usable = stage.models.filter(({ available }) => available);
  const standard = usable.find(({ id }) => id === stage.tiers[tier]);
  const shown = usable.find(({ id }) => id === chosen) ?? standard;
  return (
    <div className="grid content-start gap-2">
      <Select
        label={kindName(stage.kind)}
        value={usable.some(({ id }) => id === chosen) ? (chosen ?? DEFAULT) : DEFAULT}
        options={[
          { value: DEFAULT, label: t('default', { name: standard?.label ?? stage.tiers[tier] }) },
          ...usable.map((model) => ({ value: model.id, label: `${model.label} · ${priceText(model)}` })),
        ]}
        onChange={(id) => onChoose(id === DEFAULT ? null : id)}
      />
      {shown && <ModelFacts model={shown} />}
      {shown && shown.id !== LOCAL && (
        <Switch label={t('localAfter')} checked={localAfter} onChange={onLocalAfter} />
      )}
    </div>
  );
}
