import type { ModelKind, SessionResponse } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../lib/draft-store.ts';
import { useFormats } from '../../lib/formats.ts';
import { modelsQuery } from '../../lib/models-api.ts';
import { Select } from '../select.tsx';

/** Stands for "the one the server would take". */
const AUTOMATIC = 'automatic';

/** The model that serves a step, with its price; only those that can be used are offered. Gone where there is no choice. */
export function ModelPicker({
  session,
  kind,
}: {
  session: SessionResponse;
  kind: Exclude<ModelKind, 'text'>;
}) {
  const t = useTranslations('models');
  const { money, span } = useFormats();
  const { data } = useQuery(modelsQuery);
  const [draft, edit] = useDraft(session.id);
  const stage = data?.stages.find((one) => one.kind === kind);
  const usable = stage?.models.filter(({ available }) => available) ?? [];
  if (!stage || usable.length < 2) return null;
  const wished = draft.models?.[kind] ?? session.models?.[kind] ?? null;
  const standard = usable.find(({ id }) => id === stage.default);
  return (
    <Select
      label={t('label')}
      options={[
        { value: AUTOMATIC, label: t('automatic', { name: standard?.label ?? stage.default }) },
        ...usable.map(({ id, label, price, latency }) => ({
          value: id,
          label: t('priced', { name: label, price: money(price.typical), time: span(latency) }),
        })),
      ]}
      value={usable.some(({ id }) => id === wished) ? (wished ?? AUTOMATIC) : AUTOMATIC}
      disabled={session.running}
      onChange={(value) => edit({ models: { ...draft.models, [kind]: value === AUTOMATIC ? null : value } })}
    />
  );
}
