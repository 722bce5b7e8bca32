import { sendThen } from '../../lib/send-then.ts';
import {
  COHERENCE,
  COHERENCE_NAMES,
  coherenceState,
  Framework,
  PROMPT_LIMITS,
  VARIATION_LIMITS,
} from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Copy, Save, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { CoherencePanel } from '../../ui/session/coherence-panel.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { say } from '../../ui/toasts.tsx';
import { profilesQuery, useProfileWrites } from './start-api.ts';
import type { BaseAd, CompareKind, DraftVariation } from './variations.ts';

const MOST = PROMPT_LIMITS.whole.most;
const CHOSEN = 'auto';

interface VariationCardProps {
  variation: DraftVariation;
  kind: CompareKind;
  base: BaseAd;
  fault: string | undefined;
  cost: number | undefined;
  onChange: (part: Partial<DraftVariation>) => void;
  onCopy: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

/** One variation: its name, and its sentence or its settings. */
export function VariationCard(props: VariationCardProps) {
  const { variation, kind, fault, cost, onChange, onCopy, onRemove } = props;
  const t = useTranslations('compare');
  const { money } = useFormats();
  const { label, prompt } = variation;
  return (
    <li className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-center justify-between gap-2">
        <h3 className="min-w-0 truncate font-semibold">{label}</h3>
        <span className="flex shrink-0 items-center gap-1">
          {cost !== undefined && <Badge>{money(cost)}</Badge>}
          <Button
            size="small"
            shape="icon"
            look="quiet"
            disabled={!onCopy}
            aria-label={t('copy', { name: label })}
            title={t('copy', { name: label })}
            onClick={onCopy}
          >
            <Copy aria-hidden="true" />
          </Button>
          <Button
            size="small"
            shape="icon"
            look="quiet"
            disabled={!onRemove}
            aria-label={t('takeOut', { name: label })}
            title={t('takeOut', { name: label })}
            onClick={onRemove}
          >
            <X aria-hidden="true" />
          </Button>
        </span>
      </div>
      <TextField
        label={t('label')}
        value={label}
        maxLength={VARIATION_LIMITS.label}
        error={fault}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      {kind === 'prompt' ? (
        <TextArea
          label={t('sentence')}
          rows={3}
          value={prompt}
          maxLength={MOST}
          count={{ now: prompt.trim().length, most: MOST }}
          onChange={(event) => onChange({ prompt: event.target.value })}
        />
      ) : (
        <Settings {...props} />
      )}
    </li>
  );
}

function Settings({ variation, base, onChange }: VariationCardProps) {
  const t = useTranslations('compare');
  const auto = useTranslations('auto');
  const profiles = useQuery(profilesQuery);
  const { save } = useProfileWrites();
  const { label, framework, coherence } = variation;
  const keep = () =>
    sendThen(save, { name: label.trim(), framework, coherence }, () =>
      say({ title: t('profileSaved', { name: label.trim() }) }),
    );
  const load = (id: string) => {
    const found = profiles.data?.find((one) => one.id === id);
    if (!found) return;
    const { settings, name } = found;
    onChange({ label: name, framework: settings.framework ?? null, coherence: settings.coherence ?? {} });
  };
  return (
    <>
      <Select
        label={auto('framework')}
        value={framework ?? CHOSEN}
        options={[
          { value: CHOSEN, label: auto('chosen') },
          ...Framework.options.map((value) => ({ value, label: auto(`frameworks.${value}`) })),
        ]}
        onChange={(value) => onChange({ framework: value === CHOSEN ? null : (value as Framework) })}
      />
      <CoherencePanel
        value={coherence}
        models={modelsOf(base)}
        scenes={base.num_clips}
        onChange={(next) => onChange({ coherence: next })}
      />
      <Preview variation={variation} />
      <div className="flex flex-wrap items-end gap-2">
        {profiles.data && profiles.data.length > 0 && (
          <div className="min-w-40 grow">
            <Select
              label={t('load')}
              value=""
              options={profiles.data.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={load}
            />
          </div>
        )}
        <Button size="small" look="quiet" busy={save.isPending} disabled={label.trim() === ''} onClick={keep}>
          {!save.isPending && <Save aria-hidden="true" />}
          {t('saveProfile')}
        </Button>
      </div>
      <ProblemNotice error={save.error ?? profiles.error} />
    </>
  );
}

export function modelsOf({ models }: BaseAd): { image?: string | undefined; video?: string | undefined } {
  return { image: models?.image ?? undefined, video: models?.video ?? undefined };
}

/** The settings of a variation in a line: only what is not as recommended. */
function Preview({ variation }: { variation: DraftVariation }) {
  const t = useTranslations('compare');
  const names = useTranslations('coherence.names');
  const state = coherenceState(variation.coherence);
  const changed = COHERENCE_NAMES.filter((name) => state[name] !== COHERENCE[name].default);
  const parts = [
    ...(variation.framework ? [variation.framework] : []),
    ...changed.map((name) => t(state[name] ? 'isOn' : 'isOff', { name: names(name) })),
  ];
  return <p className="text-muted text-sm">{parts.length > 0 ? parts.join(' · ') : t('asRecommended')}</p>;
}
