import { sendThen } from '../../lib/send-then.ts';
import { PROMPT_LIMITS, VARIATION_LIMITS } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { PriceButton } from './price-button.tsx';
import { SavedProfiles } from './saved-profiles.tsx';
import { parallelEstimate, useStartComparison } from './start-api.ts';
import { VariationCard } from './variation-card.tsx';
import {
  type BaseAd,
  bodyOf,
  type CompareKind,
  type DraftVariation,
  faultsOf,
  firstVariations,
  withCopy,
} from './variations.ts';

/** Characters a sentence has at least. */
const LEAST = PROMPT_LIMITS.whole.least;

interface CompareStartFormProps {
  /** The ad as the form above has it. */
  base: BaseAd;
  /** The ad that holds the product photos, if there are any. */
  photoSession: string | null;
  onStarted: (groupId: string) => void;
}

/** Two to five variations of one ad, by settings or by sentence, with the price of all before any is begun. */
export function CompareStartForm({ base, photoSession, onStarted }: CompareStartFormProps) {
  const t = useTranslations('compare');
  const name = (letter: string) => t('variation', { letter });
  const [kind, setKind] = useState<CompareKind>('settings');
  const [list, setList] = useState(() => firstVariations(base, name));
  const body = bodyOf(kind, base, list, photoSession);
  const faults = faultsOf(body);
  const estimate = useQuery({ ...parallelEstimate(body), enabled: faults.length === 0 });
  const start = useStartComparison();
  const edit = (of: DraftVariation, part: Partial<DraftVariation>) =>
    setList((before) => before.map((one) => (one.key === of.key ? { ...one, ...part } : one)));
  const last = list.at(-1);
  const about = (field: string) => faults.some((fault) => fault.field === field);
  const blocked = about('prompt')
    ? t(kind === 'settings' ? 'noSentence' : 'eachSentence', { least: LEAST })
    : about('label')
      ? t('twins')
      : faults[0]?.message;
  return (
    <section aria-label={t('variations')} className="grid gap-5">
      <Segments
        label={t('by')}
        value={kind}
        options={(['settings', 'prompt'] as const).map((value) => ({ value, label: t(`bys.${value}`) }))}
        onChange={setKind}
      />
      <p className="text-muted text-sm">{t(`byHints.${kind}`)}</p>
      <ol className="grid gap-4">
        {list.map((variation, index) => (
          <VariationCard
            key={variation.key}
            variation={variation}
            kind={kind}
            base={base}
            fault={
              faults.find(({ at, field }) => at === index && (field === 'label' || field === 'coherence'))
                ?.message
            }
            cost={faults.length === 0 ? estimate.data?.costs[index] : undefined}
            onChange={(part) => edit(variation, part)}
            onCopy={
              list.length < VARIATION_LIMITS.most ? () => setList(withCopy(list, variation, name)) : undefined
            }
            onRemove={
              list.length > VARIATION_LIMITS.least
                ? () => setList(list.filter(({ key }) => key !== variation.key))
                : undefined
            }
          />
        ))}
      </ol>
      {last && list.length < VARIATION_LIMITS.most && (
        <Button onClick={() => setList(withCopy(list, last, name))}>
          <Plus aria-hidden="true" />
          {t('add')}
        </Button>
      )}
      {kind === 'settings' && <SavedProfiles />}
      <ProblemNotice error={start.error ?? estimate.error} paid={start.error !== null} />
      <PriceButton
        label={t('startAll', { count: list.length })}
        estimate={faults.length === 0 ? estimate.data : undefined}
        blocked={blocked}
        busy={start.isPending}
        onPress={() => sendThen(start, body, ({ group_id }) => onStarted(group_id))}
      />
    </section>
  );
}
