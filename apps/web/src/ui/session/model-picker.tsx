import type { ModelTier, SessionResponse } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { type ChosenKind, type Model, type StageWish, useStageWish } from '../../lib/models-api.ts';
import { Segments } from '../segments.tsx';
import { Select } from '../select.tsx';
import type { SelectOption } from '../select-field.ts';
import { Switch } from '../switch.tsx';

/** Stands for "the one the server would take". */
const AUTOMATIC = 'automatic';
const LOCAL = 'local';

/** Quality and model of a step, every model of it with price or with the reason why it cannot be used, and what follows a failure. */
export function ModelPicker({ session, kind }: { session: SessionResponse; kind: ChosenKind }) {
  const t = useTranslations('models');
  const wish = useStageWish(session, kind);
  const options = useOptions(wish);
  if (!wish) return null;
  const { stage, chosen, automatic, tier, localAfter, change } = wish;
  const hosted = stage.models.some(({ id, available }) => available && id !== LOCAL);
  const paid = (chosen ?? automatic) !== LOCAL;
  return (
    <div className="grid gap-4">
      {hosted && (
        <Segments<ModelTier>
          label={t('tier')}
          options={[
            { value: 'draft', label: t('tiers.draft') },
            { value: 'production', label: t('tiers.production') },
          ]}
          value={tier}
          disabled={session.running}
          onChange={(value) => change({ tier: value })}
        />
      )}
      <Select
        label={t('label')}
        options={options}
        value={chosen ?? AUTOMATIC}
        disabled={session.running}
        onChange={(value) => change({ models: { [kind]: value === AUTOMATIC ? null : value } })}
      />
      {hosted && paid && (
        <Switch
          label={t('localAfter')}
          checked={localAfter.includes(kind)}
          disabled={session.running}
          onChange={(on) => {
            const others = localAfter.filter((one) => one !== kind);
            change({ models: { local_after: on ? [...others, kind] : others } });
          }}
        />
      )}
    </div>
  );
}

/** Those that can be used first, in the order of the server. */
function useOptions(wish: StageWish | null): SelectOption[] {
  const t = useTranslations('models');
  const { money, span } = useFormats();
  if (!wish) return [];
  const { stage, automatic } = wish;
  const tiersOf = ({ tiers, id }: Model) =>
    id === LOCAL ? [] : [tiers.map((tier) => t(`tiers.${tier}`)).join(', ')].filter(Boolean);
  const noteOf = (model: Model) =>
    model.reason ??
    [
      ...tiersOf(model),
      model.price.unit === 'free' ? t('free') : money(model.price.typical),
      span(model.latency),
    ].join(' · ');
  const own = stage.models.find(({ id }) => id === automatic);
  return [
    {
      value: AUTOMATIC,
      label: t('automatic', { name: own?.label ?? automatic }),
      ...(own && { note: noteOf(own) }),
    },
    ...stage.models.map((model) => ({
      value: model.id,
      label: model.label,
      note: noteOf(model),
      disabled: !model.available,
    })),
  ];
}
