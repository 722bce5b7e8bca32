import { SCENE_LIMITS, type SessionResponse, type Storyboard } from '@admint/contract';
import { Clapperboard, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useApprove, useEditStoryboard } from './auto-api.ts';
import { SceneEditor } from './scene-editor.tsx';
import {
  type DraftScene,
  draftOf,
  editOf,
  goesOnFrom,
  isSame,
  totalSeconds,
  usable,
} from './storyboard-draft.ts';

/** The storyboard before anything is paid: every scene can be rewritten, moved, dropped or added. */
export function ReviewBoard({ session, board }: { session: SessionResponse; board: Storyboard }) {
  const t = useTranslations('auto');
  const { money, seconds } = useFormats();
  const [draft, setDraft] = useState(() => draftOf(board));
  const save = useEditStoryboard(session.id);
  const approve = useApprove(session.id);
  const changed = !isSame(draft, draftOf(board));
  const ready = usable(draft);
  const { scenes } = draft;

  const set = (index: number, change: Partial<DraftScene>) =>
    setDraft({ ...draft, scenes: scenes.map((scene, i) => (i === index ? { ...scene, ...change } : scene)) });
  const move = (index: number, by: number) => {
    const next = [...scenes];
    const [taken] = next.splice(index, 1);
    if (taken) next.splice(index + by, 0, taken);
    setDraft({ ...draft, scenes: next });
  };
  const remove = (index: number) => setDraft({ ...draft, scenes: scenes.filter((_, i) => i !== index) });
  const add = () => {
    const last = scenes.at(-1);
    if (!last) return;
    const { number: _, ...like } = last;
    setDraft({ ...draft, scenes: [...scenes, { ...like, key: crypto.randomUUID(), overlay_text: '' }] });
  };
  const keep = async () => setDraft(draftOf(await save.mutateAsync(editOf(draft))));
  const make = async () => {
    if (changed) await keep();
    await approve.mutateAsync(undefined);
  };
  // Both show their failure below.
  const run = (work: () => Promise<unknown>) => void work().catch(() => undefined);

  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('productName')}
          maxLength={50}
          value={draft.product_name}
          error={draft.product_name.trim() === '' ? t('needed') : undefined}
          onChange={(event) => setDraft({ ...draft, product_name: event.target.value })}
        />
        <TextField
          label={t('cta')}
          maxLength={30}
          value={draft.cta}
          onChange={(event) => setDraft({ ...draft, cta: event.target.value })}
        />
      </div>
      <ol aria-label={t('storyboard')} className="grid gap-5">
        {scenes.map((scene, index) => (
          <SceneEditor
            key={scene.key}
            scene={scene}
            index={index}
            count={scenes.length}
            from={goesOnFrom(board, scene.number)}
            onChange={(change) => set(index, change)}
            onMove={(by) => move(index, by)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {scenes.length < SCENE_LIMITS.scenes.max && (
        <Button onClick={add}>
          <Plus aria-hidden="true" />
          {t('addScene')}
        </Button>
      )}
      <ActionBar
        label={t('bar')}
        action={
          <>
            <Button
              disabled={!changed || !ready}
              busy={save.isPending && !approve.isPending}
              onClick={() => run(keep)}
            >
              {t('save')}
            </Button>
            <Button look="primary" disabled={!ready} busy={approve.isPending} onClick={() => run(make)}>
              <Clapperboard aria-hidden="true" />
              {t('approve')}
              <span className="tabular font-normal">· {money(board.estimated_cost)}</span>
            </Button>
          </>
        }
      >
        <p aria-live="polite" className="font-medium">
          {t('lengthOf', { count: scenes.length, time: seconds(totalSeconds(draft)) })}
        </p>
        <p className="text-muted text-sm">{changed ? t('unsaved') : t('reviewLead')}</p>
        {(save.error ?? approve.error) && <ProblemNotice error={save.error ?? approve.error} paid />}
      </ActionBar>
    </>
  );
}
