import { sendThen } from '../../lib/send-then.ts';
import { type GenerationDetails, SCENE_LIMITS, VARIATION_LIMITS } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Split, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageSkeleton } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { comparisonQuery } from './compare-api.ts';
import { PriceButton } from './price-button.tsx';
import { hooksEstimate, useStartHooks } from './start-api.ts';

interface HookDraft {
  key: number;
  visual_prompt: string;
  overlay_text: string;
  /** seconds; as long as the first scene is now when null */
  duration: number | null;
}

/** For a finished automatic ad: other first scenes, which share everything that comes after. */
export function OtherBeginnings({
  video,
  onStarted,
}: {
  video: GenerationDetails;
  onStarted: (groupId: string) => void;
}) {
  const t = useTranslations('compare');
  const [open, setOpen] = useState(false);
  if (video.mode !== 'auto' || video.status !== 'completed') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Split aria-hidden="true" />
        {t('beginnings')}
      </Button>
      <Dialog open={open} title={t('beginnings')} closeLabel={t('close')} onClose={() => setOpen(false)}>
        {video.group_id ? (
          <InAGroup id={video.id} groupId={video.group_id} onStarted={onStarted} />
        ) : (
          <HookForm id={video.id} onStarted={onStarted} />
        )}
      </Dialog>
    </>
  );
}

/** A video stands in one comparison: another of its beginnings joins those there are, but not what compares something else. */
function InAGroup({
  groupId,
  ...form
}: {
  id: string;
  groupId: string;
  onStarted: (groupId: string) => void;
}) {
  const t = useTranslations('compare');
  const { data, error } = useQuery(comparisonQuery(groupId));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <PageSkeleton label={t('loading')} rows={1} />;
  if (data.comparison_type === 'hook') return <HookForm {...form} />;
  return (
    <Notice
      tone="info"
      title={t('elsewhere')}
      actions={
        <Link to="/compare/$groupId" params={{ groupId }} className={buttonClass()}>
          {t('toComparison')}
        </Link>
      }
    >
      <p>{t('elsewhereText')}</p>
    </Notice>
  );
}

const empty = (key: number): HookDraft => ({ key, visual_prompt: '', overlay_text: '', duration: null });

const { min: SHORTEST, max: LONGEST } = SCENE_LIMITS.seconds;
const AS_NOW = 'now';
/** Whole seconds a first scene may last. */
const LENGTHS = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => SHORTEST + i);
const lasting = ({ duration }: HookDraft) => (duration === null ? {} : { duration });

function HookForm({ id, onStarted }: { id: string; onStarted: (groupId: string) => void }) {
  const t = useTranslations('compare');
  const [hooks, setHooks] = useState<HookDraft[]>([empty(0)]);
  const start = useStartHooks(id);
  const { seconds } = useFormats();
  const { prompt, overlay } = SCENE_LIMITS;
  const written = ({ visual_prompt }: HookDraft) => visual_prompt.trim().length >= prompt.min;
  const body = {
    hooks: hooks.map((hook) => ({
      visual_prompt: hook.visual_prompt,
      overlay_text: hook.overlay_text,
      ...lasting(hook),
    })),
  };
  // The price does not depend on the words, so it stands there before they are written.
  const priced = {
    hooks: hooks.map((hook) => ({
      visual_prompt: t('beginningExample'),
      overlay_text: '',
      ...lasting(hook),
    })),
  };
  const estimate = useQuery(hooksEstimate(id, priced));
  const edit = (key: number, part: Partial<HookDraft>) =>
    setHooks((before) => before.map((hook) => (hook.key === key ? { ...hook, ...part } : hook)));
  return (
    <div className="grid gap-5">
      <p className="text-muted">{t('beginningsText')}</p>
      <ol className="grid gap-4">
        {hooks.map((hook, index) => (
          <li key={hook.key} className="grid gap-3 rounded-card border border-line p-4">
            <div className="flex items-center justify-between gap-2">
              <h3 className="font-semibold">{t('beginning', { number: index + 1 })}</h3>
              <Button
                size="small"
                shape="icon"
                look="quiet"
                disabled={hooks.length === 1}
                aria-label={t('takeOut', { name: t('beginning', { number: index + 1 }) })}
                onClick={() => setHooks(hooks.filter(({ key }) => key !== hook.key))}
              >
                <X aria-hidden="true" />
              </Button>
            </div>
            <TextArea
              label={t('firstScene')}
              rows={2}
              placeholder={t('beginningExample')}
              value={hook.visual_prompt}
              maxLength={prompt.max}
              onChange={(event) => edit(hook.key, { visual_prompt: event.target.value })}
            />
            <TextField
              label={t('firstText')}
              value={hook.overlay_text}
              maxLength={overlay}
              count={{ now: hook.overlay_text.trim().length, most: overlay }}
              onChange={(event) => edit(hook.key, { overlay_text: event.target.value })}
            />
            <Select
              label={t('firstLasts')}
              value={hook.duration === null ? AS_NOW : String(hook.duration)}
              options={[
                { value: AS_NOW, label: t('asNow') },
                ...LENGTHS.map((length) => ({ value: String(length), label: seconds(length) })),
              ]}
              onChange={(value) => edit(hook.key, { duration: value === AS_NOW ? null : Number(value) })}
            />
          </li>
        ))}
      </ol>
      {hooks.length < VARIATION_LIMITS.hooks && (
        <Button onClick={() => setHooks([...hooks, empty(Math.max(...hooks.map(({ key }) => key)) + 1)])}>
          <Plus aria-hidden="true" />
          {t('addBeginning')}
        </Button>
      )}
      <ProblemNotice error={start.error ?? estimate.error} paid={start.error !== null} />
      <PriceButton
        label={t('startHooks', { count: hooks.length })}
        estimate={estimate.data}
        blocked={hooks.every(written) ? undefined : t('describe', { least: prompt.min })}
        busy={start.isPending}
        onPress={() => sendThen(start, body, ({ group_id }) => onStarted(group_id))}
      />
    </div>
  );
}
