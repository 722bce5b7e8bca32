import { COHERENCE_NAMES, type CoherenceWish, coherenceState, withSwitch } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { coherenceQuery } from '../../lib/coherence-api.ts';
import { Badge } from '../badge.tsx';
import { Button } from '../button.tsx';
import { Switch } from '../switch.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { SwitchDetails } from './switch-details.tsx';

interface CoherencePanelProps {
  value: CoherenceWish;
  models?: { image?: string | undefined; video?: string | undefined };
  /** How many scenes the ad will have. */
  scenes?: number | undefined;
  onChange: (value: CoherenceWish) => void;
}

/** What the studio makes of a sentence when nobody says how many. */
const USUAL_SCENES = 4;

/** What holds the scenes of an ad together, each a switch with what it does, what it costs, and why it may have no effect. */
export function CoherencePanel({ value, models = {}, scenes = USUAL_SCENES, onChange }: CoherencePanelProps) {
  const t = useTranslations('coherence');
  const { data, error, refetch } = useQuery(coherenceQuery(models));
  const state = coherenceState(value);
  const changed = Object.keys(value).length > 0;
  return (
    <details className="group rounded-card border border-line">
      <summary className="flex cursor-pointer list-none items-center justify-between gap-3 rounded-card px-4 py-3 font-medium text-sm hover:bg-hover">
        <span>{t('title')}</span>
        <span className="flex items-center gap-2">
          {changed && <Badge tone="accent">{t('changed')}</Badge>}
          <ChevronDown
            className="size-4 text-muted transition-transform group-open:rotate-180"
            aria-hidden="true"
          />
        </span>
      </summary>
      <div className="grid gap-4 border-line border-t p-4">
        {error && (
          <ProblemNotice
            error={error}
            actions={<Button onClick={() => void refetch()}>{t('again')}</Button>}
          />
        )}
        {COHERENCE_NAMES.map((name) => {
          const facts = data?.switches.find((one) => one.name === name);
          const on = state[name] && facts?.available !== false;
          const warning =
            on || !facts?.available || !facts.default ? null : t(`off.${name as 'seed_control'}`);
          return (
            <div key={name} className="grid gap-1">
              <Switch
                label={t(`names.${name}`)}
                checked={on}
                disabled={!facts?.available}
                onChange={(next) => onChange(withSwitch(value, name, next))}
              />
              <p className="pr-12 text-muted text-sm">
                {t(`does.${name}`)} <SwitchDetails name={name} />
              </p>
              {facts && (
                <p className="flex flex-wrap gap-x-3 text-muted text-xs">
                  {facts.available && facts.time !== 'none' && <span>{t(`time.${facts.time}`)}</span>}
                  {on && name === 'parallel_clips' && scenes > 1 && (
                    <span>{t('saves', { count: scenes })}</span>
                  )}
                  {facts.available && facts.cost !== 'none' && <span>{t(`cost.${facts.cost}`)}</span>}
                  {facts.requires.map((need) => (
                    <span key={need}>{t('needs', { name: t(`names.${need}`) })}</span>
                  ))}
                  {facts.excludes.map((other) => (
                    <span key={other}>{t('against', { name: t(`names.${other}`) })}</span>
                  ))}
                </p>
              )}
              {facts?.reason && (
                <p className="text-muted text-sm italic">{t('unavailable', { reason: facts.reason })}</p>
              )}
              {warning && <p className="text-sm text-warn">{warning}</p>}
            </div>
          );
        })}
        {changed && (
          <Button size="small" look="quiet" className="justify-self-start" onClick={() => onChange({})}>
            {t('reset')}
          </Button>
        )}
      </div>
    </details>
  );
}
